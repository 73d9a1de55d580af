namespace Neon;

internal sealed class AnonymizedBranchCreateBody
{
    public AnonymizedBranchParts? BranchCreate { get; init; }

    public IReadOnlyList<MaskingRule>? MaskingRules { get; init; }

    public bool? StartAnonymization { get; init; }

    public IReadOnlyDictionary<string, string>? AnnotationValue { get; init; }
}

/// <summary>What an ordinary branch is created with, but for the annotation, which stands beside it here.</summary>
internal sealed class AnonymizedBranchParts
{
    public BranchCreate? Branch { get; init; }

    public IReadOnlyList<BranchEndpointCreate>? Endpoints { get; init; }
}

internal sealed class MaskingRulesBody
{
    public required IReadOnlyList<MaskingRule> MaskingRules { get; init; }
}
