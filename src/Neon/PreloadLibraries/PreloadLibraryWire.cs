using System.Text.Json.Serialization;

namespace Neon;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(Timestamp), typeof(Secret)])]
[JsonSerializable(typeof(PreloadLibraryList))]
internal sealed partial class PreloadLibraryJson : JsonSerializerContext;

internal sealed class PreloadLibraryList
{
    [RequiredInResponse]
    public IReadOnlyList<PreloadLibrary>? Libraries { get; init; }
}
