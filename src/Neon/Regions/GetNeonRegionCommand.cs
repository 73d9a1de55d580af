using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets the regions that projects can be created in.</summary>
/// <remarks>
/// <para>Not every region is open to every organization: with an organization, named or from the context, Neon lists those
/// that are open to it; otherwise all of them.</para>
/// <para>The list is sorted by id. Neon returns it to personal keys only, and leaves out regions that are closed for new projects,
/// such as those of Azure.</para>
/// </remarks>
/// <example>
/// <para>All regions in Europe</para>
/// <code>Get-NeonRegion *europe*</code>
/// </example>
/// <example>
/// <para>A project in the region near Frankfurt</para>
/// <code>New-NeonProject shop -Region (Get-NeonRegion *frankfurt*).RegionId</code>
/// </example>
/// <seealso cref="GetNeonOrganizationCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/getactiveregions"/>
[Cmdlet(VerbsCommon.Get, "NeonRegion")]
[OutputType(typeof(Region))]
[NeonOperation("getActiveRegions")]
public sealed class GetNeonRegionCommand : NeonApiCmdlet
{
    /// <summary>
    /// Only regions with one of these ids or names. An id or a name without wildcard characters is matched exactly, including
    /// case; a pattern is matched ignoring case.
    /// </summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public string[]? Name { get; set; }

    /// <summary>
    /// The organization whose regions are listed, by id, by exact name or piped in. Without it the organization of the
    /// context is used, if there is one.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("OrganizationId")]
    [ArgumentCompleter(typeof(OrganizationCompleter))]
    [SingleValue]
    public OrganizationIdentity? Organization { get; set; }

    /// <inheritdoc/>
    protected override Task BeginAsync(CancellationToken cancellation)
    {
        RefuseTypedNull(nameof(Organization));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Organization;
        var organizationId = Organization is null ? Context.OrganizationId : await Organization.ResolveAsync(Client, cancellation);
        var names = NameFilter.Of(Name);
        foreach (var region in await new RegionApi(Client).ListAsync(organizationId, cancellation))
        {
            if (names.Matches(region.RegionId) || names.Matches(region.Name))
            {
                WriteObject(region);
            }
        }
    }
}
