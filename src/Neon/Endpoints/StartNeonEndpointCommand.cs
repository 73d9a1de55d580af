using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Starts the compute of an endpoint.</summary>
/// <remarks>
/// <para>A compute starts automatically when a client connects; starting it in advance saves the first connection the wait.
/// It incurs cost until it has been idle for its suspend time-out and is suspended again. A running compute is left
/// unchanged.</para>
/// </remarks>
/// <example>
/// <para>Start a compute before the tests begin</para>
/// <code>Start-NeonEndpoint ep-bold-sun-a1b2c3d4 -Project app -Wait</code>
/// </example>
/// <example>
/// <para>Start the computes of a branch</para>
/// <code>Get-NeonBranch staging -Project app | Get-NeonEndpoint | Start-NeonEndpoint -Wait</code>
/// </example>
/// <example>
/// <para>Start the computes of all default branches before working hours</para>
/// <code>Get-NeonProject | Get-NeonBranch -Default | Get-NeonEndpoint -Type read_write | Start-NeonEndpoint | Wait-NeonOperation</code>
/// </example>
/// <keywords>compute, resume, wake, warm up</keywords>
/// <seealso cref="SuspendNeonEndpointCommand"/>
/// <seealso href="https://neon.com/docs/manage/endpoints"/>
[Cmdlet(VerbsLifecycle.Start, "NeonEndpoint", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(Endpoint))]
[NeonOperation("startProjectEndpoint")]
public sealed class StartNeonEndpointCommand : ProjectChangeCmdlet
{
    /// <summary>The endpoints to start, by id, by exact name or piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The endpoints to start, by id, by exact name or piped in.")]
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
        if (await this.ShouldChangeAsync(endpoint, "Start compute", cancellation))
        {
            var (projectId, endpointId) = await Parents.TargetEndpointAsync(endpoint, cancellation);
            await this.CompleteAsync(await new EndpointApi(Client).StartAsync(projectId, endpointId, cancellation), emit: true, cancellation);
        }
    }
}
