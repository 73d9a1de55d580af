using System.Text.Json.Serialization;

namespace Neon;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(Timestamp)])]
[JsonSerializable(typeof(ConsumptionPage<ProjectConsumption>), TypeInfoPropertyName = "Projects")]
[JsonSerializable(typeof(ConsumptionPage<BranchConsumption>), TypeInfoPropertyName = "Branches")]
[JsonSerializable(typeof(ConsumptionPage<LegacyProjectConsumption>), TypeInfoPropertyName = "LegacyProjects")]
internal sealed partial class ConsumptionJson : JsonSerializerContext;
