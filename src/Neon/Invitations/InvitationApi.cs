namespace Neon;

/// <summary>API calls for invitations to an organization.</summary>
internal sealed class InvitationApi(NeonClient client)
{
    [NeonOperation("getOrganizationInvitations")]
    public async Task<IReadOnlyList<OrganizationInvitation>> ListAsync(string organizationId, CancellationToken cancellation) =>
        [.. ((await client.GetAsync(ApiRequest.Get(All(organizationId)), InvitationJson.Default.InvitationList, cancellation).ConfigureAwait(false))
            .Invitations ?? []).Order()];

    /// <summary>Invites people, all in one request.</summary>
    [NeonOperation("createOrganizationInvitations")]
    public async Task<IReadOnlyList<OrganizationInvitation>> CreateAsync(
        string organizationId, IReadOnlyList<InvitationCreate> invitations, CancellationToken cancellation)
    {
        var request = ApiRequest.Post(All(organizationId))
            .Body(new InvitationCreateBody { Invitations = invitations }, InvitationJson.Default.InvitationCreateBody);
        var list = await client.ChangeAsync(
            request,
            InvitationJson.Default.InvitationList,
            async (lost, stop) =>
            {
                var created = (await ListAsync(organizationId, stop).ConfigureAwait(false))
                    .Where(invitation => lost.MayHaveCreated(invitation.InvitedAt) && invitations.Any(wanted => IsFor(invitation, wanted)))
                    .ToArray();
                return invitations.All(wanted => created.Any(invitation => IsFor(invitation, wanted))) ? new InvitationList { Invitations = created } : null;
            },
            cancellation).ConfigureAwait(false);
        return list?.Invitations ?? [];
    }

    private static Route All(string organizationId) => Route.Of($"/organizations/{organizationId:org_id}/invitations");

    // One request invites several people, and Neon may change the case of an address.
    private static bool IsFor(OrganizationInvitation invitation, InvitationCreate wanted) =>
        string.Equals(invitation.Email, wanted.Email, StringComparison.OrdinalIgnoreCase) && invitation.Role == wanted.Role;
}
