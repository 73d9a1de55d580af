using System.Text.Json.Serialization;

namespace Neon;

/// <summary>A trigger, which calls a function on a schedule or when an object is created in a bucket.</summary>
[Listed("Name", "FunctionSlug", "Type", "Enabled", "NextRunAt", "BranchId", Keys = ["ProjectId", "BranchId", "TriggerId"], Headings = [nameof(Source)])]
[RowKey("TriggerId", In = "BranchId", Details = ["FunctionSlug", "BucketName"])]
[ShownBy<TriggerView>]
public sealed class Trigger : NeonObject, IBranchResource
{
    /// <summary>The project of the branch.</summary>
    [JsonIgnore]
    public string? ProjectId { get; set; }

    /// <summary>The branch that the trigger is on.</summary>
    [JsonIgnore]
    public string? BranchId { get; set; }

    /// <summary>The id of the trigger; an inherited trigger has the same id.</summary>
    [RequiredInResponse]
    public string? TriggerId { get; set; }

    /// <summary>The name, which is unique on the branch.</summary>
    public string? Name { get; set; }

    /// <summary>The type: <c>schedule</c> or <c>storage_object_created</c>.</summary>
    public string? Type { get; set; }

    /// <summary>The slug of the function that is called.</summary>
    public string? FunctionSlug { get; set; }

    /// <summary>The path that the function is called with.</summary>
    public string? FunctionPath { get; set; }

    /// <summary>The schedule: minute, hour, day of the month, month and day of the week, in UTC.</summary>
    [JsonIgnore]
    public string? Cron
    {
        get => Schedule?.Cron;
        set => Schedule = new TriggerSchedule { Cron = value };
    }

    /// <summary>The bucket whose new objects start the trigger.</summary>
    [JsonIgnore]
    public string? BucketName
    {
        get => StorageObjectCreated?.BucketName;
        set => StorageObjectCreated = new TriggerStorage { BucketName = value, Prefix = Prefix };
    }

    /// <summary>The prefix of the keys of objects that start the trigger; null for all objects of the bucket.</summary>
    [JsonIgnore]
    public string? Prefix
    {
        get => StorageObjectCreated?.Prefix;
        set => StorageObjectCreated = new TriggerStorage { BucketName = BucketName, Prefix = value };
    }

    /// <summary>
    /// Whether the trigger is enabled. An inherited trigger is disabled until it is enabled on its branch.
    /// </summary>
    public bool? Enabled { get; set; }

    /// <summary>Whether the trigger is inherited from the parent branch and unchanged here.</summary>
    public bool? Inherited { get; set; }

    /// <summary>The next run of a schedule; null if there is none.</summary>
    public DateTimeOffset? NextRunAt { get; set; }

    /// <summary>The version of the trigger, which starts at 1 and increases with each change.</summary>
    public long? Version { get; set; }

    [JsonInclude]
    internal TriggerSchedule? Schedule { get; set; }

    [JsonInclude]
    internal TriggerStorage? StorageObjectCreated { get; set; }

    /// <summary>The schedule or the bucket that starts the function; otherwise the type of the trigger.</summary>
    internal string? Source => Cron ?? (BucketName is { } bucket ? $"{bucket}/{Prefix}*" : Type);

    private protected override object?[] Keys => [ProjectId, BranchId, TriggerId];

    /// <summary>The name of the trigger.</summary>
    /// <returns>The name.</returns>
    private protected override string AsText() => Name ?? TriggerId ?? string.Empty;
}
