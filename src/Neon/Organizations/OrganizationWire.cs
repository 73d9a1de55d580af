using System.Text.Json.Serialization;

namespace Neon;

internal sealed class OrganizationList
{
    [RequiredInResponse]
    public IReadOnlyList<Organization>? Organizations { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(Timestamp), typeof(Secret)])]
[JsonSerializable(typeof(Organization))]
[JsonSerializable(typeof(OrganizationList))]
internal sealed partial class OrganizationJson : JsonSerializerContext;
