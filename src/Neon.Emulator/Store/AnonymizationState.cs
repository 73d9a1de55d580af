using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>The masking of an anonymized branch: its rules, and its states over time.</summary>
internal sealed class AnonymizationState
{
    public const string Created = "created";
    public const string Initialized = "initialized";
    public const string InitializationError = "initialization_error";
    public const string Anonymizing = "anonymizing";
    public const string Anonymized = "anonymized";
    public const string Error = "error";

    private Run? _run;

    public required DateTimeOffset CreatedAt { get; init; }

    public required StateTimeline States { get; init; }

    public JsonArray Rules { get; set; } = [];

    public static JsonArray RestrictedActions() => new(
        new JsonObject { ["name"] = "restore", ["reason"] = "the branch is anonymized" },
        new JsonObject { ["name"] = "delete-rw-endpoint", ["reason"] = "the branch is anonymized" });

    /// <summary>Runs the masking; with a fault, it ends in an error.</summary>
    public void Start(DateTimeOffset at, TimeSpan duration, UserState user, string? failure)
    {
        _run = new Run(at, at + duration, user, Rules.Count, failure);
        States.Change(at, Anonymizing);
        States.Change(at + duration, failure is null ? Anonymized : Error);
    }

    public JsonObject ToJson(string projectId, string branchId, DateTimeOffset now)
    {
        string state = States.Current(now);
        DateTimeOffset changed = States.ChangedAt(now);
        JsonObject json = new JsonObject
        {
            ["project_id"] = projectId,
            ["branch_id"] = branchId,
            ["state"] = state,
            ["created_at"] = Wire.Time(CreatedAt),
            ["updated_at"] = Wire.Time(changed),
        }
        .AddIf("status_message", Message(state))
        .AddIf("failed_at", state is Error or InitializationError ? changed : null);
        if (_run is { } run && run.StartedAt <= now)
        {
            json["last_run"] = run.ToJson(now);
        }

        return json;
    }

    private string? Message(string state) => state switch
    {
        Anonymizing => $"masking {Rules.Count} columns",
        InitializationError => "the branch could not be created",
        Error => _run?.Failure,
        _ => null,
    };

    private sealed record Run(DateTimeOffset StartedAt, DateTimeOffset EndsAt, UserState User, int Columns, string? Failure)
    {
        public JsonObject ToJson(DateTimeOffset now) => new JsonObject
        {
            ["started_at"] = Wire.Time(StartedAt),
            ["triggered_by"] = User.Id,
            ["triggered_by_username"] = User.Login,
            ["masked_columns"] = EndsAt <= now && Failure is null ? Columns : 0,
        }
        .AddIf("completed_at", EndsAt <= now ? EndsAt : null);
    }
}
