using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets the organizations that the key has access to, or some of them.</summary>
/// <remarks>
/// <para>A personal key has access to the organizations of its user; an organization key, to its own. Pipe an
/// organization into Get-NeonProject to list its projects.</para>
/// <para>The list is sorted by name.</para>
/// </remarks>
/// <example>
/// <para>The organizations of the user</para>
/// <code>Get-NeonOrganization</code>
/// </example>
/// <example>
/// <para>The projects of all organizations whose name begins with Team</para>
/// <code>Get-NeonOrganization -Name Ac* | Get-NeonProject</code>
/// </example>
/// <example>
/// <para>The organizations that do not require a second factor</para>
/// <code>Get-NeonOrganization | Where-Object { -not $_.RequireMfa } | Select-Object Name, Plan</code>
/// </example>
/// <seealso cref="GetNeonCurrentUserCommand"/>
/// <seealso href="https://neon.com/docs/manage/orgs-api"/>
[Cmdlet(VerbsCommon.Get, "NeonOrganization")]
[OutputType(typeof(Organization))]
[NeonOperation("getCurrentUserOrganizations", "getOrganization")]
public sealed class GetNeonOrganizationCommand : NeonApiCmdlet
{
    private const string ListSet = "List";
    private const string SingleSet = "Organization";

    /// <summary>
    /// One or more organizations, by id, by exact name or piped in. A piped organization is read again. Text with wildcard characters is
    /// a pattern, as for -Name.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = SingleSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "One or more organizations, by id, by exact name or piped in.")]
    [Alias("OrganizationId")]
    [SupportsWildcards]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(IdentityOrPatternOf<OrganizationCompleter>))]
    [IdentityValue(typeof(OrganizationIdentity), IsList = true, Filter = nameof(Name))]
    public OrganizationIdentity[]? Organization { get; set; }

    /// <summary>
    /// Only organizations with one of these names. A name without wildcard characters must match exactly, including case; a
    /// pattern ignores case. Brackets are wildcard characters: escape those in a name with
    /// <c>[WildcardPattern]::Escape</c>.
    /// </summary>
    [Parameter(ParameterSetName = ListSet, HelpMessage = "Only organizations with one of these names.")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NameOf<OrganizationCompleter>))]
    public string[]? Name { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var target = Organization.Current();
        Target = target;
        var api = new OrganizationApi(Client);
        if (target is not null)
        {
            WriteObject(await api.GetAsync(await target.ResolveAsync(Client, cancellation), cancellation));
            return;
        }

        var names = NameFilter.Of(Name);
        foreach (var organization in await api.ListAsync(cancellation))
        {
            WriteMatch(organization, names.Matches(organization.Name));
        }
    }
}
