using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets the pending and accepted invitations of an organization.</summary>
/// <remarks>
/// <para>Neon does not report which invitations were accepted: people who accepted are members, see
/// Get-NeonOrganizationMember. An invitation cannot be withdrawn through the API.</para>
/// <para>The list is sorted by address.</para>
/// </remarks>
/// <example>
/// <para>The people who were invited, and by whom</para>
/// <code>Get-NeonOrganizationInvitation</code>
/// </example>
/// <example>
/// <para>The people who were invited and have not joined</para>
/// <code>$members = (Get-NeonOrganizationMember).Email
/// Get-NeonOrganizationInvitation | Where-Object Email -notin $members</code>
/// </example>
/// <keywords>invite, pending members, team</keywords>
/// <seealso cref="NewNeonOrganizationInvitationCommand"/>
/// <seealso cref="GetNeonOrganizationMemberCommand"/>
/// <seealso href="https://neon.com/docs/manage/orgs-api"/>
[Cmdlet(VerbsCommon.Get, "NeonOrganizationInvitation")]
[OutputType(typeof(OrganizationInvitation))]
[NeonOperation("getOrganizationInvitations")]
public sealed class GetNeonOrganizationInvitationCommand : OrganizationCmdlet
{
    /// <summary>Only invitations to one of these email addresses. Wildcards are allowed, and case does not matter.</summary>
    [Parameter(Position = 0, HelpMessage = "Only invitations to one of these email addresses.")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NameOf<InvitationCompleter>))]
    public string[]? Email { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Organization;
        var addresses = NameFilter.OfAddresses(Email);
        foreach (var invitation in await new InvitationApi(Client).ListAsync(await OrganizationIdAsync(null, cancellation), cancellation))
        {
            WriteMatch(invitation, addresses.Matches(invitation.Email));
        }
    }
}
