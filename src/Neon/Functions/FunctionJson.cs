using System.Security;
using System.Text.Json.Serialization;

namespace Neon;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(Timestamp), typeof(Secret)])]
[JsonSerializable(typeof(FunctionEnvelope))]
[JsonSerializable(typeof(FunctionPage))]
[JsonSerializable(typeof(FunctionDeploymentEnvelope))]
[JsonSerializable(typeof(FunctionUpdate))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, SecureString>), TypeInfoPropertyName = "Variables")]
internal sealed partial class FunctionJson : JsonSerializerContext;
