namespace Neon;

/// <summary>
/// Finds out what became of a change whose reply was lost, instead of sending it again. The change may still be under
/// way when the connection breaks, so it looks more than once.
/// </summary>
internal sealed class LostReply(NeonClient client, DateTimeOffset sentAt)
{
    // Clocks of the two sides differ; a resource made within this time before the request may be the one it made.
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan[] Looks = [TimeSpan.Zero, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(4)];

    /// <summary>Looks for the effect of a change: what the reply would have held, or null when it cannot be seen.</summary>
    public delegate Task<T?> Find<T>(LostReply lost, CancellationToken cancellation)
        where T : class;

    /// <summary>Whether a resource with this creation time can be the one that the lost request made.</summary>
    public bool CanHaveMade(DateTimeOffset? createdAt) =>
        createdAt >= sentAt + client.Connection.ClockOffset - ClockTolerance;

    /// <summary>Whether an operation can be one that the lost request began, and not one of a change just before it.</summary>
    public bool CanHaveBegun(Operation operation) =>
        CanHaveMade(operation.CreatedAt)
        && !(operation.IsFinal && operation.UpdatedAt < sentAt + client.Connection.ClockOffset);

    /// <summary>The operations of a project that the lost request can have begun.</summary>
    /// <param name="projectId">The project.</param>
    /// <param name="isAbout">Whether an operation is about what was changed.</param>
    /// <param name="cancellation">Stops the call.</param>
    public async Task<IReadOnlyList<Operation>> OperationsAsync(
        string projectId, Func<Operation, bool> isAbout, CancellationToken cancellation)
    {
        var newest = await new OperationApi(client).ListNewestAsync(projectId, cancellation).ConfigureAwait(false);
        return [.. newest.Where(operation => isAbout(operation) && CanHaveBegun(operation))];
    }

    public async Task<T?> FindAsync<T>(Find<T> find, NeonApiException lost, CancellationToken cancellation)
        where T : class
    {
        client.Log($"{lost.Method} {lost.Route}: the reply was lost; looking for its effect instead of sending it again.");
        foreach (var pause in Looks)
        {
            await Task.Delay(pause, client.Clock, cancellation).ConfigureAwait(false);
            try
            {
                if (await find(this, cancellation).ConfigureAwait(false) is { } found)
                {
                    client.Log($"{lost.Method} {lost.Route}: the change did happen.");
                    return found;
                }
            }
            catch (NeonApiException notNow)
            {
                client.Log($"{lost.Method} {lost.Route}: its effect cannot be looked up: {notNow.Message}");
            }
        }

        throw lost;
    }
}
