namespace Neon.Commands;

/// <summary>Completes roles.</summary>
internal sealed class RoleCompleter : BranchItemCompleter<Role>
{
    private protected override IAsyncEnumerable<Role> List(NeonClient client, BranchKey branchKey, CancellationToken cancellation) =>
        Each(new RoleApi(client).ListAsync(branchKey, cancellation));

    private protected override CompletionItem Describe(Role item) => new(item.RoleName)
    {
        Details = [item.Protected == true ? "protected" : null, item.AuthenticationMethod],
        Since = item.CreatedAt,
    };
}
