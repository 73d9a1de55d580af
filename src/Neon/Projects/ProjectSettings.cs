using System.Globalization;

namespace Neon;

/// <summary>The settings of a project.</summary>
public sealed class ProjectSettings : NeonObject
{
    /// <summary>The usage limits beyond which the project's computes are suspended.</summary>
    public ProjectQuota? Quota { get; set; }

    /// <summary>The addresses that may connect.</summary>
    public AllowedIps? AllowedIps { get; set; }

    /// <summary>Whether logical replication is enabled; it cannot be disabled again.</summary>
    public bool? EnableLogicalReplication { get; set; }

    /// <summary>When Neon may perform maintenance.</summary>
    public MaintenanceWindow? MaintenanceWindow { get; set; }

    /// <summary>Whether connections from the public internet are blocked, regardless of the allowed addresses.</summary>
    public bool? BlockPublicConnections { get; set; }

    /// <summary>Whether connections through VPC endpoints are blocked.</summary>
    public bool? BlockVpcConnections { get; set; }

    /// <summary>The detail of the audit log: <c>base</c>, <c>extended</c> or <c>full</c>.</summary>
    public string? AuditLogLevel { get; set; }

    /// <summary>Whether the project is marked for HIPAA.</summary>
    public bool? Hipaa { get; set; }

    /// <summary>The libraries that Postgres loads at startup on all computes of the project.</summary>
    public PreloadLibraries? PreloadLibraries { get; set; }

    /// <summary>Whether a setting that the service replaces as a whole has members that are not set.</summary>
    internal bool IsPartial =>
        AllowedIps is { Ips: null } or { ProtectedBranchesOnly: null }
        || PreloadLibraries is { EnabledLibraries: null } or { UseDefaults: null }
        || Quota is { ActiveTimeSeconds: null } or { ComputeTimeSeconds: null } or { WrittenDataBytes: null }
            or { DataTransferBytes: null } or { LogicalSizeBytes: null };
}

/// <summary>The addresses that may connect to a project's computes.</summary>
public sealed class AllowedIps : NeonObject
{
    /// <summary>Addresses, ranges and CIDR blocks. With none, all addresses may connect.</summary>
    public IReadOnlyList<string>? Ips { get; init => field = NeonList.Of(value); }

    /// <summary>Whether the list applies to protected branches only; all other branches are then open.</summary>
    public bool? ProtectedBranchesOnly { get; set; }

    /// <summary>The addresses.</summary>
    /// <returns>The addresses, separated by commas; empty if all may connect.</returns>
    private protected override string AsText() => string.Join(", ", Ips ?? []);
}

/// <summary>When Neon may perform maintenance on a project, which can restart its computes.</summary>
public sealed class MaintenanceWindow : NeonObject
{
    /// <summary>The days: 1 for Monday to 7 for Sunday.</summary>
    public IReadOnlyList<int>? Weekdays { get; init => field = NeonList.Of(value); }

    /// <summary>The start time, as <c>HH:mm</c> in UTC.</summary>
    public string? StartTime { get; set; }

    /// <summary>The end time, as <c>HH:mm</c> in UTC.</summary>
    public string? EndTime { get; set; }

    /// <summary>The days and times.</summary>
    /// <returns>Text such as <c>Saturday, Sunday 03:00-04:00 UTC</c>.</returns>
    private protected override string AsText() => $"{string.Join(", ", (Weekdays ?? []).Select(DayOf))} {StartTime}-{EndTime} UTC";

    // 1 is Monday, 7 is Sunday.
    private static string DayOf(int day) => day is >= 1 and <= 7 ? ((DayOfWeek)(day % 7)).ToString() : day.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The usage limits of a project per billing period. Zero or empty means no limit.</summary>
public sealed class ProjectQuota : NeonObject
{
    /// <summary>Seconds that the computes may be active.</summary>
    public long? ActiveTimeSeconds { get; set; }

    /// <summary>CPU seconds that the computes may use.</summary>
    public long? ComputeTimeSeconds { get; set; }

    /// <summary>Bytes that may be written to all branches together.</summary>
    public long? WrittenDataBytes { get; set; }

    /// <summary>Bytes that may be sent from all branches together.</summary>
    public long? DataTransferBytes { get; set; }

    /// <summary>
    /// Bytes that each branch may contain at any time; beyond this, writes fail and computes keep running.
    /// </summary>
    public long? LogicalSizeBytes { get; set; }
}
