using System.Text.Json.Serialization;

namespace Neon;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(Timestamp), typeof(Secret)])]
[JsonSerializable(typeof(ApiKey))]
[JsonSerializable(typeof(ApiKey[]))]
[JsonSerializable(typeof(ApiKeyCreator))]
[JsonSerializable(typeof(ApiKeyCreate))]
[JsonSerializable(typeof(OrganizationApiKeyCreate))]
internal sealed partial class ApiKeyJson : JsonSerializerContext;

internal sealed class ApiKeyCreate
{
    public required string KeyName { get; init; }
}

internal sealed class OrganizationApiKeyCreate
{
    public required string KeyName { get; init; }

    public string? ProjectId { get; init; }
}
