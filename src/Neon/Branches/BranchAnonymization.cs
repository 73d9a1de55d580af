namespace Neon;

/// <summary>Where the masking of an anonymized branch stands.</summary>
[Listed("BranchId", "State", "UpdatedAt", "StatusMessage", Keys = ["ProjectId", "BranchId"])]
[RowKey("State", "StatusMessage", In = "BranchId")]
[ShownBy<BranchAnonymizationView>]
public sealed class BranchAnonymization : NeonObject
{
    /// <summary>The project of the branch.</summary>
    [RequiredInResponse]
    public string? ProjectId { get; init; }

    /// <summary>The anonymized branch.</summary>
    [RequiredInResponse]
    public string? BranchId { get; init; }

    /// <summary>
    /// What it is at: <c>created</c>, <c>initialized</c> (ready to be masked), <c>anonymizing</c>, <c>anonymized</c>,
    /// <c>initialization_error</c> or <c>error</c>.
    /// </summary>
    public string? State { get; init; }

    /// <summary>Neon's words about the state, such as the table that is being masked or what went wrong.</summary>
    public string? StatusMessage { get; init; }

    /// <summary>When the anonymized branch was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When the state last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>When it failed; empty when it did not.</summary>
    public DateTimeOffset? FailedAt { get; init; }

    /// <summary>The latest run of the masking; empty before the first one.</summary>
    public AnonymizationRun? LastRun { get; init; }

    private protected override object?[] Keys => [ProjectId, BranchId];

    /// <summary>The state.</summary>
    /// <returns>Text such as <c>anonymized</c>.</returns>
    private protected override string AsText() => State ?? string.Empty;
}

/// <summary>One run of the masking of a branch.</summary>
public sealed class AnonymizationRun : NeonObject
{
    /// <summary>When the run began.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When the run ended, well or not; empty while it goes on.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>The id of the user who began it.</summary>
    public string? TriggeredBy { get; init; }

    /// <summary>The name of the user who began it.</summary>
    public string? TriggeredByUsername { get; init; }

    /// <summary>How many columns have been masked.</summary>
    public int? MaskedColumns { get; init; }

    /// <summary>What the run came to.</summary>
    /// <returns>Text such as <c>12 columns masked</c>.</returns>
    private protected override string AsText() => $"{MaskedColumns ?? 0} {(MaskedColumns == 1 ? "column" : "columns")} masked";
}
