using System.Text.Json.Serialization;

namespace Neon;

/// <summary>What has Neon call a function: a schedule, or an object that arrives in a bucket.</summary>
[Listed("Name", "FunctionSlug", "Type", "Enabled", "NextRunAt", Keys = ["ProjectId", "BranchId", "TriggerId"])]
[RowKey("TriggerId", In = "BranchId")]
[ShownBy<TriggerView>]
public sealed class Trigger : NeonObject
{
    /// <summary>The project of the branch.</summary>
    [JsonIgnore]
    public string? ProjectId { get; set; }

    /// <summary>The branch that the trigger is on.</summary>
    [JsonIgnore]
    public string? BranchId { get; set; }

    /// <summary>The id of the trigger; a branch that inherits it shows it under the same id.</summary>
    [RequiredInResponse]
    public string? TriggerId { get; init; }

    /// <summary>The name, which no other trigger of the branch has.</summary>
    public string? Name { get; init; }

    /// <summary>What sets it off: <c>schedule</c> or <c>storage_object_created</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The slug of the function that is called.</summary>
    public string? FunctionSlug { get; init; }

    /// <summary>The path that the function is called with.</summary>
    public string? FunctionPath { get; init; }

    /// <summary>When a schedule sets it off: minute, hour, day of the month, month and day of the week, in UTC.</summary>
    [JsonIgnore]
    public string? Cron
    {
        get => Schedule?.Cron;
        set => Schedule = new TriggerSchedule { Cron = value };
    }

    /// <summary>The bucket whose new objects set it off.</summary>
    [JsonIgnore]
    public string? BucketName
    {
        get => StorageObjectCreated?.BucketName;
        set => StorageObjectCreated = new TriggerStorage { BucketName = value, Prefix = Prefix };
    }

    /// <summary>What the key of a new object begins with; null for all objects of the bucket.</summary>
    [JsonIgnore]
    public string? Prefix
    {
        get => StorageObjectCreated?.Prefix;
        set => StorageObjectCreated = new TriggerStorage { BucketName = BucketName, Prefix = value };
    }

    /// <summary>Whether it is set off at all. An inherited trigger is not until it is enabled on its branch.</summary>
    public bool? Enabled { get; init; }

    /// <summary>Whether it comes from the parent branch and was not changed here.</summary>
    public bool? Inherited { get; init; }

    /// <summary>When a schedule will set it off next; null when it will not.</summary>
    public DateTimeOffset? NextRunAt { get; init; }

    /// <summary>How often the trigger has been changed, beginning with 1.</summary>
    public long? Version { get; init; }

    [JsonInclude]
    internal TriggerSchedule? Schedule { get; set; }

    [JsonInclude]
    internal TriggerStorage? StorageObjectCreated { get; set; }

    private protected override object?[] Keys => [ProjectId, BranchId, TriggerId];

    /// <summary>The name of the trigger.</summary>
    /// <returns>The name.</returns>
    private protected override string AsText() => Name ?? TriggerId ?? string.Empty;

    internal Trigger On(string projectId, string branchId)
    {
        ProjectId = projectId;
        BranchId = branchId;
        return this;
    }
}
