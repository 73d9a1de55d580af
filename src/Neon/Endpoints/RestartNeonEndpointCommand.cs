using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Restarts the compute of an endpoint: it is suspended and immediately started again.</summary>
/// <remarks>
/// <para>All connections are dropped. A restart applies settings and updates the compute release; clients can reconnect to
/// the same host name. An idle compute is started.</para>
/// </remarks>
/// <example>
/// <para>Restart a compute</para>
/// <code>Restart-NeonEndpoint ep-bold-sun-a1b2c3d4 -Project app -Wait</code>
/// </example>
/// <example>
/// <para>Restart the running computes of a project, with a prompt for each</para>
/// <code>Get-NeonEndpoint -Project app | Where-Object CurrentState -eq active | Restart-NeonEndpoint -Confirm</code>
/// </example>
/// <example>
/// <para>Drop all connections to a branch, and continue when it is available again</para>
/// <code>$endpoint = Get-NeonBranch main -Project app | Get-NeonEndpoint -Type read_write | Restart-NeonEndpoint -Wait
/// $endpoint | Get-NeonConnectionString -Database orders -Role app_user</code>
/// </example>
/// <keywords>compute, reboot</keywords>
/// <seealso cref="StartNeonEndpointCommand"/>
/// <seealso cref="SetNeonEndpointCommand"/>
/// <seealso href="https://neon.com/docs/manage/endpoints"/>
[Cmdlet(VerbsLifecycle.Restart, "NeonEndpoint", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(Endpoint))]
[NeonOperation("restartProjectEndpoint")]
public sealed class RestartNeonEndpointCommand : ProjectChangeCmdlet
{
    /// <summary>The endpoints to restart, by id, by exact name or piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The endpoints to restart, by id, by exact name or piped in.")]
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
        if (await this.ShouldChangeAsync(endpoint, "Restart compute, dropping its connections", cancellation))
        {
            var (projectId, endpointId) = await Parents.TargetEndpointAsync(endpoint, cancellation);
            await this.CompleteAsync(await new EndpointApi(Client).RestartAsync(projectId, endpointId, cancellation), emit: true, cancellation);
        }
    }
}
