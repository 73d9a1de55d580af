using System.Text.Json.Serialization;

namespace Neon;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(Timestamp), typeof(Secret)])]
[JsonSerializable(typeof(OrganizationMember))]
[JsonSerializable(typeof(MemberPage))]
[JsonSerializable(typeof(MemberUpdate))]
internal sealed partial class MemberJson : JsonSerializerContext;

internal sealed class MemberUpdate
{
    public required string Role { get; init; }
}

internal sealed class MemberPage
{
    [RequiredInResponse]
    public IReadOnlyList<ListedMember>? Members { get; init; }

    [NeverLeftOut]
    public NextPage? Pagination { get; init; }
}

/// <summary>An item of a list of members: the membership and the person as separate objects.</summary>
internal sealed class ListedMember
{
    [RequiredInResponse]
    public OrganizationMember? Member { get; init; }

    public MemberUser? User { get; init; }

    public OrganizationMember ToMember() => Member!.Of(User);
}

/// <summary>The person in a list of members.</summary>
internal sealed class MemberUser : NeonObject
{
    public string? Email { get; set; }

    public bool? HasMfa { get; set; }

    public DateTimeOffset? DeactivatedAt { get; set; }
}
