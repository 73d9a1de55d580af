using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Forgets the connection and the context of the session.</summary>
/// <remarks>
/// <para>Nothing is sent: the key stays valid at Neon. The next cmdlet uses the connection of the process if there is one;
/// otherwise it connects again if it finds a key.</para>
/// </remarks>
/// <example>
/// <para>End the session's connection</para>
/// <code>Disconnect-Neon</code>
/// </example>
/// <example>
/// <para>End the connection that all runspaces of the process share</para>
/// <code>Disconnect-Neon -Scope Process</code>
/// </example>
/// <seealso cref="ConnectNeonCommand"/>
/// <seealso href="about_Neon_Authentication"/>
/// <seealso href="https://neon.com/docs/manage/api-keys"/>
[Cmdlet(VerbsCommunications.Disconnect, "Neon")]
[OutputType(typeof(NeonConnection))]
public sealed class DisconnectNeonCommand : NeonCmdlet
{
    /// <summary>Whose connection to forget: <c>Session</c> for this runspace, <c>Process</c> for the one that all runspaces share.</summary>
    /// <value>Session</value>
    [Parameter]
    [SingleValue]
    public NeonScope Scope { get; set; }

    /// <summary>Emit the connection that is forgotten, if there is one. <c>-Connection</c> of every cmdlet takes it.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override Task EndAsync(CancellationToken cancellation)
    {
        var session = NeonSession.For(Scope);
        var forgotten = session.Connection;
        forgotten?.RaiseChanged();
        session.Connection = null;
        session.Anticipated = null;
        session.Context = NeonContext.Empty;
        if (PassThru && forgotten is not null)
        {
            WriteObject(forgotten);
        }

        return Task.CompletedTask;
    }
}
