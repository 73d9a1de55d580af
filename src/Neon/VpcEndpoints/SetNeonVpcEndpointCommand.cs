using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Assigns a VPC endpoint to an organization, or changes the label of an assigned one.</summary>
/// <remarks>
/// <para>Create the endpoint at AWS first, in a region that Neon supports; Azure regions do not support endpoints. Neon
/// then accepts it, which takes a while: Get-NeonVpcEndpoint shows the state. Projects can then be reached through it
/// and restricted to it.</para>
/// <para>An endpoint that is not assigned yet requires -Region. An assigned one is found by its id or label.</para>
/// </remarks>
/// <example>
/// <para>Assign an endpoint</para>
/// <code>Set-NeonVpcEndpoint vpce-0fedcba9876543210 -Region aws-us-east-1 -Label office</code>
/// </example>
/// <example>
/// <para>Change the label of an endpoint</para>
/// <code>Get-NeonVpcEndpoint vpce-1234567890abcdef0 | Set-NeonVpcEndpoint -Label production-2026</code>
/// </example>
/// <keywords>firewall, private link, private networking, allowlist</keywords>
/// <seealso cref="GetNeonVpcEndpointCommand"/>
/// <seealso cref="RemoveNeonVpcEndpointCommand"/>
[Cmdlet(VerbsCommon.Set, "NeonVpcEndpoint", SupportsShouldProcess = true)]
[OutputType(typeof(VpcEndpoint))]
[NeonOperation("assignOrganizationVPCEndpoint")]
public sealed class SetNeonVpcEndpointCommand : OrganizationCmdlet
{
    /// <summary>The endpoints, by id at AWS, by exact label, or piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The endpoints, by id at AWS, by exact label, or piped in.")]
    [Alias("VpcEndpointId")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(VpcEndpointCompleter))]
    [RefuseOtherRows(typeof(VpcEndpointIdentity))]
    public VpcEndpointIdentity[] VpcEndpoint { get; set; } = null!;

    /// <summary>
    /// The region of the endpoint, such as <c>aws-us-east-1</c>. Not required for an endpoint that is already
    /// assigned.
    /// </summary>
    [Parameter(HelpMessage = "The region of the endpoint, such as aws-us-east-1.")]
    [Alias("RegionId")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RegionCompleter))]
    [TextValue]
    public string? Region { get; set; }

    /// <summary>The new label of the endpoint in the organization.</summary>
    [Parameter(Mandatory = true, HelpMessage = "The new label of the endpoint in the organization.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    public string Label { get; set; } = null!;

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var vpcEndpoint = VpcEndpoint.Current();
        Target = vpcEndpoint;
        vpcEndpoint.EnsureIn(Region);
        var api = new VpcEndpointApi(Client);
        if (!await ShouldChangeAsync<VpcEndpoint>(
            Describe(vpcEndpoint.OrganizationId, Region ?? vpcEndpoint.RegionId, vpcEndpoint), "Assign VPC endpoint", vpcEndpoint, ReadAsync, current => [new("Label", Label, current?.Label)], cancellation))
        {
            return;
        }

        var organizationId = await OrganizationIdAsync(vpcEndpoint.OrganizationId, cancellation);
        var (region, id) = await vpcEndpoint.ResolveAsync(api, organizationId, Region, cancellation);
        await api.AssignAsync(organizationId, region, id, new VpcEndpointAssignment { Label = Label }, cancellation);
        WriteObject(new VpcEndpoint { VpcEndpointId = id, Label = Label }.WithOrganization(organizationId).WithRegion(region));

        async Task<VpcEndpoint?> ReadAsync(CancellationToken stop)
        {
            var owner = await OrganizationIdAsync(vpcEndpoint.OrganizationId, stop);
            var (place, known) = await vpcEndpoint.ResolveAsync(api, owner, Region, stop);
            return await api.FindAsync(owner, place, known, stop);
        }
    }
}
