using System.Collections;
using System.Management.Automation;

namespace Neon.Commands;

/// <summary>The base of the cmdlets that give a project its settings: when it is created and later.</summary>
public abstract class ProjectSettingsCmdlet : NeonChangeCmdlet
{
    /// <summary>The smallest size of computes that are made without one of their own, in compute units such as 0.25.</summary>
    [Parameter]
    [ValidateRange(0.25, double.MaxValue)]
    [RealNumber]
    public double? MinCu { get; set; }

    /// <summary>The largest size of computes that are made without one of their own, in compute units.</summary>
    [Parameter]
    [ValidateRange(0.25, double.MaxValue)]
    [RealNumber]
    public double? MaxCu { get; set; }

    /// <summary>
    /// Time without work after which computes are suspended that are made without one of their own; zero for Neon's
    /// default. At most seven days.
    /// </summary>
    [Parameter]
    [Duration]
    public TimeSpan? SuspendTimeout { get; set; }

    /// <summary>Never suspend computes that are made without a time-out of their own.</summary>
    [Parameter]
    public SwitchParameter NeverSuspend { get; set; }

    /// <summary>Postgres parameters of computes that are made without their own, by name.</summary>
    [Parameter]
    [ValidateNotNull]
    [SingleValue]
    public Hashtable? PgSettings { get; set; }

    /// <summary>How much history the branches keep, for restoring and branching from it: zero to 30 days.</summary>
    [Parameter]
    [Duration]
    public TimeSpan? HistoryRetention { get; set; }

    /// <summary>
    /// The addresses, ranges or CIDR blocks that may connect, such as <c>203.0.113.0/24</c>. An empty list lets all connect.
    /// </summary>
    [Parameter]
    [AllowEmptyCollection]
    [ValidateNotNull]
    public string[]? AllowedIp { get; set; }

    /// <summary>Hold the allowed addresses for protected branches only; all others are open to every address.</summary>
    [Parameter]
    public SwitchParameter AllowedIpsProtectedBranchesOnly { get; set; }

    /// <summary>Enable logical replication. It cannot be disabled again.</summary>
    [Parameter]
    public SwitchParameter EnableLogicalReplication { get; set; }

    /// <summary>Turn away connections from the public internet, whatever the allowed addresses are.</summary>
    [Parameter]
    public SwitchParameter BlockPublicConnections { get; set; }

    /// <summary>Turn away connections through VPC endpoints.</summary>
    [Parameter]
    public SwitchParameter BlockVpcConnections { get; set; }

    /// <summary>How much is written to the audit log: <c>base</c>, <c>extended</c> or <c>full</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AuditLogLevelCompleter))]
    [SingleValue]
    public string? AuditLogLevel { get; set; }

    /// <summary>Mark the project for HIPAA; the organization must allow it.</summary>
    [Parameter]
    public SwitchParameter Hipaa { get; set; }

    /// <summary>Libraries that Postgres loads at its start, instead of Neon's default ones unless those are asked for too.</summary>
    [Parameter]
    [AllowEmptyCollection]
    [ValidateNotNull]
    [ValidateNotBlank]
    [ArgumentCompleter(typeof(PreloadLibraryCompleter))]
    public string[]? PreloadLibrary { get; set; }

    /// <summary>Load Neon's default libraries, together with those of <c>-PreloadLibrary</c>.</summary>
    [Parameter]
    public SwitchParameter UseDefaultLibraries { get; set; }

    /// <summary>The days on which Neon may do maintenance: 1 for Monday to 7 for Sunday.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateRange(1, 7)]
    [WholeNumber(1, 7, IsList = true)]
    public int[]? MaintenanceDay { get; set; }

    /// <summary>When maintenance may begin, as <c>HH:mm</c> in UTC.</summary>
    [Parameter]
    [ValidatePattern(@"^([01][0-9]|2[0-3]):[0-5][0-9]\z")]
    [SingleValue]
    public string? MaintenanceStart { get; set; }

    /// <summary>When maintenance must end, as <c>HH:mm</c> in UTC.</summary>
    [Parameter]
    [ValidatePattern(@"^([01][0-9]|2[0-3]):[0-5][0-9]\z")]
    [SingleValue]
    public string? MaintenanceEnd { get; set; }

    /// <summary>The time that computes may be active in a billing period; zero for no limit.</summary>
    [Parameter]
    [Duration]
    public TimeSpan? QuotaActiveTime { get; set; }

    /// <summary>The CPU time that computes may use in a billing period; zero for no limit.</summary>
    [Parameter]
    [Duration]
    public TimeSpan? QuotaComputeTime { get; set; }

