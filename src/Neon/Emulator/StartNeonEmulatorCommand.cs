using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Starts a Neon emulator on this computer and connects to it.</summary>
/// <remarks>
/// <para>The emulator is an offline Neon for experiments, runbook tests and CI. Its projects, branches, computes, databases,
/// roles and operations behave like those of Neon, including locks and limits. It listens on loopback only, and its data is
/// discarded when it stops.</para>
/// <para>Any client of Neon's API can use it: set NEON_API_HOST to the BaseUri property of the result, and NEON_API_KEY to
/// ApiKey. Only one emulator runs per process; starting another stops the first.</para>
/// <para>The emulator applies to the whole process: this session and all other runspaces use it, except those that ran
/// Connect-Neon themselves and commands with -Connection. After it has stopped, none of them connects to Neon automatically,
/// even if there is a key in the environment; run Connect-Neon first. -NoConnect leaves all connections unchanged.</para>
/// </remarks>
/// <example>
/// <para>Try the module without an account</para>
/// <code>Start-NeonEmulator
/// New-NeonProject app | New-NeonBranch dev -Wait</code>
/// </example>
/// <example>
/// <para>Try the examples of the help and the documentation</para>
/// <code>Start-NeonEmulator -Sample
/// Show-NeonBranchTree -Project app</code>
/// </example>
/// <example>
/// <para>Use the emulator from another program</para>
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
/// <para>Simulate slow operations</para>
/// <code>Start-NeonEmulator -OperationDuration 10s</code>
/// </example>
/// <keywords>mock, offline, sandbox, test double, try out, demo</keywords>
/// <seealso cref="StopNeonEmulatorCommand"/>
/// <seealso cref="ConnectNeonCommand"/>
/// <seealso href="about_Neon_Emulator"/>
/// <seealso href="https://neon.com/docs/reference/api-reference"/>
[Cmdlet(VerbsLifecycle.Start, "NeonEmulator", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(NeonEmulatorInfo))]
public sealed class StartNeonEmulatorCommand : NeonCmdlet
{
    /// <summary>The port to listen on. Default: a free port.</summary>
    [Parameter(Position = 0, HelpMessage = "The port to listen on.")]
    [ValidateRange(1, 65535)]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [WholeNumber(1, 65535)]
    public int? Port { get; set; }

    /// <summary>The duration of an operation.</summary>
    /// <value>00:00:01</value>
    [Parameter(HelpMessage = "The duration of an operation.")]
    [ArgumentCompleter(typeof(ShortDurationCompleter))]
    [Duration]
    public TimeSpan OperationDuration { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long each response is delayed.</summary>
    /// <value>00:00:00</value>
    [Parameter(HelpMessage = "How long each response is delayed.")]
    [ArgumentCompleter(typeof(ShortDurationCompleter))]
    [Duration]
    public TimeSpan Latency { get; set; }

    /// <summary>The number of requests per minute that an account can send.</summary>
    /// <value>700</value>
    [Parameter(HelpMessage = "The number of requests per minute that an account can send.")]
    [ValidateRange(1, int.MaxValue)]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [WholeNumber(1, int.MaxValue)]
    public int RequestsPerMinute { get; set; } = 700;

    /// <summary>The number of requests per second that an account can send to one route.</summary>
    /// <value>40</value>
    [Parameter(HelpMessage = "The number of requests per second that an account can send to one route.")]
    [ValidateRange(1, int.MaxValue)]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [WholeNumber(1, int.MaxValue)]
    public int RequestsPerSecondPerRoute { get; set; } = 40;

    /// <summary>Does not lock a project while its operations run.</summary>
    [Parameter(HelpMessage = "Does not lock a project while its operations run.")]
    public SwitchParameter NoLocks { get; set; }

    /// <summary>
    /// The plan of the organizations: <c>Free</c>, <c>Launch</c> or <c>Scale</c>. It determines the number of projects,
    /// branches, protected branches and snapshots, the size of computes, and whether consumption can be read, which the free
    /// plan does not allow.
    /// </summary>
    /// <value>Launch</value>
    [Parameter(HelpMessage = "The plan of the organizations: Free, Launch or Scale.")]
    [ArgumentCompleter(typeof(EmulatorPlanCompleter))]
    [AcceptedValues(typeof(EmulatorPlanCompleter))]
    [TextValue]
    public string Plan { get; set; } = "Launch";

    /// <summary>
    /// The seed of ids, passwords and the API key: the same seed produces the same values. Default: the same ids and
    /// passwords at each start, and a new key.
    /// </summary>
    [Parameter(HelpMessage = "The seed of ids, passwords and the API key: the same seed produces the same values.")]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [WholeNumber(int.MinValue, int.MaxValue)]
    public int? Seed { get; set; }

    /// <summary>
    /// Starts with a sample: the organization Acme, and its project <c>app</c>. The organization has members and API keys;
    /// the project has branches, databases, roles, snapshots, a bucket, functions, logs and two months of consumption. The
    /// examples of the help use it.
    /// </summary>
    [Parameter(HelpMessage = "Starts with a sample: the organization Acme, and its project app.")]
    public SwitchParameter Sample { get; set; }

    /// <summary>Does not change the connections of the session and the process.</summary>
    [Parameter(HelpMessage = "Does not change the connections of the session and the process.")]
    public SwitchParameter NoConnect { get; set; }

    /// <inheritdoc/>
    protected override async Task EndAsync(CancellationToken cancellation)
    {
        if (!IsUsable(OperationDuration) || !IsUsable(Latency))
        {
            throw InputErrors.Duration("A duration must be zero or at least one millisecond.", "2s");
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
            [nameof(Sample)] = Sample.ToBool(),
            // Neon's names of the current plans have the suffix _v3, such as free_v3.
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

    // Stop an emulator that the session cannot connect to, because nothing else would.
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
