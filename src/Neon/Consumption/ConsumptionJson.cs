using System.Text.Json.Serialization;

namespace Neon;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(Timestamp)])]
[JsonSerializable(typeof(ProjectConsumptionPage<ProjectConsumption>), TypeInfoPropertyName = "Projects")]
[JsonSerializable(typeof(BranchConsumptionPage), TypeInfoPropertyName = "Branches")]
[JsonSerializable(typeof(ProjectConsumptionPage<LegacyProjectConsumption>), TypeInfoPropertyName = "LegacyProjects")]
internal sealed partial class ConsumptionJson : JsonSerializerContext;
