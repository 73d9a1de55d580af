using System.Text.Json.Serialization;

namespace Neon;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(Timestamp), typeof(Secret)])]
[JsonSerializable(typeof(DataApi))]
[JsonSerializable(typeof(DataApiCreate))]
[JsonSerializable(typeof(DataApiUpdate))]
internal sealed partial class DataApiJson : JsonSerializerContext;

internal sealed class DataApiCreate
{
    public string? AuthProvider { get; init; }

    public string? JwksUrl { get; init; }

    public string? ProviderName { get; init; }

    public string? JwtAudience { get; init; }

    public bool? AddDefaultGrants { get; init; }

    public bool? SkipAuthSchema { get; init; }

    public DataApiSettings? Settings { get; init; }
}

/// <summary>A change of the settings; without settings, only the schema cache is refreshed.</summary>
internal sealed class DataApiUpdate
{
    public DataApiSettings? Settings { get; init; }
}
