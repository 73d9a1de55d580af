namespace Neon;

/// <summary>The settings of a project.</summary>
public sealed class ProjectSettings : NeonObject
{
    /// <summary>The usage limits beyond which the project's computes are suspended.</summary>
    public ProjectQuota? Quota { get; init; }

    /// <summary>The addresses that may connect.</summary>
    public AllowedIps? AllowedIps { get; init; }

    /// <summary>Whether logical replication is enabled; it cannot be disabled again.</summary>
    public bool? EnableLogicalReplication { get; init; }

    /// <summary>When Neon may perform maintenance.</summary>
    public MaintenanceWindow? MaintenanceWindow { get; init; }

    /// <summary>Whether connections from the public internet are blocked, regardless of the allowed addresses.</summary>
    public bool? BlockPublicConnections { get; init; }

    /// <summary>Whether connections through VPC endpoints are blocked.</summary>
    public bool? BlockVpcConnections { get; init; }

    /// <summary>The detail of the audit log: <c>base</c>, <c>extended</c> or <c>full</c>.</summary>
    public string? AuditLogLevel { get; init; }

    /// <summary>Whether the project is marked for HIPAA.</summary>
    public bool? Hipaa { get; init; }

    /// <summary>The libraries that Postgres loads at startup on all computes of the project.</summary>
    public PreloadLibraries? PreloadLibraries { get; init; }

    /// <summary>Whether a setting that the service replaces as a whole has members that are not set.</summary>
    internal bool IsPartial =>
        AllowedIps is { Ips: null } or { ProtectedBranchesOnly: null }
        || PreloadLibraries is { EnabledLibraries: null } or { UseDefaults: null }
        || Quota is { ActiveTimeSeconds: null } or { ComputeTimeSeconds: null } or { WrittenDataBytes: null }
            or { DataTransferBytes: null } or { LogicalSizeBytes: null };
}
