using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Stops the emulator of this process.</summary>
/// <remarks>
/// <para>Everything in it is gone. Connections and contexts of the process are dropped if they lead to it. The sessions that
/// used it do not connect by themselves afterwards: the next cmdlet ends with NeonEmulatorStopped until Connect-Neon or
/// Start-NeonEmulator has been run. Without a running emulator nothing happens.</para>
/// </remarks>
/// <example>
/// <para>Clean up at the end of a test</para>
/// <code>Stop-NeonEmulator</code>
/// </example>
/// <seealso cref="StartNeonEmulatorCommand"/>
/// <seealso href="about_Neon_Emulator"/>
/// <seealso href="https://neon.com/docs/reference/api-reference"/>
[Cmdlet(VerbsLifecycle.Stop, "NeonEmulator", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(NeonEmulatorInfo))]
public sealed class StopNeonEmulatorCommand : NeonCmdlet
{
    /// <summary>Emit the emulator that has been stopped.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override Task EndAsync(CancellationToken cancellation)
    {
        if (RunningEmulator.Current is not { } emulator || !ShouldProcess(emulator.BaseUri.Authority, "Stop Neon emulator"))
        {
            return Task.CompletedTask;
        }

        RunningEmulator.Stop();
        if (PassThru)
        {
            WriteObject(emulator);
        }

        return Task.CompletedTask;
    }
}
