using System.Security;
using System.Text.Json.Serialization;

namespace Neon;

internal sealed class ConnectionUriEnvelope
{
    [RequiredInResponse]
    public SecureString? Uri { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(Timestamp), typeof(Secret)])]
[JsonSerializable(typeof(ConnectionUriEnvelope))]
internal sealed partial class ConnectionStringJson : JsonSerializerContext;
