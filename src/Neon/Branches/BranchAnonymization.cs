namespace Neon;

/// <summary>The masking status of an anonymized branch.</summary>
[Listed("BranchId", "State", "UpdatedAt", "StatusMessage", Keys = ["ProjectId", "BranchId"])]
[RowKey("State", "StatusMessage", In = "BranchId")]
[ShownBy<BranchAnonymizationView>]
public sealed class BranchAnonymization : NeonObject
{
    /// <summary>The project of the branch.</summary>
    [RequiredInResponse]
    public string? ProjectId { get; set; }

    /// <summary>The anonymized branch.</summary>
    [RequiredInResponse]
    public string? BranchId { get; set; }

    /// <summary>
    /// The current state: <c>created</c>, <c>initialized</c> (ready to be masked), <c>anonymizing</c>, <c>anonymized</c>,
    /// <c>initialization_error</c> or <c>error</c>.
    /// </summary>
    public string? State { get; set; }

    /// <summary>Neon's message about the state, such as the table that is being masked or the error.</summary>
    public string? StatusMessage { get; set; }

    /// <summary>When the anonymized branch was created.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>When the state last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; set; }

    /// <summary>When the masking failed; empty if it did not.</summary>
    public DateTimeOffset? FailedAt { get; set; }

    /// <summary>The latest masking run; empty before the first run.</summary>
    public AnonymizationRun? LastRun { get; set; }

    private protected override object?[] Keys => [ProjectId, BranchId];

    /// <summary>The state.</summary>
    /// <returns>Text such as <c>anonymized</c>.</returns>
    private protected override string AsText() => State ?? string.Empty;
}

/// <summary>One masking run of a branch.</summary>
public sealed class AnonymizationRun : NeonObject
{
    /// <summary>When the run started.</summary>
    public DateTimeOffset? StartedAt { get; set; }

    /// <summary>When the run ended, with or without an error; empty while it is running.</summary>
    public DateTimeOffset? CompletedAt { get; set; }

    /// <summary>The id of the user who started the run.</summary>
    public string? TriggeredBy { get; set; }

    /// <summary>The name of the user who started the run.</summary>
    public string? TriggeredByUsername { get; set; }

    /// <summary>The number of columns masked.</summary>
    public int? MaskedColumns { get; set; }

    /// <summary>The result of the run.</summary>
    /// <returns>Text such as <c>12 columns masked</c>.</returns>
    private protected override string AsText() => $"{MaskedColumns ?? 0} {(MaskedColumns == 1 ? "column" : "columns")} masked";
}
