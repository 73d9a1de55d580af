using System.Management.Automation;
using System.Net.Mail;

namespace Neon.Commands;

/// <summary>Invites people into an organization.</summary>
/// <remarks>
/// <para>Neon sends each person an e-mail. Who has a Neon account joins at once; others join when they have made one. All
/// addresses of a pipeline are sent together in one request for each organization, which takes all of them or none.</para>
/// <para>Only administrators can invite, and only with a personal key: Neon refuses it to the keys of organizations. An
/// invitation cannot be withdrawn through the API; who has joined is removed with Remove-NeonOrganizationMember.</para>
/// </remarks>
/// <example>
/// <para>Invite two people as editors</para>
/// <code>New-NeonOrganizationInvitation linus@example.com, alan@example.com</code>
/// </example>
/// <example>
/// <para>Invite the editors and viewers of one organization into another, to read</para>
/// <code>Get-NeonOrganizationMember -Organization 'Acme' | Where-Object Role -in editor, viewer | ForEach-Object Email |
///     New-NeonOrganizationInvitation -Organization 'Contoso' -Role viewer</code>
/// </example>
/// <seealso cref="GetNeonOrganizationInvitationCommand"/>
/// <seealso cref="GetNeonOrganizationMemberCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/createorganizationinvitations"/>
[Cmdlet(VerbsCommon.New, "NeonOrganizationInvitation", SupportsShouldProcess = true)]
[OutputType(typeof(OrganizationInvitation))]
[NeonOperation("createOrganizationInvitations")]
public sealed class NewNeonOrganizationInvitationCommand : OrganizationCmdlet
{
    private const int LongestAddress = 256;
    private readonly List<(OrganizationIdentity? Organization, string Email)> _invited = [];

    /// <summary>The e-mail addresses of the people to invite.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [ValidateNotBlank]
    public string[] Email { get; set; } = null!;

    /// <summary>
    /// The role in the organization: <c>admin</c>, <c>editor</c>, <c>viewer</c> or <c>collaborator</c>. Organizations that are
    /// managed by Vercel still have the legacy role <c>member</c> instead of <c>editor</c>.
    /// </summary>
    /// <value>editor</value>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(MemberRoleCompleter))]
    [SingleValue]
    public string Role { get; set; } = "editor";

    /// <inheritdoc/>
    protected override Task ProcessAsync(CancellationToken cancellation)
    {
        foreach (var text in Email)
        {
            var address = text.Trim();
            if (address.Length <= LongestAddress && MailAddress.TryCreate(address, out var parsed) && parsed.Address == address)
            {
                _invited.Add((Organization, address));
                continue;
            }

            var failure = new NeonApiException(NeonFailure.InvalidInput, $"'{text}' is no e-mail address.")
            {
                Advice = "Give addresses alone, such as ada@example.com. The column of a file comes with Select-Object -ExpandProperty.",
            };
            WriteFailure(failure, text);
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
        if (!ShouldProcess(target, $"Invite into organization as {Role}"))
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
