using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Changes the role of a member of an organization.</summary>
/// <remarks>
/// <para>Only administrators of the organization can change roles. An organization keeps at least one administrator:
/// the role of the last one cannot be changed. Before you lower the role of your own account, which you cannot undo yourself,
/// the cmdlet asks for confirmation regardless of -Confirm; -Force skips this. In a session that cannot prompt, the change is
/// refused without -Force.</para>
/// </remarks>
/// <example>
/// <para>Make a member an administrator</para>
/// <code>Set-NeonOrganizationMember grace@example.com -Role admin</code>
/// </example>
/// <example>
/// <para>Limit all members whose address matches a pattern to read-only access</para>
/// <code>Get-NeonOrganizationMember -Email *@contractor.example | Set-NeonOrganizationMember -Role viewer</code>
/// </example>
/// <keywords>user, team, permission, role change, admin</keywords>
/// <seealso cref="GetNeonOrganizationMemberCommand"/>
/// <seealso href="https://neon.com/docs/manage/orgs-api"/>
[Cmdlet(VerbsCommon.Set, "NeonOrganizationMember", SupportsShouldProcess = true)]
[OutputType(typeof(OrganizationMember))]
[NeonOperation("updateOrganizationMember")]
public sealed class SetNeonOrganizationMemberCommand : OrganizationCmdlet
{
    /// <summary>The members to change, by id, by email address or piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The members to change, by id, by email address or piped in.")]
    [Alias("MemberId")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(MemberCompleter))]
    [RefuseOtherRows(typeof(MemberIdentity))]
    public MemberIdentity[] Member { get; set; } = null!;

    /// <summary>
    /// The new role: <c>admin</c>, <c>editor</c>, <c>viewer</c> or <c>collaborator</c>. Organizations that are managed by
    /// Vercel still have the legacy role <c>member</c> instead of <c>editor</c>.
    /// </summary>
    [Parameter(Mandatory = true, HelpMessage = "The new role: admin, editor, viewer or collaborator.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(MemberRoleCompleter))]
    [TextValue]
    [MemberRole]
    public string Role { get; set; } = null!;

    /// <summary>Does not ask before the role of your own account is lowered.</summary>
    [Parameter(HelpMessage = "Does not ask before the role of your own account is lowered.")]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var member = Member.Current();
        Target = member;
        var api = new MemberApi(Client);
        var update = new MemberUpdate { Role = Role.ToLowerInvariant() };
        var canLower = !Force && update.Role != "admin";
        var current = await PresentAsync<OrganizationMember>(
            member, async stop => await member.ResolveAsync(api, await OrganizationIdAsync(member.OrganizationId, stop), stop), isNeeded: ShowsChange || canLower, cancellation);
        var isOwn = (ShowsChange || canLower) && await this.IsOwnAsync(current, cancellation);
        if (!ShouldProcess(
            Describe(member.OrganizationId, member),
            RequestedSetting.Describe(
                "Change role of organization member" + (isOwn ? ", which is your own account" : string.Empty), [new("Role", update.Role, current?.Role)], isKnown: current is not null))
            || (isOwn && canLower && !IsAgreed(update.Role)))
        {
            return;
        }

        var organizationId = await OrganizationIdAsync(member.OrganizationId, cancellation);
        var known = current ?? await member.ResolveAsync(api, organizationId, cancellation);
        WriteObject((await api.UpdateAsync(organizationId, known.MemberId!, update, cancellation)).Like(known));
    }

    private bool IsAgreed(string role)
    {
        var (yesToAll, noToAll) = (false, false);
        return Ask(
            () => ShouldContinue($"This changes the role of your own account to {role}. You cannot undo this yourself. Continue?", "Change role of organization member", ref yesToAll, ref noToAll),
            () => new NeonApiException(NeonFailure.Refused, $"Changing the role of your own account to {role} needs confirmation, but this session cannot prompt.")
            {
                Advice = "Use -Force to change it without confirmation.",
            });
    }
}
