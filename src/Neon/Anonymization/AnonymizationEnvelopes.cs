namespace Neon;

internal sealed class MaskingRuleList
{
    [RequiredInResponse]
    public IReadOnlyList<MaskingRule>? MaskingRules { get; init; }

    public IReadOnlyList<MaskingRule> On(string projectId, string branchId) =>
        [.. (MaskingRules ?? []).Select(rule => rule.On(projectId, branchId))];
}
