using System.Text.Json.Serialization;

namespace Neon;

internal sealed class SpendingLimitUpdate
{
    [JsonPropertyName("spending_limit_cents")]
    public required long Cents { get; init; }
}
