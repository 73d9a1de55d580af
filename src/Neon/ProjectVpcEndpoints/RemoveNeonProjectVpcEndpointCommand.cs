using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Removes the restriction of a project to a VPC endpoint.</summary>
/// <remarks>
/// <para>While other restrictions exist, connections from this VPC endpoint are refused. When the last restriction is
/// removed, the project is no longer restricted and accepts all connections that its other settings allow.</para>
/// <para>The VPC endpoint stays assigned to the organization.</para>
/// </remarks>
/// <example>
/// <para>Remove the restriction to one VPC endpoint in a script</para>
/// <code>Remove-NeonProjectVpcEndpoint vpce-1234567890abcdef0 -Project app -Confirm:$false</code>
/// </example>
/// <example>
/// <para>See which restrictions of a project would be removed</para>
/// <code>Get-NeonProjectVpcEndpoint -Project app -Label test* | Remove-NeonProjectVpcEndpoint -WhatIf</code>
/// </example>
/// <seealso cref="GetNeonProjectVpcEndpointCommand"/>
/// <seealso cref="SetNeonProjectVpcEndpointCommand"/>
[Cmdlet(VerbsCommon.Remove, "NeonProjectVpcEndpoint", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(ProjectVpcEndpoint))]
[NeonOperation("deleteProjectVPCEndpoint")]
public sealed class RemoveNeonProjectVpcEndpointCommand : ProjectCmdlet
{
    /// <summary>The VPC endpoints, by id, by exact label or piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The VPC endpoints, by id, by exact label or piped in.")]
    [Alias("VpcEndpointId")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(ProjectVpcEndpointCompleter))]
    [RefuseOtherRows(typeof(ProjectVpcEndpointIdentity))]
    public ProjectVpcEndpointIdentity[] VpcEndpoint { get; set; } = null!;

    /// <summary>
    /// Does nothing if the restriction does not exist, instead of reporting an error. A project that does not exist is still an
    /// error.
    /// </summary>
    [Parameter(HelpMessage = "Does nothing if the restriction does not exist, instead of reporting an error.")]
    public SwitchParameter IfExists { get; set; }

    /// <summary>Emits the VPC endpoint that the project is no longer restricted to.</summary>
    [Parameter(HelpMessage = "Emits the VPC endpoint that the project is no longer restricted to.")]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessAsync(CancellationToken cancellation)
    {
        var vpcEndpoint = VpcEndpoint.Current();
        return new ProjectItemRemoval<ProjectVpcEndpoint>(this, Parents, vpcEndpoint)
        {
            Action = "Remove the project's restriction to this VPC endpoint; without any restriction, the project accepts other connections",
            ResolveAsync = (projectId, stop) => vpcEndpoint.ResolveAsync(Client, projectId, stop),
            FindAsync = (projectId, id, stop) => new ProjectVpcEndpointApi(Client).FindAsync(projectId, id, stop),
            RemoveAsync = async (projectId, id, stop) =>
            {
                await new ProjectVpcEndpointApi(Client).RemoveAsync(projectId, id, stop);
                return new ProjectVpcEndpoint { VpcEndpointId = id, Label = vpcEndpoint.Name }.WithProject(projectId);
            },
        }.RunAsync(IfExists, PassThru, cancellation);
    }
}
