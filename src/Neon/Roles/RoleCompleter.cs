namespace Neon.Commands;

/// <summary>Completes roles.</summary>
internal sealed class RoleCompleter : BranchItemCompleter<Role>
{
    private protected override IAsyncEnumerable<Role> List(NeonClient client, string projectId, string branchId, CancellationToken cancellation) =>
        Each(new RoleApi(client).ListAsync(projectId, branchId, cancellation));

    private protected override CompletionItem Describe(Role item) => new(item.RoleName)
    {
        Facts = [item.Protected == true ? "protected" : null, item.AuthenticationMethod],
        Since = item.CreatedAt,
    };
}
