using System.Text.Json.Serialization;

namespace Neon;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(Timestamp), typeof(Secret)])]
[JsonSerializable(typeof(Credential))]
[JsonSerializable(typeof(CredentialList))]
[JsonSerializable(typeof(CredentialSecret))]
[JsonSerializable(typeof(CredentialCreate))]
internal sealed partial class CredentialJson : JsonSerializerContext;
