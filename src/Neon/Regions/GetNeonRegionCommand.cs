using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets the regions that projects can be created in.</summary>
/// <remarks>
/// <para>Not all regions are available to all organizations: with an organization, from the parameter or the context,
/// Neon lists the regions that are available to it; otherwise it lists all regions.</para>
/// <para>The list is sorted by id. Neon returns it to personal keys only, and omits regions that are closed to new
/// projects, such as those of Azure.</para>
/// </remarks>
/// <example>
/// <para>All regions in Europe</para>
/// <code>Get-NeonRegion *europe*</code>
/// </example>
/// <example>
/// <para>A project in the region near Frankfurt</para>
/// <code>New-NeonProject shop -Region (Get-NeonRegion *frankfurt*).RegionId</code>
/// </example>
/// <keywords>location, data center, aws, azure</keywords>
/// <seealso cref="GetNeonOrganizationCommand"/>
/// <seealso href="https://neon.com/docs/introduction/regions"/>
[Cmdlet(VerbsCommon.Get, "NeonRegion")]
[OutputType(typeof(Region))]
[NeonOperation("getActiveRegions")]
public sealed class GetNeonRegionCommand : NeonApiCmdlet
{
    /// <summary>
    /// Only regions with one of these ids or names. A value without wildcard characters must match exactly, including
    /// case, and is an error if there is no such region; a pattern ignores case.
    /// </summary>
    [Parameter(Position = 0, HelpMessage = "Only regions with one of these ids or names.")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public string[]? Name { get; set; }

    /// <summary>
    /// The organization whose regions are listed, by id, by exact name or piped in. Default: the organization of the
    /// context, if there is one.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "The organization whose regions are listed, by id, by exact name or piped in.")]
    [Alias("OrganizationId")]
    [ArgumentCompleter(typeof(OrganizationCompleter))]
    [IdentityValue(typeof(OrganizationIdentity), CanBeNull = true)]
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
        var organizationId = Organization is null ? Context.OrganizationId : await OrganizationScope.ResolveAsync(Client, Organization, cancellation);
        var names = NameFilter.Of(Name);
        var regions = await new RegionApi(Client).ListAsync(organizationId, cancellation);
        foreach (var region in regions)
        {
            WriteMatch(region, names.Matches(region.RegionId) || names.Matches(region.Name));
        }

        this.ReportMissing("region", Name, [.. regions.Select(region => region.RegionId), .. regions.Select(region => region.Name)]);
    }
}
