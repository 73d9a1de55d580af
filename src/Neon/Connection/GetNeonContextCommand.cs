using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets what the session is connected to and which parents it takes by default.</summary>
/// <remarks>
/// <para>Nothing is sent, and the key is not shown; KeySource says where it came from.</para>
/// </remarks>
/// <example>
/// <para>Where am I?</para>
/// <code>Get-NeonContext</code>
/// </example>
/// <example>
/// <para>Where did the key come from? The source is told, never the key</para>
/// <code>(Get-NeonContext).KeySource</code>
/// </example>
/// <example>
/// <para>Make sure that a script tries out nothing on the real Neon</para>
/// <code>if ((Get-NeonContext).BaseUri.IsLoopback) { 'This is the emulator.' } else { 'This is Neon.' }</code>
/// </example>
/// <seealso cref="SetNeonContextCommand"/>
/// <seealso cref="ConnectNeonCommand"/>
/// <seealso href="about_Neon_Authentication"/>
/// <seealso href="https://neon.com/docs/manage/api-keys"/>
[Cmdlet(VerbsCommon.Get, "NeonContext")]
[OutputType(typeof(NeonContext))]
public sealed class GetNeonContextCommand : NeonCmdlet
{
    /// <inheritdoc/>
    protected override Task EndAsync(CancellationToken cancellation)
    {
        var session = NeonSession.Current;
        WriteObject(session.EffectiveContext.With(session.EffectiveConnection));
        return Task.CompletedTask;
    }
}
