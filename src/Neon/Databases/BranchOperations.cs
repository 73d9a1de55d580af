namespace Neon;

/// <summary>Finds the operations on a branch that a change whose reply was lost can have begun.</summary>
internal static class BranchOperations
{
    public static async Task<IReadOnlyList<Operation>> SinceAsync(
        NeonClient client, LostReply lost, string projectId, string branchId, CancellationToken cancellation)
    {
        var newest = await new OperationApi(client).ListNewestAsync(projectId, cancellation).ConfigureAwait(false);
        return [.. newest.Where(operation => operation.BranchId == branchId && lost.CanHaveBegun(operation))];
    }
}
