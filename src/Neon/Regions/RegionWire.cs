using System.Text.Json.Serialization;

namespace Neon;

internal sealed class RegionList
{
    [RequiredInResponse]
    public IReadOnlyList<Region>? Regions { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(Timestamp), typeof(Secret)])]
[JsonSerializable(typeof(RegionList))]
internal sealed partial class RegionJson : JsonSerializerContext;
