using System.Text.Json.Serialization;

namespace Neon;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(Timestamp), typeof(Secret)])]
[JsonSerializable(typeof(InvitationList))]
[JsonSerializable(typeof(InvitationCreateBody))]
internal sealed partial class InvitationJson : JsonSerializerContext;

internal sealed class InvitationCreateBody
{
    public required IReadOnlyList<InvitationCreate> Invitations { get; init; }
}

internal sealed class InvitationCreate
{
    public required string Email { get; init; }

    public required string Role { get; init; }
}

internal sealed class InvitationList
{
    [RequiredInResponse]
    public IReadOnlyList<OrganizationInvitation>? Invitations { get; init; }
}
