using System.Text.Json.Serialization;

namespace Neon;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(Timestamp), typeof(Secret)])]
[JsonSerializable(typeof(BranchEnvelope))]
[JsonSerializable(typeof(BranchPage))]
[JsonSerializable(typeof(BranchCount))]
[JsonSerializable(typeof(BranchSchema))]
[JsonSerializable(typeof(BranchSchemaComparison))]
[JsonSerializable(typeof(BranchCreateBody))]
[JsonSerializable(typeof(BranchUpdateBody))]
[JsonSerializable(typeof(BranchRestoreBody))]
internal sealed partial class BranchJson : JsonSerializerContext;
