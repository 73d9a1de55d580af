using System.Text.Json.Serialization;

namespace Neon;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(Timestamp)])]
[JsonSerializable(typeof(CustomDomain))]
[JsonSerializable(typeof(CustomDomainPage))]
[JsonSerializable(typeof(CustomDomainRegistration))]
internal sealed partial class CustomDomainJson : JsonSerializerContext;
