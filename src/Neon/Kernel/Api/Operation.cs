using System.Text.Json.Serialization;

namespace Neon;

/// <summary>A unit of work that Neon carries out for a project, such as creating a branch or starting a compute.</summary>
[Listed("Action", "Status", "Error", "OperationId", "CreatedAt", "EndpointId", "BranchId", "ProjectId", Keys = ["ProjectId", "OperationId"], Headings = [nameof(Resource), nameof(Duration), nameof(Age)])]
[RowKey("OperationId", In = "ProjectId", Details = ["EndpointId"])]
[ShownBy<OperationView>]
public sealed class Operation : NeonObject, IHasOperations, IRefreshable
{
    /// <summary>The id of the operation, a UUID.</summary>
    [RequiredInResponse]
    [JsonPropertyName("id")]
    public string? OperationId { get; set; }

    /// <summary>The project that the operation belongs to.</summary>
    [RequiredInResponse]
    public string? ProjectId { get; set; }

    /// <summary>The branch that the operation works on, if it works on one.</summary>
    public string? BranchId { get; set; }

    /// <summary>The compute endpoint that the operation works on, if it works on one.</summary>
    public string? EndpointId { get; set; }

    /// <summary>What the operation does: <c>create_branch</c>, <c>start_compute</c>, <c>apply_config</c> and others.</summary>
    public string? Action { get; set; }

    /// <summary>
    /// The status of the operation: <c>scheduling</c>, <c>running</c>, <c>finished</c>, <c>failed</c>, <c>error</c>,
    /// <c>cancelling</c>, <c>cancelled</c> or <c>skipped</c>. Neon may still retry an operation with status <c>failed</c>.
    /// </summary>
    public string? Status { get; set; }

    /// <summary>The error, if the operation failed.</summary>
    public string? Error { get; set; }

    /// <summary>The number of failed attempts so far.</summary>
    public int? FailuresCount { get; set; }

    /// <summary>When the operation was last retried.</summary>
    public DateTimeOffset? RetryAt { get; set; }

    /// <summary>When the operation was created.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>When the status last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; set; }

    /// <summary>The duration of the operation in milliseconds; 0 while it runs.</summary>
    public int? TotalDurationMs { get; set; }

    /// <summary>
    /// Whether the operation has finished, successfully or not. Status <c>failed</c> is not final: Neon may retry the
    /// operation.
    /// </summary>
    [JsonIgnore]
    public bool IsFinal => Status is "finished" or "skipped" or "error" or "cancelled";

    /// <summary>Whether the operation has succeeded.</summary>
    [JsonIgnore]
    public bool IsSuccessful => Status is "finished" or "skipped";

    IReadOnlyList<Operation> IHasOperations.Operations => [this];

    /// <summary>
    /// The endpoint, or the branch, that the operation changes; otherwise <c>project</c>. An endpoint rarely has a name, but its
    /// branch does.
    /// </summary>
    internal string Resource => (Names?.Find(BranchId), EndpointId) switch
    {
        ({ } branch, { } endpoint) => $"{branch}/{endpoint}",
        (var branch, var endpoint) => endpoint ?? branch ?? BranchId ?? "project",
    };

    /// <summary>How long the operation took; empty while it is running.</summary>
    internal TimeSpan? Duration => IsFinal && TotalDurationMs is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null;

    /// <summary>How long ago it was created.</summary>
    internal TimeSpan? Age => Display.SinceNow(CreatedAt);

    private protected override object?[] Keys => [ProjectId, OperationId];

    private protected override DateTimeOffset? Time => CreatedAt;

    /// <summary>The action and the status.</summary>
    /// <returns>Text such as <c>create_branch (running)</c>.</returns>
    private protected override string AsText() => $"{Action} ({Status})";

    Task<object> IRefreshable.RefreshAsync(NeonClient client, IReadOnlyList<Operation> operations, CancellationToken cancellation) =>
        Task.FromResult<object>(operations.FirstOrDefault(operation => operation.OperationId == OperationId) ?? this);
}
