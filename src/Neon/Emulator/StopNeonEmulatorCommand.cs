using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Stops the emulator of this process.</summary>
/// <remarks>
/// <para>All data of the emulator is discarded, and so are the connections and contexts of the process that use it. Sessions
/// that used it do not connect to Neon automatically afterwards: cmdlets report NeonEmulatorStopped until you run
/// Connect-Neon or Start-NeonEmulator. If no emulator is running, the cmdlet does nothing.</para>
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
    /// <summary>Emits the stopped emulator.</summary>
    [Parameter(HelpMessage = "Emits the stopped emulator.")]
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
