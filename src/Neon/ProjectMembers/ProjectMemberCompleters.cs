namespace Neon.Commands;

/// <summary>Completes the members of a project by email address.</summary>
internal sealed class ProjectMemberCompleter : ProjectItemCompleter<ProjectMember>
{
    internal override bool IsId(string text) => new ProjectMemberIdentity(text).Id is not null;

    private protected override IAsyncEnumerable<ProjectMember> List(NeonClient client, string projectId, string? search, CancellationToken cancellation) =>
        new ProjectMemberApi(client).ListAsync(projectId, cancellation);

    private protected override CompletionItem Describe(ProjectMember item) => new(item.Email, item.MemberId)
    {
        Details = [item.Name, item.EffectiveProjectPermission ?? item.ProjectRole],
    };
}

/// <summary>Completes the roles for a project.</summary>
internal sealed class ProjectRoleCompleter() : KnownValueCompleter(
    ("viewer", "Reads the project"),
    ("editor", "Reads and changes the project"),
    ("admin", "Manages the project and its members"));
