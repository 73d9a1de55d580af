using System.Text.Json.Serialization;

namespace Neon;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(Timestamp), typeof(Secret)])]
[JsonSerializable(typeof(ProjectEnvelope))]
[JsonSerializable(typeof(ProjectPage))]
[JsonSerializable(typeof(ProjectCreateBody))]
[JsonSerializable(typeof(ProjectUpdateBody))]
[JsonSerializable(typeof(ProjectMove))]
internal sealed partial class ProjectJson : JsonSerializerContext;
