using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Starts an emulator of Neon on this machine and connects to it.</summary>
/// <remarks>
/// <para>The emulator is an offline Neon for trying things out, for testing runbooks and for CI: projects, branches,
/// computes, databases, roles and operations that behave like the real ones, with locks and limits. It listens on
/// loopback only, and nothing is kept when it stops.</para>
/// <para>Any client of Neon's API can use it: set NEON_API_HOST to the BaseUri that is shown and NEON_API_KEY to the key.
/// One emulator runs a process; starting another stops the first.</para>
/// <para>The emulator counts for the whole process: this session and all other runspaces use it, except those that ran
/// Connect-Neon themselves and commands with -Connection. After it has stopped, none of them connects to Neon by itself, even
/// if there is a key in the environment; run Connect-Neon first. -NoConnect leaves all connections as they are.</para>
/// </remarks>
/// <example>
/// <para>Try the module without an account</para>
/// <code>Start-NeonEmulator
/// New-NeonProject app | New-NeonBranch dev -Wait</code>
/// </example>
/// <example>
/// <para>Let another program use it</para>
/// <code>$emulator = Start-NeonEmulator
/// $env:NEON_API_HOST = $emulator.BaseUri
/// $env:NEON_API_KEY = $emulator.ApiKey</code>
/// </example>
/// <example>
/// <para>Use the limits of the free plan</para>
/// <code>Start-NeonEmulator -Plan Free
/// Get-NeonCurrentUser | Select-Object Plan, ProjectsLimit, BranchesLimit</code>
/// </example>
/// <example>
/// <para>Operations that take their time</para>
/// <code>Start-NeonEmulator -OperationDuration 00:00:10</code>
/// </example>
/// <seealso cref="StopNeonEmulatorCommand"/>
/// <seealso cref="ConnectNeonCommand"/>
/// <seealso href="about_Neon_Emulator"/>
/// <seealso href="https://neon.com/docs/reference/api-reference"/>
[Cmdlet(VerbsLifecycle.Start, "NeonEmulator", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(NeonEmulatorInfo))]
public sealed class StartNeonEmulatorCommand : NeonCmdlet
{
    /// <summary>The port to listen on; a free one without it.</summary>
    [Parameter(Position = 0)]
    [ValidateRange(1, 65535)]
    [WholeNumber(1, 65535)]
    public int? Port { get; set; }

    /// <summary>How long an operation runs.</summary>
    /// <value>00:00:01</value>
    [Parameter]
    [Duration]
    public TimeSpan OperationDuration { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long each answer takes.</summary>
    /// <value>00:00:00</value>
    [Parameter]
    [Duration]
    public TimeSpan Latency { get; set; }

    /// <summary>Requests that an account may send in a minute.</summary>
    /// <value>700</value>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    [WholeNumber(1, int.MaxValue)]
    public int RequestsPerMinute { get; set; } = 700;

    /// <summary>Requests that an account may send to one route in a second.</summary>
    /// <value>40</value>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    [WholeNumber(1, int.MaxValue)]
    public int RequestsPerSecondPerRoute { get; set; } = 40;

    /// <summary>Do not lock a project while its operations run.</summary>
    [Parameter]
    public SwitchParameter NoLocks { get; set; }

    /// <summary>
    /// The plan of the organizations: <c>Free</c>, <c>Launch</c> or <c>Scale</c>. It decides how many projects, branches,
    /// protected branches and snapshots there may be, how large computes may be, and whether consumption can be read, which the
    /// free plan does not allow.
    /// </summary>
    /// <value>Launch</value>
    [Parameter]
    [ValidateSet("Free", "Launch", "Scale")]
    [SingleValue]
    public string Plan { get; set; } = "Launch";

    /// <summary>
    /// The seed of ids, passwords and the API key: the same seed gives the same ones. Default: ids and passwords are the same
    /// at each start, and the key is new.
    /// </summary>
    [Parameter]
    [WholeNumber(int.MinValue, int.MaxValue)]
    public int? Seed { get; set; }

    /// <summary>Leave the connections of the session and of the process as they are.</summary>
    [Parameter]
    public SwitchParameter NoConnect { get; set; }

    /// <inheritdoc/>
    protected override async Task EndAsync(CancellationToken cancellation)
    {
        if (!IsUsable(OperationDuration) || !IsUsable(Latency))
        {
            throw new NeonApiException(NeonFailure.InvalidInput, "A duration must be zero, or at least a millisecond; it cannot be negative.")
            {
                Advice = "Specify a time span such as 00:00:02; a bare number counts ticks.",
            };
        }

        if (!ShouldProcess("localhost", "Start Neon emulator"))
        {
            return;
        }

        var settings = new Dictionary<string, object>
        {
            ["Port"] = Port ?? 0,
            [nameof(OperationDuration)] = OperationDuration,
            [nameof(Latency)] = Latency,
            [nameof(RequestsPerMinute)] = RequestsPerMinute,
            [nameof(RequestsPerSecondPerRoute)] = RequestsPerSecondPerRoute,
            ["Locks"] = !NoLocks.ToBool(),
            // The plans of today are version 3 to Neon: free_v3.
            [nameof(Plan)] = $"{Plan.ToLowerInvariant()}_v3",
        };
        if (Seed is { } seed)
        {
            settings[nameof(Seed)] = seed;
        }

        var emulator = RunningEmulator.Start(settings);
        if (!NoConnect)
        {
            var connection = await ConnectAsync(emulator, cancellation);
            foreach (var session in new[] { NeonSession.Current, NeonSession.Process })
            {
                session.Connection = connection;
                session.SetContext(new NeonContext { OrganizationId = emulator.OrganizationId }, connection);
                session.IsEmulatorStopped = false;
            }
        }

        WriteObject(emulator);
    }

    private static bool IsUsable(TimeSpan duration) => duration == TimeSpan.Zero || duration >= TimeSpan.FromMilliseconds(1);

    // An emulator that the session could not connect to is of no use, and nobody would stop it.
    private static async Task<NeonConnection> ConnectAsync(NeonEmulatorInfo emulator, CancellationToken cancellation)
    {
        try
        {
            return await emulator.ConnectAsync(cancellation);
        }
        catch
        {
            RunningEmulator.Stop();
            throw;
        }
    }
}
