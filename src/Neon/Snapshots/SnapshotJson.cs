using System.Text.Json.Serialization;

namespace Neon;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(Timestamp)])]
[JsonSerializable(typeof(SnapshotEnvelope))]
[JsonSerializable(typeof(SnapshotList))]
[JsonSerializable(typeof(SnapshotUpdateBody))]
[JsonSerializable(typeof(SnapshotRestore))]
[JsonSerializable(typeof(RestoreCompletion))]
[JsonSerializable(typeof(SnapshotSchedule))]
internal sealed partial class SnapshotJson : JsonSerializerContext;
