using System.Text.Json.Serialization;

namespace Neon;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(Timestamp), typeof(Secret)])]
[JsonSerializable(typeof(BranchEnvelope))]
[JsonSerializable(typeof(BranchAnonymization))]
[JsonSerializable(typeof(MaskingRuleList))]
[JsonSerializable(typeof(AnonymizedBranchCreateBody))]
[JsonSerializable(typeof(MaskingRulesBody))]
internal sealed partial class AnonymizationJson : JsonSerializerContext;

internal sealed class AnonymizedBranchCreateBody
{
    public AnonymizedBranchParts? BranchCreate { get; init; }

    public IReadOnlyList<MaskingRule>? MaskingRules { get; init; }

    public bool? StartAnonymization { get; init; }

    public IReadOnlyDictionary<string, string>? AnnotationValue { get; init; }
}

/// <summary>The body for an ordinary branch without the annotation, which is a separate member here.</summary>
internal sealed class AnonymizedBranchParts
{
    public BranchCreate? Branch { get; init; }

    public IReadOnlyList<BranchEndpointCreate>? Endpoints { get; init; }
}

internal sealed class MaskingRulesBody
{
    public required IReadOnlyList<MaskingRule> MaskingRules { get; init; }
}

internal sealed class MaskingRuleList
{
    [RequiredInResponse]
    public IReadOnlyList<MaskingRule>? MaskingRules { get; init; }

    public IReadOnlyList<MaskingRule> WithBranch(BranchKey branchKey) =>
        [.. (MaskingRules ?? []).Select(rule => rule.WithBranch(branchKey))];
}
