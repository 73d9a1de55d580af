namespace Neon;

/// <summary>
/// One queue per project for all runspaces of the process: Neon carries out the changes of a project one after another and
/// refuses the rest with 423, so they wait here instead. Projects do not wait for each other.
/// </summary>
internal static class ProjectQueues
{
    private static readonly Dictionary<string, Queue> Queues = new(StringComparer.Ordinal);

    /// <summary>How many queues of a host are in use; unused queues are removed.</summary>
    public static int CountOf(Uri baseUri)
    {
        lock (Queues)
        {
            return Queues.Keys.Count(key => key.StartsWith(baseUri.Authority + "/", StringComparison.Ordinal));
        }
    }

    /// <summary>How many changes are running or waiting in the queue of a project.</summary>
    public static int UsersOf(Uri baseUri, string projectId)
    {
        lock (Queues)
        {
            return Queues.TryGetValue(KeyOf(baseUri, projectId), out var queue) ? queue.Users : 0;
        }
    }

    /// <summary>When a change of a project last succeeded; null if none has since the queue was created.</summary>
    public static DateTimeOffset? LastSuccessIn(Uri baseUri, string projectId)
    {
        lock (Queues)
        {
            return Queues.TryGetValue(KeyOf(baseUri, projectId), out var queue) ? queue.LastSuccess : null;
        }
    }

    public static async Task<Lease> EnterAsync(Uri baseUri, string projectId, CancellationToken cancellation)
    {
        var key = KeyOf(baseUri, projectId);
        Queue? queue;
        lock (Queues)
        {
            if (!Queues.TryGetValue(key, out queue))
            {
                Queues.Add(key, queue = new Queue());
            }

            queue.Users++;
        }

        try
        {
            await queue.Gate.WaitAsync(cancellation).ConfigureAwait(false);
        }
        catch
        {
            Leave(key, queue);
            throw;
        }

        return new Lease(key, queue);
    }

    private static string KeyOf(Uri baseUri, string projectId) => baseUri.Authority + "/" + projectId;

    private static void Leave(string key, Queue queue)
    {
        lock (Queues)
        {
            if (--queue.Users == 0)
            {
                Queues.Remove(key);
                queue.Gate.Dispose();
            }
        }
    }

    /// <summary>The right to send the first change of a queue; disposing it lets the next change proceed.</summary>
    internal readonly struct Lease(string key, Queue queue) : IDisposable
    {
        /// <summary>Notifies waiting changes that this change succeeded, so that the queue makes progress.</summary>
        public void Succeeded(DateTimeOffset now)
        {
            if (queue is not null)
            {
                lock (Queues)
                {
                    queue.LastSuccess = now;
                }
            }
        }

        public void Dispose()
        {
            if (queue is not null)
            {
                queue.Gate.Release();
                Leave(key, queue);
            }
        }
    }

    internal sealed class Queue
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);

        public int Users { get; set; }

        public DateTimeOffset? LastSuccess { get; set; }
    }
}
