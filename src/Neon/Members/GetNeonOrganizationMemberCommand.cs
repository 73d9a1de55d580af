using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets the members of an organization, or some of them.</summary>
/// <remarks>
/// <para>Without -Member, the cmdlet lists all members page by page; -Email filters the list and accepts wildcards. A
/// list includes each member's email address and second factor. Neon omits them for a single member read by id; a
/// member that is specified by email address or piped in keeps them.</para>
/// </remarks>
/// <example>
/// <para>The members of the organization and their roles</para>
/// <code>Get-NeonOrganizationMember</code>
/// </example>
/// <example>
/// <para>Members of any organization who sign in without a second factor</para>
/// <code>Get-NeonOrganization | Get-NeonOrganizationMember | Where-Object { -not $_.HasMfa }</code>
/// </example>
/// <example>
/// <para>One member, by email address</para>
/// <code>Get-NeonOrganizationMember grace@example.com</code>
/// </example>
/// <keywords>user, team, access, audit</keywords>
/// <seealso cref="SetNeonOrganizationMemberCommand"/>
/// <seealso cref="RemoveNeonOrganizationMemberCommand"/>
/// <seealso href="https://neon.com/docs/manage/orgs-api"/>
[Cmdlet(VerbsCommon.Get, "NeonOrganizationMember")]
[OutputType(typeof(OrganizationMember))]
[NeonOperation("getOrganizationMembers", "getOrganizationMember")]
public sealed class GetNeonOrganizationMemberCommand : OrganizationCmdlet
{
    private const string ListSet = "List";
    private const string SingleSet = "Member";

    /// <summary>
    /// One or more members, by id, by email address or piped in. A piped member is read again. Text with wildcard characters is a
    /// pattern, as for -Email.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = SingleSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "One or more members, by id, by email address or piped in.")]
    [Alias("MemberId")]
    [SupportsWildcards]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(IdentityOrPatternOf<MemberCompleter>))]
    [IdentityValue(typeof(MemberIdentity), IsList = true, Filter = nameof(Email))]
    public MemberIdentity[]? Member { get; set; }

    /// <summary>Only members with one of these email addresses. Wildcards are allowed, and case does not matter.</summary>
    [Parameter(ParameterSetName = ListSet, HelpMessage = "Only members with one of these email addresses.")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NameOf<MemberCompleter>))]
    public string[]? Email { get; set; }

    /// <summary>The sort key of the list: <c>joined_at</c>, <c>email</c> or <c>role</c>.</summary>
    /// <value>joined_at</value>
    [Parameter(ParameterSetName = ListSet, HelpMessage = "The sort key of the list: joined_at, email or role.")]
    [ArgumentCompleter(typeof(MemberSortCompleter))]
    [AcceptedValues(typeof(MemberSortCompleter))]
    [TextValue]
    public string? SortBy { get; set; }

    /// <summary>The direction of the sort: <c>asc</c> or <c>desc</c>.</summary>
    /// <value>desc</value>
    [Parameter(ParameterSetName = ListSet, HelpMessage = "The direction of the sort: asc or desc.")]
    [ArgumentCompleter(typeof(SortOrderCompleter))]
    [AcceptedValues(typeof(SortOrderCompleter))]
    [TextValue]
    public string? SortOrder { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var target = Member.Current();
        Target = (object?)target ?? Organization;
        var api = new MemberApi(Client);
        if (target is not null)
        {
            target.EnsureNamed();
            var organization = await OrganizationIdAsync(target.OrganizationId, cancellation);
            var known = await target.ResolveAsync(api, organization, cancellation);

            // A member found by address has just been read.
            WriteObject(target.Id is null ? known : (await api.GetAsync(organization, target.Id, cancellation)).Like(known));
            return;
        }

        var addresses = NameFilter.OfAddresses(Email);
        var organizationId = await OrganizationIdAsync(null, cancellation);
        await foreach (var member in api.ListAsync(organizationId, SortBy?.ToLowerInvariant(), SortOrder?.ToLowerInvariant(), cancellation))
        {
            WriteMatch(member, addresses.Matches(member.Email));
        }
    }
}
