using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Asks for Neon Auth's project at the provider to be handed over to an account of your own there.</summary>
/// <remarks>
/// <para>Neon makes a project at the provider when Neon Auth is enabled, and owns it. What comes out is an address: whoever
/// opens it and signs in at the provider becomes the owner, and Neon cannot take the project back. It is a secret for that
/// reason; -AsPlainText gives it as text, to be opened in a browser.</para>
/// <para>The address is told this once. If Neon's reply was lost the error is NeonOutcomeUnknown; asking again gives another
/// address. Get-NeonAuth shows how far the handing over is. A provider that Neon runs itself has no accounts to hand over
/// to.</para>
/// </remarks>
/// <example>
/// <para>Ask for the handing over and open its address</para>
/// <code>$url = Request-NeonAuthProjectTransfer stack -Project app -AsPlainText -Confirm:$false
/// Start-Process $url</code>
/// </example>
/// <example>
/// <para>Keep the address in a vault for somebody else to open</para>
/// <code>$transfer = Get-NeonAuth -Project app -Branch main | Request-NeonAuthProjectTransfer -Confirm:$false
/// Set-Secret -Name app-transfer -Secret $transfer.Url</code>
/// </example>
/// <seealso cref="GetNeonAuthCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/transferneonauthproviderproject"/>
[Cmdlet(VerbsLifecycle.Request, "NeonAuthProjectTransfer", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(AuthProjectTransfer), typeof(string))]
[NeonOperation("transferNeonAuthProviderProject")]
public sealed class RequestNeonAuthProjectTransferCommand : NeonApiCmdlet
{
    private readonly ParentScope _scope = new();

    /// <summary>
    /// The provider: <c>stack</c>, <c>better_auth</c> or <c>mock</c>. Default: the provider of the piped object; otherwise
    /// <c>better_auth</c>.
    /// </summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AuthProviderCompleter))]
    [SingleValue]
    public string? AuthProvider { get; set; }

    /// <summary>
    /// The project, by id, by exact name, or piped in: the project itself or Neon Auth of one of its branches. Default: the
    /// project of the context, see <c>Set-NeonContext</c>.
    /// </summary>
    [Parameter(ValueFromPipeline = true)]
    [Alias("ProjectId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    [RefuseOtherRows(typeof(AuthProjectIdentity))]
    public AuthProjectIdentity? Project { get; set; }

    /// <summary>Give the address as text: keep it out of transcripts and logs.</summary>
    [Parameter]
    public SwitchParameter AsPlainText { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Project;
        var provider = AuthProvider ?? Project?.AuthProvider ?? AuthIntegration.DefaultProvider;
        if (!ShouldProcess(
            ParentScope.Describe(Context, Project?.Project), $"Let whoever gets the address take over the project that Neon has at {provider}, for good"))
        {
            return;
        }

        var projectId = await _scope.ProjectIdAsync(Client, Project?.Project, cancellation);
        var transfer = await new AuthApi(Client).TransferAsync(projectId, provider, cancellation);
        WriteObject(AsPlainText ? Secret.Reveal(transfer.Url!) : transfer);
    }
}
