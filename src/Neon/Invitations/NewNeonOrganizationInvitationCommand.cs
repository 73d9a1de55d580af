using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Invites people to an organization.</summary>
/// <remarks>
/// <para>Neon sends each person an email. People with a Neon account join immediately; others join when they have
/// created one. All addresses of a pipeline are sent in one request per organization, which invites all of them or
/// none.</para>
/// <para>Only administrators can invite people, and only with a personal key: Neon refuses invitations by organization
/// keys. An invitation cannot be withdrawn through the API; to remove people who have joined, use
/// Remove-NeonOrganizationMember.</para>
/// </remarks>
/// <example>
/// <para>Invite two people as editors</para>
/// <code>New-NeonOrganizationInvitation dennis@example.com, ken@example.com</code>
/// </example>
/// <example>
/// <para>Invite the editors and viewers of one organization to another, as viewers</para>
/// <code>Get-NeonOrganizationMember -Organization 'Acme' | Where-Object Role -in editor, viewer | ForEach-Object Email |
///     New-NeonOrganizationInvitation -Organization 'Contoso' -Role viewer</code>
/// </example>
/// <keywords>invite, add user, add member, onboarding, team</keywords>
/// <seealso cref="GetNeonOrganizationInvitationCommand"/>
/// <seealso cref="GetNeonOrganizationMemberCommand"/>
/// <seealso href="https://neon.com/docs/manage/orgs-api"/>
[Cmdlet(VerbsCommon.New, "NeonOrganizationInvitation", SupportsShouldProcess = true)]
[OutputType(typeof(OrganizationInvitation))]
[NeonOperation("createOrganizationInvitations")]
public sealed class NewNeonOrganizationInvitationCommand : OrganizationCmdlet
{
    private readonly List<(OrganizationIdentity? Organization, string Email)> _invited = [];

    /// <summary>The email addresses of the people to invite.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The email addresses of the people to invite.")]
    [ValidateNotNullOrEmpty]
    [ValidateNotBlank]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue(IsList = true)]
    [EmailAddress(IsCheckedByCmdlet = true)]
    public string[] Email { get; set; } = null!;

    /// <summary>
    /// The role in the organization: <c>admin</c>, <c>editor</c>, <c>viewer</c> or <c>collaborator</c>. Organizations that are
    /// managed by Vercel still have the legacy role <c>member</c> instead of <c>editor</c>.
    /// </summary>
    /// <value>editor</value>
    [Parameter(HelpMessage = "The role in the organization: admin, editor, viewer or collaborator.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(MemberRoleCompleter))]
    [TextValue]
    [MemberRole]
    public string Role { get; set; } = "editor";

    /// <inheritdoc/>
    protected override Task ProcessAsync(CancellationToken cancellation)
    {
        foreach (var text in Email)
        {
            var address = text.Trim();
            if (new EmailAddressAttribute().Refusal(this, nameof(Email), address) is { } refusal)
            {
                WriteFailure(refusal, text);
                continue;
            }

            _invited.Add((Organization, address));
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task EndAsync(CancellationToken cancellation)
    {
        foreach (var batch in _invited.GroupBy(invited => invited.Organization?.ToString()))
        {
            try
            {
                await InviteAsync(
                    batch.First().Organization,
                    [.. batch.Select(invited => invited.Email).Distinct(StringComparer.OrdinalIgnoreCase)],
                    cancellation);
            }
            catch (NeonApiException failure)
            {
                WriteFailure(failure);
            }
        }
    }

    private async Task InviteAsync(OrganizationIdentity? organization, string[] addresses, CancellationToken cancellation)
    {
        Target = addresses;
        var target = OrganizationScope.Describe(Context, organization, null, string.Join(", ", addresses));
        if (!ShouldProcess(target, $"Invite to organization as {Role}"))
        {
            return;
        }

        var organizationId = await Organizations.IdAsync(Client, organization, null, cancellation);
        InvitationCreate[] invitations = [.. addresses.Select(address => new InvitationCreate { Email = address, Role = Role.ToLowerInvariant() })];
        foreach (var invitation in await new InvitationApi(Client).CreateAsync(organizationId, invitations, cancellation))
        {
            WriteObject(invitation);
        }
    }
}
