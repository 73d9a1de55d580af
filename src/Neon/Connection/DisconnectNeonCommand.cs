using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Discards the connection and the context of the session.</summary>
/// <remarks>
/// <para>The cmdlet sends no request, and the key remains valid. The next cmdlet uses the connection of the process if one
/// exists; otherwise it connects again if it finds a key.</para>
/// </remarks>
/// <example>
/// <para>End the session's connection</para>
/// <code>Disconnect-Neon</code>
/// </example>
/// <example>
/// <para>End the connection shared by all runspaces of the process</para>
/// <code>Disconnect-Neon -Scope Process</code>
/// </example>
/// <keywords>logout, sign out</keywords>
/// <seealso cref="ConnectNeonCommand"/>
/// <seealso href="about_Neon_Authentication"/>
/// <seealso href="https://neon.com/docs/manage/api-keys"/>
[Cmdlet(VerbsCommunications.Disconnect, "Neon")]
[OutputType(typeof(NeonConnection))]
public sealed class DisconnectNeonCommand : NeonCmdlet
{
    /// <summary>
    /// The connection to discard: <c>Session</c> for that of this runspace, <c>Process</c> for the shared one.
    /// </summary>
    /// <value>Session</value>
    [Parameter(HelpMessage = "The connection to discard: Session for that of this runspace, Process for the shared one.")]
    [ArgumentCompleter(typeof(ScopeCompleter))]
    [AcceptedValues(typeof(ScopeCompleter))]
    [TextValue]
    public string Scope { get; set; } = NeonSession.SessionScope;

    /// <summary>Emits the discarded connection, if any. It can be used as <c>-Connection</c> of every cmdlet.</summary>
    [Parameter(HelpMessage = "Emits the discarded connection, if any.")]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override Task EndAsync(CancellationToken cancellation)
    {
        var session = NeonSession.For(Scope);
        var forgotten = session.Connection;
        forgotten?.RaiseChanged();
        session.Connection = null;
        session.PeekedConnection = null;
        session.Context = NeonContext.Empty;
        if (PassThru && forgotten is not null)
        {
            WriteObject(forgotten);
        }

        return Task.CompletedTask;
    }
}
