using System.Text.Json.Serialization;

namespace Neon;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(Timestamp), typeof(Secret)])]
[JsonSerializable(typeof(TriggerEnvelope))]
[JsonSerializable(typeof(TriggerList))]
[JsonSerializable(typeof(TriggerSettings))]
internal sealed partial class TriggerJson : JsonSerializerContext;

/// <summary>A new trigger, or the changes of one; the service always requires the type.</summary>
internal sealed class TriggerSettings
{
    public const string OnSchedule = "schedule";
    public const string OnObject = "storage_object_created";

    public required string Type { get; init; }

    public string? FunctionSlug { get; init; }

    public string? Name { get; init; }

    public string? FunctionPath { get; init; }

    public TriggerSchedule? Schedule { get; init; }

    public TriggerStorage? StorageObjectCreated { get; init; }

    public bool? Enabled { get; init; }
}

internal sealed class TriggerSchedule
{
    public string? Cron { get; init; }
}

/// <summary>
/// The objects that start a trigger. It is replaced as a whole; without a prefix, it means the whole bucket.
/// </summary>
internal sealed class TriggerStorage
{
    public string? BucketName { get; init; }

    public string? Prefix { get; init; }
}

/// <summary>Responses with one trigger.</summary>
internal sealed class TriggerEnvelope
{
    [RequiredInResponse]
    public Trigger? Trigger { get; init; }

    public Trigger ToTrigger(BranchKey branchKey) => Trigger!.WithBranch(branchKey);
}

internal sealed class TriggerList
{
    [RequiredInResponse]
    public IReadOnlyList<Trigger>? Triggers { get; init; }
}