    /// <summary>The bytes that may be written in a billing period, such as <c>10GB</c>; zero for no limit.</summary>
    [Parameter]
    [ValidateRange(0, long.MaxValue)]
    [WholeNumber(0, long.MaxValue)]
    public long? QuotaWrittenData { get; set; }

    /// <summary>The bytes that may be sent in a billing period, such as <c>10GB</c>; zero for no limit.</summary>
    [Parameter]
    [ValidateRange(0, long.MaxValue)]
    [WholeNumber(0, long.MaxValue)]
    public long? QuotaDataTransfer { get; set; }

    /// <summary>The bytes that each branch may hold, such as <c>5GB</c>; zero for no limit.</summary>
    [Parameter]
    [ValidateRange(0, long.MaxValue)]
    [WholeNumber(0, long.MaxValue)]
    public long? QuotaLogicalSize { get; set; }

    /// <summary>The allowed addresses as far as they are named; null when they are not.</summary>
    internal AllowedIps? NamedAllowedIps()
    {
        var protectedOnly = Given(AllowedIpsProtectedBranchesOnly, nameof(AllowedIpsProtectedBranchesOnly));
        if (AllowedIp?.Any(string.IsNullOrWhiteSpace) == true)
        {
            throw new NeonApiException(NeonFailure.InvalidInput, "One of the addresses of -AllowedIp is empty.")
            {
                Advice = "A variable in the command may not be set. An empty list, @(), lets all addresses connect.",
            };
        }

        return AllowedIp is null && protectedOnly is null ? null : new AllowedIps { Ips = AllowedIp, ProtectedBranchesOnly = protectedOnly };
    }

    /// <summary>The settings to send; null when none is named.</summary>
    /// <param name="allowedIps">The allowed addresses to send.</param>
    /// <param name="present">
    /// The settings as they are. Neon may take quotas and libraries as a whole: what is not named of them is sent as it is.
    /// </param>
    internal ProjectSettings? Settings(AllowedIps? allowedIps, ProjectSettings? present = null)
    {
        var settings = new ProjectSettings
        {
            AllowedIps = allowedIps,
            EnableLogicalReplication = Given(EnableLogicalReplication, nameof(EnableLogicalReplication)),
            BlockPublicConnections = Given(BlockPublicConnections, nameof(BlockPublicConnections)),
            BlockVpcConnections = Given(BlockVpcConnections, nameof(BlockVpcConnections)),
            AuditLogLevel = AuditLogLevel,
            Hipaa = Given(Hipaa, nameof(Hipaa)),
            PreloadLibraries = Libraries(present?.PreloadLibraries),
            MaintenanceWindow = Window(),
            Quota = Quota(present?.Quota),
        };
        var isEmpty = settings is
        {
            AllowedIps: null, EnableLogicalReplication: null, BlockPublicConnections: null, BlockVpcConnections: null,
            AuditLogLevel: null, Hipaa: null, PreloadLibraries: null, MaintenanceWindow: null, Quota: null,
        };
        return isEmpty ? null : settings;
    }

    /// <summary>What computes are to begin with; null when nothing of it is named.</summary>
    internal DefaultEndpointSettings? EndpointDefaults()
    {
        var suspendTimeout = ComputeSettings.SuspendTimeout(SuspendTimeout, NeverSuspend);
        return MinCu is null && MaxCu is null && suspendTimeout is null && PgSettings is null
            ? null
            : new DefaultEndpointSettings
            {
                MinCu = MinCu,
                MaxCu = MaxCu,
                SuspendTimeoutSeconds = suspendTimeout,
                PgSettings = TextMap.Of(PgSettings),
            };
    }

    /// <summary>The history to keep in seconds; null when it is not named.</summary>
    internal int? HistoryRetentionSeconds() => (int?)Seconds(HistoryRetention, nameof(HistoryRetention), TimeSpan.FromDays(30));

    private static long? Seconds(TimeSpan? value, string parameter, TimeSpan longest) =>
        value is not { } time ? null
        // PowerShell takes a bare 7 for 700 nanoseconds; as zero it would mean something else than any user means.
        : time == TimeSpan.Zero || (time >= TimeSpan.FromSeconds(1) && time <= longest) ? (long)time.TotalSeconds
        : throw new NeonApiException(NeonFailure.InvalidInput, $"A -{parameter} of {time} is out of range.")
        {
            Advice = (longest < TimeSpan.MaxValue ? $"Give zero or up to {longest.TotalDays:0} days" : "Give zero or more")
                + ", such as 7.00:00 for seven days or 12:00:00 for twelve hours. A bare number is no number of days.",
        };

