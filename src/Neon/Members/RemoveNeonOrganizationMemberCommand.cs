using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Removes a member from an organization.</summary>
/// <remarks>
/// <para>Only administrators of the organization can remove members, and only with a personal key: Neon refuses
/// organization keys. The last administrator cannot be removed. Organization keys that the member created continue to
/// work; list them with Get-NeonApiKey -Organization.</para>
/// </remarks>
/// <example>
/// <para>Remove a person who left, without confirmation</para>
/// <code>Remove-NeonOrganizationMember grace@example.com -Confirm:$false</code>
/// </example>
/// <example>
/// <para>See which deactivated accounts a clean-up would remove</para>
/// <code>Get-NeonOrganizationMember | Where-Object DeactivatedAt | Remove-NeonOrganizationMember -WhatIf</code>
/// </example>
/// <keywords>user, team, offboarding, kick</keywords>
/// <seealso cref="GetNeonOrganizationMemberCommand"/>
/// <seealso href="https://neon.com/docs/manage/orgs-api"/>
[Cmdlet(VerbsCommon.Remove, "NeonOrganizationMember", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(OrganizationMember))]
[NeonOperation("removeOrganizationMember")]
public sealed class RemoveNeonOrganizationMemberCommand : OrganizationCmdlet
{
    /// <summary>The members to remove, by id, by email address or piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The members to remove, by id, by email address or piped in.")]
    [Alias("MemberId")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(MemberCompleter))]
    [RefuseOtherRows(typeof(MemberIdentity))]
    public MemberIdentity[] Member { get; set; } = null!;

    /// <summary>
    /// Does nothing if the member does not exist, instead of reporting an error. An organization that does not exist is still an
    /// error. If only the organization of the context was searched, a warning names it.
    /// </summary>
    [Parameter(HelpMessage = "Does nothing if the member does not exist, instead of reporting an error.")]
    public SwitchParameter IfExists { get; set; }

    /// <summary>Emits the removed member, with the data that is known.</summary>
    [Parameter(HelpMessage = "Emits the removed member, with the data that is known.")]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    internal override void OnNotFound() => WarnIfOnlyContextSearched(Member.Current());

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var member = Member.Current();
        Target = member;
        var api = new MemberApi(Client);
        var (organizationId, known, isOwn) = (string.Empty, default(OrganizationMember), false);
        var removal = new IfExists(this, IfExists, member)
        {
            IsListed = async stop => await api.FindListedAsync(organizationId, known!.MemberId!, stop) is not null,
            Foresee = async stop => isOwn = await this.IsOwnAsync(known ?? member.Member, stop),
            Consequence = () => isOwn ? "; this is your own account, which loses access to the organization" : string.Empty,
        };
        if (!await removal.ShouldProcessAsync(
            Describe(member.OrganizationId, member),
            "Remove member from organization and from all its projects",
            async stop =>
            {
                organizationId = await OrganizationIdAsync(member.OrganizationId, stop);
                known = await member.ResolveAsync(api, organizationId, stop);
                return member.Id is null || await api.FindListedAsync(organizationId, known.MemberId!, stop) is not null;
            },
            cancellation))
        {
            return;
        }

        organizationId = await OrganizationIdAsync(member.OrganizationId, cancellation);
        var removed = await removal.RemoveAsync<OrganizationMember>(
            async stop =>
            {
                known ??= await member.ResolveAsync(api, organizationId, stop);
                await api.RemoveAsync(organizationId, known.MemberId!, stop);
                return known;
            },
            cancellation);
        if (PassThru && removed is not null)
        {
            WriteObject(removed);
        }
    }
}
