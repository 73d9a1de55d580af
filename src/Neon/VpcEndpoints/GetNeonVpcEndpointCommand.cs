using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets the VPC endpoints of an organization, or specific ones with their state.</summary>
/// <remarks>
/// <para>Without -VpcEndpoint, the cmdlet lists the endpoints of all regions, or of one with -Region. A list has no
/// states: pipe it into Get-NeonVpcEndpoint to read each endpoint. The state <c>new</c> becomes <c>accepted</c> when
/// Neon has accepted the connection.</para>
/// <para>An endpoint specified only by id or label is first looked up in all regions.</para>
/// <para>The list is sorted by label.</para>
/// </remarks>
/// <example>
/// <para>The endpoints of all regions, with their states</para>
/// <code>Get-NeonVpcEndpoint | Get-NeonVpcEndpoint</code>
/// </example>
/// <example>
/// <para>The endpoints of one region</para>
/// <code>Get-NeonVpcEndpoint -Region aws-us-east-1</code>
/// </example>
/// <example>
/// <para>Check whether Neon has accepted an endpoint</para>
/// <code>(Get-NeonVpcEndpoint vpce-1234567890abcdef0).State</code>
/// </example>
/// <keywords>firewall, private link, private networking</keywords>
/// <seealso cref="SetNeonVpcEndpointCommand"/>
/// <seealso cref="RemoveNeonVpcEndpointCommand"/>
[Cmdlet(VerbsCommon.Get, "NeonVpcEndpoint")]
[OutputType(typeof(VpcEndpoint))]
[NeonOperation("listOrganizationVPCEndpointsAllRegions", "listOrganizationVPCEndpoints", "getOrganizationVPCEndpointDetails")]
public sealed class GetNeonVpcEndpointCommand : OrganizationCmdlet
{
    private const string ListSet = "List";
    private const string SingleSet = "VpcEndpoint";

    /// <summary>
    /// One or more endpoints, by id, by exact label or piped in. A piped endpoint is read again. Text with wildcard characters is a
    /// pattern, as for -Label.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = SingleSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "One or more endpoints, by id, by exact label or piped in.")]
    [Alias("VpcEndpointId")]
    [SupportsWildcards]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(IdentityOrPatternOf<VpcEndpointCompleter>))]
    [IdentityValue(typeof(VpcEndpointIdentity), IsList = true, Filter = nameof(Label))]
    public VpcEndpointIdentity[]? VpcEndpoint { get; set; }

    /// <summary>Only endpoints of one region, such as <c>aws-us-east-1</c>; see <c>Get-NeonRegion</c>.</summary>
    [Parameter(ParameterSetName = ListSet, ValueFromPipelineByPropertyName = true, HelpMessage = "Only endpoints of one region, such as aws-us-east-1; see Get-NeonRegion.")]
    [Parameter(ParameterSetName = SingleSet, ValueFromPipelineByPropertyName = true, HelpMessage = "Only endpoints of one region, such as aws-us-east-1; see Get-NeonRegion.")]
    [Alias("RegionId")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RegionCompleter))]
    [TextValue]
    public string? Region { get; set; }

    /// <summary>
    /// Only endpoints with one of these labels or ids. A label without wildcard characters must match exactly, including
    /// case; a pattern ignores case. Brackets are wildcard characters: escape those in a label with
    /// <c>[WildcardPattern]::Escape</c>.
    /// </summary>
    [Parameter(ParameterSetName = ListSet, HelpMessage = "Only endpoints with one of these labels or ids.")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NameOf<VpcEndpointCompleter>))]
    public string[]? Label { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var vpcEndpoint = VpcEndpoint.Current();
        Target = (object?)vpcEndpoint ?? Organization;
        var api = new VpcEndpointApi(Client);
        vpcEndpoint?.EnsureNamed();
        var organizationId = await OrganizationIdAsync(vpcEndpoint?.OrganizationId, cancellation);
        if (vpcEndpoint is not null)
        {
            var (region, id) = await vpcEndpoint.ResolveAsync(api, organizationId, Region, cancellation);
            WriteObject(await api.GetAsync(organizationId, region, id, cancellation));
            return;
        }

        var labels = NameFilter.Of(Label);
        var endpoints = Region is null
            ? await api.ListAllAsync(organizationId, cancellation)
            : await api.ListAsync(organizationId, Region, cancellation);
        foreach (var endpoint in endpoints)
        {
            WriteMatch(endpoint, labels.Matches(endpoint.Label) || labels.Matches(endpoint.VpcEndpointId));
        }
    }
}
