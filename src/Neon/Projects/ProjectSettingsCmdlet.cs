using System.Collections;
using System.Management.Automation;

namespace Neon.Commands;

/// <summary>The base of the cmdlets that set a project's settings when it is created or later.</summary>
public abstract class ProjectSettingsCmdlet : NeonApiCmdlet, IWaitingCmdlet
{
    private const string TimeOfDay = @"^([01]?[0-9]|2[0-3]):[0-5][0-9]\z";

    /// <summary>The minimum size of computes that are created without their own, in compute units such as 0.25.</summary>
    [Parameter(HelpMessage = "The minimum size of computes that are created without their own, in compute units such as 0.25.")]
    [ValidateRange(0.25, double.MaxValue)]
    [ArgumentCompleter(typeof(ComputeUnitCompleter))]
    [RealNumber]
    public double? MinCu { get; set; }

    /// <summary>The maximum size of computes that are created without their own, in compute units.</summary>
    [Parameter(HelpMessage = "The maximum size of computes that are created without their own, in compute units.")]
    [ValidateRange(0.25, double.MaxValue)]
    [ArgumentCompleter(typeof(ComputeUnitCompleter))]
    [RealNumber]
    [NotBelow(nameof(MinCu))]
    public double? MaxCu { get; set; }

    /// <summary>
    /// How long computes may be inactive before they are suspended; zero for Neon's default. Applies to computes that are
    /// created without their own time-out. Maximum: seven days.
    /// </summary>
    [Parameter(HelpMessage = "How long computes may be inactive before they are suspended; zero for Neon's default.")]
    [ArgumentCompleter(typeof(MinutesCompleter))]
    [Duration]
    public TimeSpan? SuspendTimeout { get; set; }

    /// <summary>Never suspends computes that are created without their own time-out.</summary>
    [Parameter(HelpMessage = "Never suspends computes that are created without their own time-out.")]
    public SwitchParameter NeverSuspend { get; set; }

    /// <summary>Postgres parameters, by name, of computes that are created without their own.</summary>
    [Parameter(HelpMessage = "Postgres parameters, by name, of computes that are created without their own.")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [SingleValue]
    public Hashtable? PgSettings { get; set; }

    /// <summary>
    /// How much history is kept: zero to 30 days. It is used to restore branches and to create branches from the past.
    /// </summary>
    [Parameter(HelpMessage = "How much history is kept: zero to 30 days.")]
    [ArgumentCompleter(typeof(DurationCompleter))]
    [Duration]
    public TimeSpan? HistoryRetention { get; set; }

    /// <summary>
    /// The IPv4 or IPv6 addresses, ranges or CIDR blocks that may connect. Examples: <c>203.0.113.7</c>,
    /// <c>203.0.113.1-203.0.113.20</c> and <c>203.0.113.0/24</c>. An empty list allows all addresses.
    /// </summary>
    [Parameter(HelpMessage = "The IPv4 or IPv6 addresses, ranges or CIDR blocks that may connect.")]
    [AllowEmptyCollection]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue(IsList = true)]
    [AddressRange]
    public string[]? AllowedIp { get; set; }

    /// <summary>
    /// Applies the allowed addresses to protected branches only. All other branches are open to every address.
    /// </summary>
    [Parameter(HelpMessage = "Applies the allowed addresses to protected branches only.")]
    public SwitchParameter AllowedIpsProtectedBranchesOnly { get; set; }

    /// <summary>Enables logical replication. It cannot be disabled again.</summary>
    [Parameter(HelpMessage = "Enables logical replication.")]
    public SwitchParameter EnableLogicalReplication { get; set; }

    /// <summary>Blocks connections from the public internet, regardless of the allowed addresses.</summary>
    [Parameter(HelpMessage = "Blocks connections from the public internet, regardless of the allowed addresses.")]
    public SwitchParameter BlockPublicConnections { get; set; }

