using System.Globalization;

namespace Neon;

/// <summary>
/// Waits while Neon refuses a request with 423 because operations of the project run: it asks for the project's
/// operations, one list call a poll, and lets the request go again when none is left. The budget begins at the first
/// refusal and is the connection's own lock budget, apart from that of the request.
/// </summary>
internal sealed class ProjectLock(NeonClient client, string? projectId)
{
    private DateTimeOffset? _deadline;
    private int _refusals;

    public async Task WaitAsync(ApiReply refusal, CancellationToken cancellation)
    {
        _deadline ??= client.Clock.GetUtcNow() + client.Connection.LockTimeout;
        client.Log(string.Create(
            CultureInfo.InvariantCulture,
            $"The project is locked (423); waiting for its operations, at most until {_deadline:HH:mm:ss} UTC."));
        var polls = new PollInterval();
        // The lock of one that finished is let go a little later than its operation; and some refusals are about no
        // operation at all. Both want a pause that grows.
        for (var extra = 0; extra <= _refusals; extra++)
        {
            await PauseAsync(refusal, polls.Next(), cancellation).ConfigureAwait(false);
        }

        _refusals = Math.Min(_refusals + 1, 4);
        try
        {
            while (projectId is not null && await UnfinishedAsync(cancellation).ConfigureAwait(false) is { Length: > 0 } unfinished)
            {
                client.Waiting(Describe(unfinished));
                await PauseAsync(refusal, polls.Next(), cancellation).ConfigureAwait(false);
            }
        }
        finally
        {
            client.Waiting(null);
        }
    }

    private static string Describe(Operation[] unfinished) =>
        $"the project is locked by {unfinished[0]} on {unfinished[0].EndpointId ?? unfinished[0].BranchId ?? unfinished[0].ProjectId}"
        + (unfinished.Length > 1 ? $" and {unfinished.Length - 1} more" : string.Empty);

    private async Task PauseAsync(ApiReply refusal, TimeSpan pause, CancellationToken cancellation)
    {
        if (client.Clock.GetUtcNow() + pause > _deadline)
        {
            throw refusal.Failure(NeonFailure.Locked, null);
        }

        await Task.Delay(pause, client.Clock, cancellation).ConfigureAwait(false);
    }

    private async Task<Operation[]> UnfinishedAsync(CancellationToken cancellation)
    {
        try
        {
            var newest = await new OperationApi(client).ListNewestAsync(projectId!, cancellation).ConfigureAwait(false);
            // One that failed holds no lock while nobody retries it, and may stay like that for good.
            return [.. newest.Where(operation => operation is { IsFinal: false, Status: not "failed" })];
        }
        catch (NeonApiException failure) when (failure.Failure == NeonFailure.ErrorResponse)
        {
            // A key may change a project without being allowed to list its operations: pausing has to do.
            return [];
        }
    }
}
