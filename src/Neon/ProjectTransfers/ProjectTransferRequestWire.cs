using System.Text.Json.Serialization;

namespace Neon;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(Timestamp), typeof(Secret)])]
[JsonSerializable(typeof(ProjectTransferRequest))]
[JsonSerializable(typeof(ProjectTransferRequestCreate))]
[JsonSerializable(typeof(ProjectTransferRequestAccept))]
internal sealed partial class ProjectTransferRequestJson : JsonSerializerContext;

internal sealed class ProjectTransferRequestCreate
{
    public long? TtlSeconds { get; init; }
}

internal sealed class ProjectTransferRequestAccept
{
    public string? OrgId { get; init; }
}
