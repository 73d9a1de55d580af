using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Restricts a project to a VPC endpoint, or changes the label of such a restriction.</summary>
/// <remarks>
/// <para>The project then accepts connections only from the VPC endpoints that it is restricted to; all other
/// connections are refused. Assign the VPC endpoint to the project's organization first.</para>
/// <para>Setting an existing restriction changes its label.</para>
/// </remarks>
/// <example>
/// <para>Restrict a project to a VPC endpoint</para>
/// <code>Set-NeonProjectVpcEndpoint vpce-1234567890abcdef0 -Label production -Project app</code>
/// </example>
/// <example>
/// <para>Restrict all projects that match a pattern to one VPC endpoint</para>
/// <code>Get-NeonProject -Name test-* | Set-NeonProjectVpcEndpoint -VpcEndpoint vpce-1234567890abcdef0 -Label test</code>
/// </example>
/// <keywords>firewall, private link, private networking, allowlist</keywords>
/// <seealso cref="GetNeonProjectVpcEndpointCommand"/>
/// <seealso cref="RemoveNeonProjectVpcEndpointCommand"/>
[Cmdlet(VerbsCommon.Set, "NeonProjectVpcEndpoint", SupportsShouldProcess = true)]
[OutputType(typeof(ProjectVpcEndpoint))]
[NeonOperation("assignProjectVPCEndpoint")]
public sealed class SetNeonProjectVpcEndpointCommand : ProjectCmdlet
{
    /// <summary>
    /// The VPC endpoints, by id such as <c>vpce-1234567890abcdef0</c>, by exact label in the project, or piped in.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The VPC endpoints, by id such as vpce-1234567890abcdef0, by exact label in the project, or piped in.")]
    [Alias("VpcEndpointId")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(IdOf<VpcEndpointCompleter>))]
    [RefuseOtherRows(typeof(ProjectVpcEndpointIdentity))]
    public ProjectVpcEndpointIdentity[] VpcEndpoint { get; set; } = null!;

    /// <summary>The label of the VPC endpoint.</summary>
    [Parameter(Mandatory = true, Position = 1, HelpMessage = "The label of the VPC endpoint.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    public string Label { get; set; } = null!;

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var vpcEndpoint = VpcEndpoint.Current();
        Target = vpcEndpoint;
        var api = new ProjectVpcEndpointApi(Client);
        if (!await ShouldChangeAsync<ProjectVpcEndpoint>(
            Parents.Describe(vpcEndpoint), "Restrict the project's connections to its VPC endpoints", vpcEndpoint, ReadAsync, current => [new("Label", Label, current?.Label)], cancellation))
        {
            return;
        }

        var projectId = await Parents.ProjectOfAsync(vpcEndpoint, cancellation);
        var id = await vpcEndpoint.ResolveAsync(Client, projectId, cancellation);
        var assignment = new ProjectVpcEndpointAssignment { Label = Label };
        WriteObject(await api.SetAsync(projectId, id, assignment, cancellation));

        async Task<ProjectVpcEndpoint?> ReadAsync(CancellationToken stop)
        {
            var home = await Parents.ProjectOfAsync(vpcEndpoint, stop);
            return await api.FindAsync(home, await vpcEndpoint.ResolveAsync(Client, home, stop), stop);
        }
    }
}