    /// <summary>Blocks connections through VPC endpoints.</summary>
    [Parameter(HelpMessage = "Blocks connections through VPC endpoints.")]
    public SwitchParameter BlockVpcConnections { get; set; }

    /// <summary>The detail of the audit log: <c>base</c>, <c>extended</c> or <c>full</c>.</summary>
    [Parameter(HelpMessage = "The detail of the audit log: base, extended or full.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AuditLogLevelCompleter))]
    [TextValue]
    public string? AuditLogLevel { get; set; }

    /// <summary>Marks the project for HIPAA; the organization must allow it.</summary>
    [Parameter(HelpMessage = "Marks the project for HIPAA; the organization must allow it.")]
    public SwitchParameter Hipaa { get; set; }

    /// <summary>
    /// Libraries that Postgres loads at startup. They replace Neon's default libraries unless -UseDefaultLibraries is
    /// specified.
    /// </summary>
    [Parameter(HelpMessage = "Libraries that Postgres loads at startup.")]
    [AllowEmptyCollection]
    [ValidateNotNull]
    [ValidateNotBlank]
    [ArgumentCompleter(typeof(PreloadLibraryCompleter))]
    [TextValue(IsList = true)]
    public string[]? PreloadLibrary { get; set; }

    /// <summary>Loads Neon's default libraries, together with those of <c>-PreloadLibrary</c>.</summary>
    [Parameter(HelpMessage = "Loads Neon's default libraries, together with those of -PreloadLibrary.")]
    public SwitchParameter UseDefaultLibraries { get; set; }

    /// <summary>The days on which Neon may perform maintenance, by name or by number: 1 for Monday to 7 for Sunday.</summary>
    [Parameter(HelpMessage = "The days on which Neon may perform maintenance, by name or by number: 1 for Monday to 7 for Sunday.")]
    [ValidateNotNullOrEmpty]
    [ValidateRange(1, 7)]
    [ArgumentCompleter(typeof(MaintenanceDayCompleter))]
    [Weekday]
    public int[]? MaintenanceDay { get; set; }

    /// <summary>The start of the maintenance window, as <c>HH:mm</c> in UTC.</summary>
    [Parameter(HelpMessage = "The start of the maintenance window, as HH:mm in UTC.")]
    [ValidateForm(TimeOfDay, "a time of day", "22:30")]
    [ArgumentCompleter(typeof(TimeOfDayCompleter))]
    [TextValue]
    public string? MaintenanceStart { get; set; }

    /// <summary>The end of the maintenance window, as <c>HH:mm</c> in UTC.</summary>
    [Parameter(HelpMessage = "The end of the maintenance window, as HH:mm in UTC.")]
    [ValidateForm(TimeOfDay, "a time of day", "22:30")]
    [ArgumentCompleter(typeof(TimeOfDayCompleter))]
    [TextValue]
    public string? MaintenanceEnd { get; set; }

    /// <summary>How long computes may be active in a billing period; zero for no limit.</summary>
    [Parameter(HelpMessage = "How long computes may be active in a billing period; zero for no limit.")]
    [ArgumentCompleter(typeof(DurationCompleter))]
    [Duration]
    public TimeSpan? QuotaActiveTime { get; set; }

    /// <summary>The CPU time that computes may use in a billing period; zero for no limit.</summary>
    [Parameter(HelpMessage = "The CPU time that computes may use in a billing period; zero for no limit.")]
    [ArgumentCompleter(typeof(DurationCompleter))]
    [Duration]
    public TimeSpan? QuotaComputeTime { get; set; }

    /// <summary>The bytes that may be written in a billing period, such as <c>10GB</c>; zero for no limit.</summary>
    [Parameter(HelpMessage = "The bytes that may be written in a billing period, such as 10GB; zero for no limit.")]
    [ValidateRange(0, long.MaxValue)]
    [ArgumentCompleter(typeof(SizeCompleter))]
    [WholeNumber(0, long.MaxValue, IsSize = true)]
    public long? QuotaWrittenData { get; set; }

    /// <summary>The bytes that may be sent in a billing period, such as <c>10GB</c>; zero for no limit.</summary>
    [Parameter(HelpMessage = "The bytes that may be sent in a billing period, such as 10GB; zero for no limit.")]
    [ValidateRange(0, long.MaxValue)]
    [ArgumentCompleter(typeof(SizeCompleter))]
    [WholeNumber(0, long.MaxValue, IsSize = true)]
    public long? QuotaDataTransfer { get; set; }

    /// <summary>The bytes that each branch may contain, such as <c>5GB</c>; zero for no limit.</summary>
    [Parameter(HelpMessage = "The bytes that each branch may contain, such as 5GB; zero for no limit.")]
    [ValidateRange(0, long.MaxValue)]
    [ArgumentCompleter(typeof(SizeCompleter))]
    [WholeNumber(0, long.MaxValue, IsSize = true)]
    public long? QuotaLogicalSize { get; set; }

    /// <inheritdoc cref="ProjectChangeCmdlet.Wait"/>
    [Parameter(HelpMessage = "Waits until Neon has completed the change, then returns the object in its new state.")]
    public SwitchParameter Wait { get; set; }

    /// <inheritdoc cref="ProjectChangeCmdlet.TimeoutSec"/>
    [Parameter(HelpMessage = "How many seconds to wait with -Wait.")]
    [ValidateRange(1, int.MaxValue)]
    [ArgumentCompleter(typeof(SecondsCompleter))]
    [WholeNumber(1, int.MaxValue)]
    public int TimeoutSec { get; set; } = 600;

    /// <summary>The specified allowed addresses; null if none are specified.</summary>
    internal AllowedIps? NamedAllowedIps()
    {
        var protectedOnly = Given(AllowedIpsProtectedBranchesOnly, nameof(AllowedIpsProtectedBranchesOnly));
        return AllowedIp is null && protectedOnly is null ? null : new AllowedIps { Ips = AllowedIp, ProtectedBranchesOnly = protectedOnly };
    }

    /// <summary>The settings to send; null if none are specified.</summary>
    /// <param name="allowedIps">The allowed addresses to send.</param>
    /// <param name="present">
    /// The current settings. Neon may replace quotas and libraries as a whole, so their unspecified members are sent unchanged.
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

    /// <summary>The initial settings of computes; null if none are specified.</summary>
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

    /// <summary>The history to keep in seconds; null if it is not specified.</summary>
    internal int? HistoryRetentionSeconds() => (int?)Seconds(HistoryRetention, nameof(HistoryRetention), TimeSpan.FromDays(30));

    private static long? Seconds(TimeSpan? value, string parameter, TimeSpan longest) =>
        value is not { } time ? null
        // Less than a second, rounded to zero, would mean something that no user intends.
        : time == TimeSpan.Zero || (time >= TimeSpan.FromSeconds(1) && time <= longest) ? (long)time.TotalSeconds
        : throw InputErrors.Duration(
            $"-{parameter} must be zero, or {(longest < TimeSpan.MaxValue ? $"one second to {longest.TotalDays:0} days" : "at least one second")}, not {RequestedSetting.Written(time)}.", "7d or 12h");

    private PreloadLibraries? Libraries(PreloadLibraries? present) => PreloadLibrary is null && Given(UseDefaultLibraries, nameof(UseDefaultLibraries)) is null
        ? null
        : new PreloadLibraries { UseDefaults = UseDefaultLibraries, EnabledLibraries = PreloadLibrary ?? present?.EnabledLibraries };

    private MaintenanceWindow? Window() => (MaintenanceDay, MaintenanceStart, MaintenanceEnd) switch
    {
        (null, null, null) => null,
        ({ } days, { } start, { } end) => new MaintenanceWindow { Weekdays = days, StartTime = start.PadLeft(5, '0'), EndTime = end.PadLeft(5, '0') },
        _ => throw new NeonApiException(NeonFailure.InvalidInput, "A maintenance window requires days, a start and an end.")
        {
            Advice = "Specify -MaintenanceDay, -MaintenanceStart and -MaintenanceEnd together.",
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

    /// <summary>The specified properties, and those of an existing project.</summary>
    /// <param name="current">The project; null if it is not known.</param>
    /// <param name="allowedIps">The allowed addresses to send.</param>
    internal IReadOnlyList<RequestedSetting> Differences(Project? current, AllowedIps? allowedIps)
    {
        var (settings, requested) = (current?.Settings, Settings(allowedIps));
        var (computes, requestedDefaults) = (current?.DefaultEndpointSettings, EndpointDefaults());
        return
        [
            .. new RequestedSetting[]
            {
                new("MinCu", requestedDefaults?.MinCu, computes?.MinCu),
                new("MaxCu", requestedDefaults?.MaxCu, computes?.MaxCu),
                ComputeSettings.OfSuspendTimeout(requestedDefaults?.SuspendTimeoutSeconds, computes?.SuspendTimeoutSeconds),
                RequestedSetting.OfMap("PgSettings", requestedDefaults?.PgSettings, computes?.PgSettings),
                new("HistoryRetentionSeconds", HistoryRetentionSeconds(), current?.HistoryRetentionSeconds) { Parameter = nameof(HistoryRetention), Shown = RequestedSetting.Seconds },
                RequestedSetting.OfList("list of allowed addresses", requested?.AllowedIps?.Ips, settings?.AllowedIps?.Ips) with { Parameter = nameof(AllowedIp) },
                new("AllowedIpsProtectedBranchesOnly", requested?.AllowedIps?.ProtectedBranchesOnly, settings?.AllowedIps?.ProtectedBranchesOnly ?? false),
                new("logical replication", requested?.EnableLogicalReplication, settings?.EnableLogicalReplication ?? false) { Parameter = nameof(EnableLogicalReplication) },
                new("BlockPublicConnections", requested?.BlockPublicConnections, settings?.BlockPublicConnections ?? false),
                new("BlockVpcConnections", requested?.BlockVpcConnections, settings?.BlockVpcConnections ?? false),
                new("AuditLogLevel", requested?.AuditLogLevel, settings?.AuditLogLevel),
                new("Hipaa", requested?.Hipaa, settings?.Hipaa ?? false),
                RequestedSetting.OfList("list of preloaded libraries", requested?.PreloadLibraries?.EnabledLibraries, settings?.PreloadLibraries?.EnabledLibraries) with { Parameter = nameof(PreloadLibrary) },
                new("use of default libraries", requested?.PreloadLibraries?.UseDefaults, settings?.PreloadLibraries?.UseDefaults ?? false) { Parameter = nameof(UseDefaultLibraries) },
                new("maintenance window", requested?.MaintenanceWindow?.ToString(), settings?.MaintenanceWindow?.ToString()) { Parameter = "MaintenanceWindow" },
                new("QuotaActiveTime in seconds", requested?.Quota?.ActiveTimeSeconds, settings?.Quota?.ActiveTimeSeconds) { Parameter = nameof(QuotaActiveTime), Shown = RequestedSetting.Seconds },
                new("QuotaComputeTime in seconds", requested?.Quota?.ComputeTimeSeconds, settings?.Quota?.ComputeTimeSeconds) { Parameter = nameof(QuotaComputeTime), Shown = RequestedSetting.Seconds },
                new("QuotaWrittenData", requested?.Quota?.WrittenDataBytes, settings?.Quota?.WrittenDataBytes) { Shown = RequestedSetting.Bytes },
                new("QuotaDataTransfer", requested?.Quota?.DataTransferBytes, settings?.Quota?.DataTransferBytes) { Shown = RequestedSetting.Bytes },
                new("QuotaLogicalSize", requested?.Quota?.LogicalSizeBytes, settings?.Quota?.LogicalSizeBytes) { Shown = RequestedSetting.Bytes },
            }.Select(setting => setting with { ChangedBy = "Set-NeonProject" }),
        ];
    }
}
