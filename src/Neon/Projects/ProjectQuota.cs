namespace Neon;

/// <summary>The usage limits of a project per billing period. Zero or empty means no limit.</summary>
public sealed class ProjectQuota : NeonObject
{
    /// <summary>Seconds that the computes may be active.</summary>
    public long? ActiveTimeSeconds { get; init; }

    /// <summary>CPU seconds that the computes may use.</summary>
    public long? ComputeTimeSeconds { get; init; }

    /// <summary>Bytes that may be written to all branches together.</summary>
    public long? WrittenDataBytes { get; init; }

    /// <summary>Bytes that may be sent from all branches together.</summary>
    public long? DataTransferBytes { get; init; }

    /// <summary>
    /// Bytes that each branch may contain at any time; beyond this, writes fail and computes keep running.
    /// </summary>
    public long? LogicalSizeBytes { get; init; }
}
