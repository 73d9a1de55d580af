using System.Text.Json.Serialization;

namespace Neon;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(Timestamp), typeof(Secret)])]
[JsonSerializable(typeof(CustomDomain))]
[JsonSerializable(typeof(CustomDomainPage))]
[JsonSerializable(typeof(CustomDomainRegistration))]
internal sealed partial class CustomDomainJson : JsonSerializerContext;

internal sealed class CustomDomainRegistration
{
    public required string Domain { get; init; }

    public required string EntityType { get; init; }

    public required string EntityId { get; init; }
}

internal sealed class CustomDomainPage
{
    [RequiredInResponse]
    public IReadOnlyList<CustomDomain>? CustomDomains { get; init; }

    [NeverLeftOut]
    public NextPage? Pagination { get; init; }

    public IReadOnlyList<CustomDomain> WithBranch(BranchKey branchKey) =>
        [.. (CustomDomains ?? []).Select(domain => domain.WithBranch(branchKey))];
}