    private PreloadLibraries? Libraries(PreloadLibraries? present) => PreloadLibrary is null && Given(UseDefaultLibraries, nameof(UseDefaultLibraries)) is null
        ? null
        : new PreloadLibraries { UseDefaults = UseDefaultLibraries, EnabledLibraries = PreloadLibrary ?? present?.EnabledLibraries };

    private MaintenanceWindow? Window() => (MaintenanceDay, MaintenanceStart, MaintenanceEnd) switch
    {
        (null, null, null) => null,
        ({ } days, { } start, { } end) => new MaintenanceWindow { Weekdays = days, StartTime = start, EndTime = end },
        _ => throw new NeonApiException(NeonFailure.InvalidInput, "A maintenance window is given by its days, its start and its end.")
        {
            Advice = "Give -MaintenanceDay, -MaintenanceStart and -MaintenanceEnd together.",
        },
    };

    private ProjectQuota? Quota(ProjectQuota? present)
    {
        var activeTime = Seconds(QuotaActiveTime, nameof(QuotaActiveTime), TimeSpan.MaxValue);
        var computeTime = Seconds(QuotaComputeTime, nameof(QuotaComputeTime), TimeSpan.MaxValue);
        return activeTime is null && computeTime is null && QuotaWrittenData is null && QuotaDataTransfer is null && QuotaLogicalSize is null
            ? null
            : new ProjectQuota
            {
                ActiveTimeSeconds = activeTime ?? present?.ActiveTimeSeconds,
                ComputeTimeSeconds = computeTime ?? present?.ComputeTimeSeconds,
                WrittenDataBytes = QuotaWrittenData ?? present?.WrittenDataBytes,
                DataTransferBytes = QuotaDataTransfer ?? present?.DataTransferBytes,
                LogicalSizeBytes = QuotaLogicalSize ?? present?.LogicalSizeBytes,
            };
    }

    /// <summary>What a project that is there has otherwise than it was asked for.</summary>
    internal IReadOnlyList<Trait> Differences(Project there)
    {
        var (settings, asked) = (there.Settings, Settings(NamedAllowedIps()));
        var (computes, askedOfComputes) = (there.DefaultEndpointSettings, EndpointDefaults());
        return
        [
            .. new Trait[]
            {
                new("MinCu", askedOfComputes?.MinCu, computes?.MinCu),
                new("MaxCu", askedOfComputes?.MaxCu, computes?.MaxCu),
                new("SuspendTimeoutSeconds", askedOfComputes?.SuspendTimeoutSeconds, computes?.SuspendTimeoutSeconds),
                Trait.OfMap("PgSettings", askedOfComputes?.PgSettings, computes?.PgSettings),
                new("HistoryRetentionSeconds", HistoryRetentionSeconds(), there.HistoryRetentionSeconds),
                Trait.OfList("list of allowed addresses", asked?.AllowedIps?.Ips, settings?.AllowedIps?.Ips),
                new("AllowedIpsProtectedBranchesOnly", asked?.AllowedIps?.ProtectedBranchesOnly, settings?.AllowedIps?.ProtectedBranchesOnly ?? false),
                new("logical replication", asked?.EnableLogicalReplication, settings?.EnableLogicalReplication ?? false),
                new("BlockPublicConnections", asked?.BlockPublicConnections, settings?.BlockPublicConnections ?? false),
                new("BlockVpcConnections", asked?.BlockVpcConnections, settings?.BlockVpcConnections ?? false),
                new("AuditLogLevel", asked?.AuditLogLevel, settings?.AuditLogLevel),
                new("Hipaa", asked?.Hipaa, settings?.Hipaa ?? false),
                Trait.OfList("list of preloaded libraries", asked?.PreloadLibraries?.EnabledLibraries, settings?.PreloadLibraries?.EnabledLibraries),
                new("use of default libraries", asked?.PreloadLibraries?.UseDefaults, settings?.PreloadLibraries?.UseDefaults ?? false),
                new("maintenance window", asked?.MaintenanceWindow?.ToString(), settings?.MaintenanceWindow?.ToString()),
                new("QuotaActiveTime in seconds", asked?.Quota?.ActiveTimeSeconds, settings?.Quota?.ActiveTimeSeconds),
                new("QuotaComputeTime in seconds", asked?.Quota?.ComputeTimeSeconds, settings?.Quota?.ComputeTimeSeconds),
                new("QuotaWrittenData", asked?.Quota?.WrittenDataBytes, settings?.Quota?.WrittenDataBytes),
                new("QuotaDataTransfer", asked?.Quota?.DataTransferBytes, settings?.Quota?.DataTransferBytes),
                new("QuotaLogicalSize", asked?.Quota?.LogicalSizeBytes, settings?.Quota?.LogicalSizeBytes),
            }.Select(trait => trait with { ChangedBy = "Set-NeonProject" }),
        ];
    }
}
