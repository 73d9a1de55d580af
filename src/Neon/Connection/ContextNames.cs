namespace Neon;

/// <summary>
/// Reads the names by which a person recognizes a new connection: that of the account, and those of the context. Each takes one
/// request. All are sent together, not repeated, and given up after two seconds: the connection works without the names.
/// </summary>
internal static class ContextNames
{
    private static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(2);

    /// <summary>Reads the names. The connection keeps those in the responses.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="context">The ids of the context.</param>
    /// <param name="log">Receives the reason for each name that cannot be read.</param>
    /// <param name="cancellation">Stops the call.</param>
    public static async Task ReadAsync(NeonConnection connection, NeonContext context, Action<string>? log, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(MaxDelay, connection.Clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        var organizations = new[] { connection.IsOfOrganization ? connection.AccountId : null, context.OrganizationId }.OfType<string>().Distinct();
        await Task.WhenAll(
        [
            .. organizations.Select(id => TryAsync(client => new OrganizationApi(client).GetAsync(id, stop.Token))),
            connection.IsOfOrganization ? Task.CompletedTask : TryAsync(client => new UserApi(client).GetCurrentAsync(stop.Token)),
            context is { ProjectId: { } project, ProjectName: null } ? TryAsync(client => new ProjectApi(client).GetAsync(project, stop.Token)) : Task.CompletedTask,
            context is { ProjectId: { } home, BranchId: { } branch, BranchName: null }
                ? TryAsync(client => new BranchApi(client).GetAsync(new BranchKey(home, branch), stop.Token))
                : Task.CompletedTask,
        ]).ConfigureAwait(false);

        async Task TryAsync(Func<NeonClient, Task> read)
        {
            try
            {
                await read(new NeonClient(connection, log) { SendsOnce = true }).ConfigureAwait(false);
            }
            catch (Exception failure) when (failure is NeonApiException || (failure is OperationCanceledException && !cancellation.IsCancellationRequested))
            {
                log?.Invoke($"A name for the context could not be read: {failure.Message}");
            }
        }
    }
}
