using System.Text.Json.Serialization;

namespace Neon;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(Timestamp)])]
[JsonSerializable(typeof(LogPage))]
[JsonSerializable(typeof(LogFieldList))]
[JsonSerializable(typeof(LogFieldValueList))]
[JsonSerializable(typeof(LogQuery))]
internal sealed partial class LogJson : JsonSerializerContext;
