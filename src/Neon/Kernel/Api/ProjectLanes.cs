namespace Neon;

/// <summary>
/// One queue per project for all runspaces of the process: Neon carries out the changes of a project one after another and
/// refuses the rest with 423, so they wait here instead. Projects do not wait for each other.
/// </summary>
internal static class ProjectLanes
{
    private static readonly Dictionary<string, Lane> Lanes = new(StringComparer.Ordinal);

    /// <summary>How many queues of a host are in use; unused queues are removed.</summary>
    public static int CountOf(Uri baseUri)
    {
        lock (Lanes)
        {
            return Lanes.Keys.Count(key => key.StartsWith(baseUri.Authority + "/", StringComparison.Ordinal));
        }
    }

    /// <summary>How many changes are running or waiting in the queue of a project.</summary>
    public static int UsersOf(Uri baseUri, string projectId)
    {
        lock (Lanes)
        {
            return Lanes.TryGetValue(KeyOf(baseUri, projectId), out var lane) ? lane.Users : 0;
        }
    }

    /// <summary>When a change of a project last succeeded; null if none has since the queue was created.</summary>
    public static DateTimeOffset? LastMadeIn(Uri baseUri, string projectId)
    {
        lock (Lanes)
        {
            return Lanes.TryGetValue(KeyOf(baseUri, projectId), out var lane) ? lane.LastMade : null;
        }
    }

    public static async Task<Turn> EnterAsync(Uri baseUri, string projectId, CancellationToken cancellation)
    {
        var key = KeyOf(baseUri, projectId);
        Lane? lane;
        lock (Lanes)
        {
            if (!Lanes.TryGetValue(key, out lane))
            {
                Lanes.Add(key, lane = new Lane());
            }

            lane.Users++;
        }

        try
        {
            await lane.Gate.WaitAsync(cancellation).ConfigureAwait(false);
        }
        catch
        {
            Leave(key, lane);
            throw;
        }

        return new Turn(key, lane);
    }

    private static string KeyOf(Uri baseUri, string projectId) => baseUri.Authority + "/" + projectId;

    private static void Leave(string key, Lane lane)
    {
        lock (Lanes)
        {
            if (--lane.Users == 0)
            {
                Lanes.Remove(key);
                lane.Gate.Dispose();
            }
        }
    }

    /// <summary>A turn in a queue; disposing it lets the next change proceed.</summary>
    internal readonly struct Turn(string key, Lane lane) : IDisposable
    {
        /// <summary>Notifies waiting changes that this change succeeded, so that the queue makes progress.</summary>
        public void Made(DateTimeOffset now)
        {
            if (lane is not null)
            {
                lock (Lanes)
                {
                    lane.LastMade = now;
                }
            }
        }

        public void Dispose()
        {
            if (lane is not null)
            {
                lane.Gate.Release();
                Leave(key, lane);
            }
        }
    }

    internal sealed class Lane
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);

        public int Users { get; set; }

        public DateTimeOffset? LastMade { get; set; }
    }
}
