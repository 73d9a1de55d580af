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
    Converters = [typeof(Secret)])]
[JsonSerializable(typeof(ConnectionUriEnvelope))]
internal sealed partial class ConnectionStringJson : JsonSerializerContext;
