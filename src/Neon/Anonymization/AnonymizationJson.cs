using System.Text.Json.Serialization;

namespace Neon;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(Timestamp), typeof(Secret)])]
[JsonSerializable(typeof(BranchEnvelope))]
[JsonSerializable(typeof(BranchAnonymization))]
[JsonSerializable(typeof(MaskingRuleList))]
[JsonSerializable(typeof(AnonymizedBranchCreateBody))]
[JsonSerializable(typeof(MaskingRulesBody))]
internal sealed partial class AnonymizationJson : JsonSerializerContext;
