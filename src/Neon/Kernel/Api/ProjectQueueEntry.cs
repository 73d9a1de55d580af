using System.Globalization;

namespace Neon;

/// <summary>
/// The place of a change in the queue of its project: in one process, the changes of a project run one after another.
/// </summary>
internal sealed class ProjectQueueEntry(NeonClient client, ApiRequest request, string projectId)
{
    /// <summary>Waits for its turn as long as the changes ahead make progress; a stalled queue is abandoned.</summary>
    public async Task<ProjectQueues.Lease> EnterAsync(CancellationToken cancellation)
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var entering = ProjectQueues.EnterAsync(client.Connection.BaseUri, projectId, leaving.Token);
        if (entering.IsCompleted)
        {
            return await entering.ConfigureAwait(false);
        }

        client.Log($"{request.Label}: waiting for other changes to the project in this process.");
        var since = client.Clock.GetUtcNow();
        client.Waiting(new RequestDelay("other changes are ahead", since) { ProjectId = projectId });
        try
        {
            if (!await ComesAsync(entering, since, cancellation).ConfigureAwait(false))
            {
                await leaving.CancelAsync().ConfigureAwait(false);
            }

            // Its turn may have come at this very moment.
            var lease = await entering.ConfigureAwait(false);
            client.Log(string.Create(CultureInfo.InvariantCulture, $"{request.Label}: waited {(client.Clock.GetUtcNow() - since).TotalSeconds:0.0} s."));
            return lease;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new NeonApiException(NeonFailure.Locked, string.Create(
                CultureInfo.InvariantCulture,
                $"Other changes to project {projectId} in this process are ahead of this one, and none of them succeeded within {client.Connection.LockTimeout.TotalSeconds:0.###} s. This change was not sent."))
            {
                Method = request.Method.Method,
                Route = request.Route.Template,
                Advice = "Wait until the other commands have finished and run this one again, or reconnect with a longer time-out: Connect-Neon -LockTimeout.",
            };
        }
        finally
        {
            client.Waiting(null);
        }
    }

    private async Task<bool> ComesAsync(Task entering, DateTimeOffset since, CancellationToken cancellation)
    {
        while (!entering.IsCompleted)
        {
            var moved = ProjectQueues.LastSuccessIn(client.Connection.BaseUri, projectId) is { } last && last > since ? last : since;
            var left = moved + client.Connection.LockTimeout - client.Clock.GetUtcNow();
            if (left <= TimeSpan.Zero)
            {
                return false;
            }

            using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            await Task.WhenAny(entering, Task.Delay(left, client.Clock, waiting.Token)).ConfigureAwait(false);
            await waiting.CancelAsync().ConfigureAwait(false);
            cancellation.ThrowIfCancellationRequested();
        }

        return true;
    }
}
