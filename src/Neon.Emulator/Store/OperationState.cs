using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>An operation. All its states are known when it is scheduled; the clock determines the current one.</summary>
internal sealed class OperationState
{
    public required string Id { get; init; }

    public required string ProjectId { get; init; }

    public required string Action { get; init; }

    public string? BranchId { get; init; }

    public string? EndpointId { get; init; }

    /// <summary>Unique within the project: the cursor of the operation list is this time.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    public required IReadOnlyList<OperationPhase> Phases { get; init; }

    /// <summary>When the operation ends, with any outcome.</summary>
    public DateTimeOffset EndsAt => Phases[^1].At;

    /// <summary>Whether the operation takes effect.</summary>
    public bool Succeeds => Phases[^1].Status is OperationStatus.Finished or OperationStatus.Skipped;

    public OperationPhase Phase(DateTimeOffset now) => Phases.LastOrDefault(phase => phase.At <= now) ?? Phases[0];

    public bool IsUnfinished(DateTimeOffset now) => OperationStatus.IsUnfinished(Phase(now).Status);

    public JsonObject ToJson(DateTimeOffset now)
    {
        OperationPhase phase = Phase(now);
        DateTimeOffset updated = phase.At > CreatedAt ? phase.At : CreatedAt;
        DateTimeOffset until = IsUnfinished(now) ? now : EndsAt;
        return new JsonObject
        {
            ["id"] = Id,
            ["project_id"] = ProjectId,
            ["action"] = Action,
            ["status"] = phase.Status,
            ["failures_count"] = phase.Failures,
            ["created_at"] = Wire.Time(CreatedAt),
            ["updated_at"] = Wire.Time(updated),
            ["total_duration_ms"] = (int)(until - Phases[0].At).TotalMilliseconds,
        }
        .AddIf("branch_id", BranchId)
        .AddIf("endpoint_id", EndpointId)
        .AddIf("error", phase.Error)
        .AddIf("retry_at", phase.RetryAt);
    }
}
