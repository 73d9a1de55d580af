using System.Text.Json.Serialization;

namespace Neon;

/// <summary>A unit of work that Neon carries out for a project, such as creating a branch or starting a compute.</summary>
[Listed("Action", "Status", "OperationId", "ProjectId", "BranchId", "CreatedAt", Keys = ["ProjectId", "OperationId"])]
[RowKey("OperationId", In = "ProjectId")]
[ShownBy<OperationView>]
public sealed class Operation : NeonObject, IHasOperations, IRefreshable
{
    /// <summary>The id of the operation, a UUID.</summary>
    [RequiredInResponse]
    [JsonPropertyName("id")]
    public string? OperationId { get; init; }

    /// <summary>The project that the operation belongs to.</summary>
    [RequiredInResponse]
    public string? ProjectId { get; init; }

    /// <summary>The branch that the operation works on, if it works on one.</summary>
    public string? BranchId { get; init; }

    /// <summary>The compute endpoint that the operation works on, if it works on one.</summary>
    public string? EndpointId { get; init; }

    /// <summary>What the operation does, in Neon's words: <c>create_branch</c>, <c>start_compute</c>, <c>apply_config</c> and others.</summary>
    public string? Action { get; init; }

    /// <summary>
    /// Where the operation stands: <c>scheduling</c>, <c>running</c>, <c>finished</c>, <c>failed</c>, <c>error</c>,
    /// <c>cancelling</c>, <c>cancelled</c> or <c>skipped</c>. Neon may still retry one that <c>failed</c>.
    /// </summary>
    public string? Status { get; init; }

    /// <summary>What went wrong, if something did.</summary>
    public string? Error { get; init; }

    /// <summary>How often the operation has failed so far.</summary>
    public int? FailuresCount { get; init; }

    /// <summary>When the operation was last retried.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>When the operation was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When the status last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>How long the operation took in milliseconds; 0 while it runs.</summary>
    public int? TotalDurationMs { get; init; }

    /// <summary>Whether the operation has ended, well or not. One that <c>failed</c> has not: Neon may retry it.</summary>
    [JsonIgnore]
    public bool IsFinal => Status is "finished" or "skipped" or "error" or "cancelled";

    /// <summary>Whether the operation has ended well.</summary>
    [JsonIgnore]
    public bool IsSuccessful => Status is "finished" or "skipped";

    IReadOnlyList<Operation> IHasOperations.Operations => [this];

    private protected override object?[] Keys => [ProjectId, OperationId];

    private protected override DateTimeOffset? Time => CreatedAt;

    /// <summary>The action and the status.</summary>
    /// <returns>Text such as <c>create_branch (running)</c>.</returns>
    private protected override string AsText() => $"{Action} ({Status})";

    Task<object> IRefreshable.RefreshAsync(NeonClient client, IReadOnlyList<Operation> operations, CancellationToken cancellation) =>
        Task.FromResult<object>(operations.FirstOrDefault(operation => operation.OperationId == OperationId) ?? this);
}
