using System.Text.Json.Serialization;

namespace Neon;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(Timestamp), typeof(Secret)])]
[JsonSerializable(typeof(SpendingLimit))]
[JsonSerializable(typeof(SpendingLimitUpdate))]
internal sealed partial class SpendingLimitJson : JsonSerializerContext;

internal sealed class SpendingLimitUpdate
{
    [JsonPropertyName("spending_limit_cents")]
    public required long Cents { get; init; }
}
