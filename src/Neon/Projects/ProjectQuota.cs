namespace Neon;

/// <summary>What a project may use up in a billing period. Zero or nothing means no limit.</summary>
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

    /// <summary>Bytes that each branch may hold at any time; beyond it writes fail and computes go on.</summary>
    public long? LogicalSizeBytes { get; init; }
}
