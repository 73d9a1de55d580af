using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Requests the transfer of Neon Auth's project at the provider to your own account.</summary>
/// <remarks>
/// <para>When Neon Auth is enabled, Neon creates and owns a project at the provider. The cmdlet returns a transfer URL: the
/// person who opens it and signs in at the provider becomes the owner, and Neon cannot take the project back. The URL is
/// therefore a secret; -AsPlainText returns it as text, to be opened in a browser.</para>
/// <para>The URL is returned only once. If no response is received, the cmdlet reports the error NeonOutcomeUnknown; run it
/// again to get another URL. Get-NeonAuth shows the status of the transfer. A provider that Neon runs itself has no accounts
/// to transfer to.</para>
/// </remarks>
/// <example>
/// <para>Request the transfer and open its URL</para>
/// <code>$url = Request-NeonAuthProjectTransfer stack -Project web -AsPlainText -Confirm:$false
/// Start-Process $url</code>
/// </example>
/// <example>
/// <para>Store the URL in a vault for someone else to open</para>
/// <code>$transfer = Get-NeonAuth -Project app -Branch main | Request-NeonAuthProjectTransfer -Confirm:$false
/// Set-Secret -Name app-transfer -Secret $transfer.Url</code>
/// </example>
/// <seealso cref="GetNeonAuthCommand"/>
[Cmdlet(VerbsLifecycle.Request, "NeonAuthProjectTransfer", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(AuthProjectTransfer), typeof(string))]
[NeonOperation("transferNeonAuthProviderProject")]
public sealed class RequestNeonAuthProjectTransferCommand : NeonApiCmdlet
{
    /// <summary>Creates the cmdlet.</summary>
    public RequestNeonAuthProjectTransferCommand() => Parents = new ParentScope(this, () => Project.Current()?.Project);

    /// <summary>
    /// The provider: <c>stack</c>, <c>better_auth</c> or <c>mock</c>. Default: the provider of the piped object; otherwise
    /// <c>better_auth</c>.
    /// </summary>
    [Parameter(Position = 0, HelpMessage = "The provider: stack, better_auth or mock.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AuthProviderCompleter))]
    [TextValue]
    public string? AuthProvider { get; set; }

    /// <summary>
    /// The projects, by id, by exact name or piped in. Neon Auth of one of its branches can also be piped in. Default: the
    /// project of the context, see <c>Set-NeonContext</c>.
    /// </summary>
    [Parameter(ValueFromPipeline = true, HelpMessage = "The projects, by id, by exact name or piped in.")]
    [Alias("ProjectId")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    [RefuseOtherRows(typeof(AuthProjectIdentity))]
    public AuthProjectIdentity[]? Project { get; set; }

    /// <summary>Returns the URL as text. Keep it out of transcripts and logs.</summary>
    [Parameter(HelpMessage = "Returns the URL as text.")]
    public SwitchParameter AsPlainText { get; set; }

    /// <inheritdoc/>
    internal override ParentScope Parents { get; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var project = Project.Current();
        Target = project;
        var provider = AuthProvider ?? project?.AuthProvider ?? AuthIntegration.DefaultProvider;
        if (!ShouldProcess(
            Parents.Describe(), $"Let anyone with the URL permanently take over Neon's project at {provider}"))
        {
            return;
        }

        var projectId = await Parents.ProjectIdAsync(cancellation);
        var transfer = await new AuthApi(Client).TransferAsync(projectId, provider, cancellation);
        WriteObject(AsPlainText ? Secret.Reveal(transfer.Url!) : transfer);
    }
}
