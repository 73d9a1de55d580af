using System.Management.Automation;

namespace Neon.Commands;

/// <summary>
/// Suspends the compute of an endpoint: connections are dropped, and it incurs no cost until it is used again.
/// </summary>
/// <remarks>
/// <para>The next connection starts the compute again; to refuse connections, use <c>Set-NeonEndpoint -Disabled</c>.</para>
/// <para>The request is also sent for a compute that was idle when it was read, because it may have been started since. If
/// it is still idle, the endpoint is returned without operations. Filter a long list by CurrentState to save those
/// requests.</para>
/// </remarks>
/// <example>
/// <para>Suspend all running computes of a project</para>
/// <code>Get-NeonProject app | Get-NeonEndpoint | Where-Object CurrentState -eq active | Suspend-NeonEndpoint</code>
/// </example>
/// <example>
/// <para>Suspend all running computes of all projects, eight at a time</para>
/// <code>Get-NeonProject | Get-NeonEndpoint | Where-Object CurrentState -eq active | Suspend-NeonEndpoint -ThrottleLimit 8</code>
/// </example>
/// <example>
/// <para>Suspend the computes of a branch and wait until they have stopped</para>
/// <code>Get-NeonBranch staging -Project app | Get-NeonEndpoint | Suspend-NeonEndpoint -Wait</code>
/// </example>
/// <example>
/// <para>Refuse connections to a branch during maintenance</para>
/// <code>Get-NeonBranch staging -Project app | Get-NeonEndpoint | Set-NeonEndpoint -Disabled -Wait | Suspend-NeonEndpoint -Wait</code>
/// </example>
/// <keywords>compute, stop, sleep, scale to zero, pause, hibernate, save cost</keywords>
/// <seealso cref="StartNeonEndpointCommand"/>
/// <seealso cref="SetNeonEndpointCommand"/>
/// <seealso href="https://neon.com/docs/manage/endpoints"/>
[Cmdlet(VerbsLifecycle.Suspend, "NeonEndpoint", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(Endpoint))]
[NeonOperation("suspendProjectEndpoint")]
public sealed class SuspendNeonEndpointCommand : ProjectChangeCmdlet
{
    /// <summary>The endpoints to suspend, by id, by exact name or piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The endpoints to suspend, by id, by exact name or piped in.")]
    [Alias("EndpointId")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(EndpointCompleter))]
    [RefuseOtherRows(typeof(EndpointIdentity))]
    public EndpointIdentity[] Endpoint { get; set; } = null!;

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var endpoint = Endpoint.Current();
        Target = endpoint;
        if (await this.ShouldChangeAsync(endpoint, "Suspend compute, dropping its connections", cancellation))
        {
            var (projectId, endpointId) = await Parents.TargetEndpointAsync(endpoint, cancellation);
            await this.CompleteAsync(await new EndpointApi(Client).SuspendAsync(projectId, endpointId, cancellation), emit: true, cancellation);
        }
    }
}
