using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets the VPC endpoints that a project is restricted to.</summary>
/// <remarks>
/// <para>A project without such restrictions accepts connections from every VPC endpoint of its organization.
/// Connections from the public internet are a separate setting: Set-NeonProject -BlockPublicConnections.</para>
/// <para>The list is sorted by label.</para>
/// </remarks>
/// <example>
/// <para>The VPC endpoints that a project is restricted to</para>
/// <code>Get-NeonProjectVpcEndpoint -Project app</code>
/// </example>
/// <example>
/// <para>The restricted projects and their VPC endpoints</para>
/// <code>Get-NeonProject | Get-NeonProjectVpcEndpoint | Select-Object ProjectId, VpcEndpointId, Label</code>
/// </example>
/// <keywords>firewall, private link, private networking</keywords>
/// <seealso cref="SetNeonProjectVpcEndpointCommand"/>
/// <seealso cref="RemoveNeonProjectVpcEndpointCommand"/>
[Cmdlet(VerbsCommon.Get, "NeonProjectVpcEndpoint")]
[OutputType(typeof(ProjectVpcEndpoint))]
[NeonOperation("listProjectVPCEndpoints")]
public sealed class GetNeonProjectVpcEndpointCommand : ProjectCmdlet
{
    private const string ListSet = "List";
    private const string SingleSet = "VpcEndpoint";

    /// <summary>
    /// One or more VPC endpoints, by id, by exact label or piped in. A piped endpoint is read again. Text with wildcard characters is a
    /// pattern, as for -Label.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = SingleSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "One or more VPC endpoints, by id, by exact label or piped in.")]
    [Alias("VpcEndpointId")]
    [SupportsWildcards]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(IdentityOrPatternOf<ProjectVpcEndpointCompleter>))]
    [IdentityValue(typeof(ProjectVpcEndpointIdentity), IsList = true, Filter = nameof(Label))]
    public ProjectVpcEndpointIdentity[]? VpcEndpoint { get; set; }

    /// <summary>
    /// Only VPC endpoints with one of these labels or ids. A label without wildcard characters must match exactly,
    /// including case; a pattern ignores case. Brackets are wildcard characters: escape those in a label with
    /// <c>[WildcardPattern]::Escape</c>.
    /// </summary>
    [Parameter(ParameterSetName = ListSet, HelpMessage = "Only VPC endpoints with one of these labels or ids.")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NameOf<ProjectVpcEndpointCompleter>))]
    public string[]? Label { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var vpcEndpoint = VpcEndpoint.Current();
        Target = (object?)vpcEndpoint ?? Project;
        if (vpcEndpoint is not null)
        {
            vpcEndpoint.EnsureNamed();
            WriteObject(await vpcEndpoint.FindAsync(Client, await Parents.ProjectOfAsync(vpcEndpoint, cancellation), cancellation));
            return;
        }

        var labels = NameFilter.Of(Label);
        foreach (var endpoint in await new ProjectVpcEndpointApi(Client).ListAsync(await Parents.ProjectIdAsync(cancellation), cancellation))
        {
            WriteMatch(endpoint, labels.Matches(endpoint.Label) || labels.Matches(endpoint.VpcEndpointId));
        }
    }
}
