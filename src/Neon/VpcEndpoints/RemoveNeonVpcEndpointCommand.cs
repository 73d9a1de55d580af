using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Permanently removes a VPC endpoint from an organization.</summary>
/// <remarks>
/// <para>A removed endpoint can never be added back to the organization; create a new one at AWS instead. Projects that
/// are restricted to it can no longer be reached through it.</para>
/// </remarks>
/// <example>
/// <para>Remove an endpoint without confirmation</para>
/// <code>Remove-NeonVpcEndpoint vpce-1234567890abcdef0 -Confirm:$false</code>
/// </example>
/// <example>
/// <para>See which endpoints without restricted projects would be removed</para>
/// <code>Get-NeonVpcEndpoint | Get-NeonVpcEndpoint | Where-Object RestrictedProjectCount -eq 0 | Remove-NeonVpcEndpoint -WhatIf</code>
/// </example>
/// <seealso cref="GetNeonVpcEndpointCommand"/>
/// <seealso cref="SetNeonVpcEndpointCommand"/>
[Cmdlet(VerbsCommon.Remove, "NeonVpcEndpoint", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(VpcEndpoint))]
[NeonOperation("deleteOrganizationVPCEndpoint")]
public sealed class RemoveNeonVpcEndpointCommand : OrganizationCmdlet
{
    /// <summary>The endpoints to remove, by id, by exact label or piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The endpoints to remove, by id, by exact label or piped in.")]
    [Alias("VpcEndpointId")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(VpcEndpointCompleter))]
    [RefuseOtherRows(typeof(VpcEndpointIdentity))]
    public VpcEndpointIdentity[] VpcEndpoint { get; set; } = null!;

    /// <summary>The region of the endpoint. Default: looked up.</summary>
    [Parameter(HelpMessage = "The region of the endpoint.")]
    [Alias("RegionId")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RegionCompleter))]
    [TextValue]
    public string? Region { get; set; }

    /// <summary>
    /// Does nothing if the endpoint does not exist, instead of reporting an error. An organization that does not exist is still
    /// an error. If only the organization of the context was searched, a warning names it.
    /// </summary>
    [Parameter(HelpMessage = "Does nothing if the endpoint does not exist, instead of reporting an error.")]
    public SwitchParameter IfExists { get; set; }

    /// <summary>Emits the removed endpoint.</summary>
    [Parameter(HelpMessage = "Emits the removed endpoint.")]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    internal override void OnNotFound() => WarnIfOnlyContextSearched(VpcEndpoint.Current());

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var vpcEndpoint = VpcEndpoint.Current();
        Target = vpcEndpoint;
        vpcEndpoint.EnsureIn(Region);
        var api = new VpcEndpointApi(Client);
        var (organizationId, region, id) = (string.Empty, string.Empty, string.Empty);
        var removal = new IfExists(this, IfExists, vpcEndpoint)
        {
            IsListed = async stop => await api.FindListedAsync(organizationId, region, id, stop) is not null,
        };
        if (!await removal.ShouldProcessAsync(
            Describe(vpcEndpoint.OrganizationId, Region ?? vpcEndpoint.RegionId, vpcEndpoint),
            "Remove VPC endpoint from organization; it can never be added back",
            async stop =>
            {
                organizationId = await OrganizationIdAsync(vpcEndpoint.OrganizationId, stop);
                (region, id) = await vpcEndpoint.ResolveAsync(api, organizationId, Region, stop);
                return await api.FindListedAsync(organizationId, region, id, stop) is not null;
            },
            cancellation))
        {
            return;
        }

        organizationId = await OrganizationIdAsync(vpcEndpoint.OrganizationId, cancellation);
        var removed = await removal.RemoveAsync<VpcEndpoint>(
            async stop =>
            {
                if (id.Length == 0)
                {
                    (region, id) = await vpcEndpoint.ResolveAsync(api, organizationId, Region, stop);
                }

                await api.RemoveAsync(organizationId, region, id, stop);
                return vpcEndpoint.Input as VpcEndpoint ?? new VpcEndpoint { VpcEndpointId = id }.WithOrganization(organizationId).WithRegion(region);
            },
            cancellation);
        if (PassThru && removed is not null)
        {
            WriteObject(removed);
        }
    }
}
