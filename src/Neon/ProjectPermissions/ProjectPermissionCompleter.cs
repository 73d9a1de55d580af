namespace Neon.Commands;

/// <summary>Completes valid permissions by the email addresses they were granted to.</summary>
internal sealed class ProjectPermissionCompleter : ProjectItemCompleter<ProjectPermission>
{
    internal override bool IsId(string text) => new ProjectPermissionIdentity(text).Id is not null;

    private protected override IAsyncEnumerable<ProjectPermission> List(NeonClient client, string projectId, string? search, CancellationToken cancellation) =>
        Each(new ProjectPermissionApi(client).ListAsync(projectId, cancellation));

    private protected override IEnumerable<CompletionItem> DescribeAll(IReadOnlyList<ProjectPermission> items) =>
        items.Where(permission => permission.RevokedAt is null).Select(Describe);

    private protected override CompletionItem Describe(ProjectPermission item) => new(item.GrantedToEmail, item.PermissionId) { Since = item.GrantedAt };
}
