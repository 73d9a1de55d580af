namespace Neon.Commands;

/// <summary>Completes the invitations of an organization by email address.</summary>
internal sealed class InvitationCompleter : OrganizationItemCompleter<OrganizationInvitation>
{
    private protected override IAsyncEnumerable<OrganizationInvitation> List(NeonClient client, string organizationId, CancellationToken cancellation) =>
        Each(new InvitationApi(client).ListAsync(organizationId, cancellation));

    private protected override CompletionItem Describe(OrganizationInvitation item) => new(item.Email, item.InvitationId)
    {
        Details = [item.Role],
        Since = item.InvitedAt,
        Event = "invited",
    };
}
