namespace Neon.Commands;

/// <summary>Completes the members of an organization by email address.</summary>
internal sealed class MemberCompleter : OrganizationItemCompleter<OrganizationMember>
{
    internal override bool IsId(string text) => new MemberIdentity(text).Id is not null;

    private protected override IAsyncEnumerable<OrganizationMember> List(NeonClient client, string organizationId, CancellationToken cancellation) =>
        new MemberApi(client).ListAsync(organizationId, null, null, cancellation);

    private protected override CompletionItem Describe(OrganizationMember item) => new(item.Email, item.MemberId)
    {
        Details = [item.Role],
        Since = item.JoinedAt,
        Event = "joined",
    };
}

/// <summary>Completes the roles in an organization. <c>member</c> is the legacy name of <c>editor</c> and comes last.</summary>
internal sealed class MemberRoleCompleter() : KnownValueCompleter(
    ("admin", "Manages the organization, its members, billing and all projects"),
    ("editor", "Creates and changes projects"),
    ("viewer", "Reads projects"),
    ("collaborator", "Accesses only the projects that are shared with it"),
    ("member", "Legacy name of editor"));

/// <summary>Accepts the roles in an organization.</summary>
internal sealed class MemberRoleAttribute() : OneOfAttribute("a role in an organization", All)
{
    /// <summary>The roles.</summary>
    public static readonly string[] All = [.. new MemberRoleCompleter().Values];
}
