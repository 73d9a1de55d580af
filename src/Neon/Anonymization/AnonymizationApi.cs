namespace Neon;

/// <summary>The calls about anonymized branches and the rules that mask their data.</summary>
internal sealed class AnonymizationApi(NeonClient client)
{
    [NeonOperation("createProjectBranchAnonymized")]
    public async Task<Branch> CreateAsync(string projectId, AnonymizedBranchCreateBody body, CancellationToken cancellation)
    {
        var request = ApiRequest.Post(Route.Of($"/projects/{projectId:project_id}/branch_anonymized"))
            .Body(body, AnonymizationJson.Default.AnonymizedBranchCreateBody);
        var envelope = await client.ChangeAsync(
            request,
            AnonymizationJson.Default.BranchEnvelope,
            (lost, stop) => new BranchApi(client).FindCreatedAsync(
                lost, projectId, body.BranchCreate?.Branch, stop, created => IsMaskedAsync(new BranchKey(projectId, created.BranchId!), body.MaskingRules, stop)),
            cancellation).ConfigureAwait(false);
        return envelope.ToBranch(projectId, null);
    }

    [NeonOperation("getMaskingRules")]
    public async Task<IReadOnlyList<MaskingRule>> ListRulesAsync(BranchKey branchKey, CancellationToken cancellation)
    {
        var list = await Explained(
            client.GetAsync(ApiRequest.Get(Rules(branchKey)), AnonymizationJson.Default.MaskingRuleList, cancellation), branchKey.BranchId).ConfigureAwait(false);
        return list.WithBranch(branchKey);
    }

    /// <summary>Sets the rules of a branch, replacing all existing rules.</summary>
    [NeonOperation("updateMaskingRules")]
    public async Task<IReadOnlyList<MaskingRule>> ReplaceRulesAsync(
        BranchKey branchKey, IReadOnlyList<MaskingRule> rules, CancellationToken cancellation)
    {
        var request = ApiRequest.Patch(Rules(branchKey))
            .Body(new MaskingRulesBody { MaskingRules = rules }, AnonymizationJson.Default.MaskingRulesBody);
        var list = await Explained(
            client.ChangeAsync(
                request,
                AnonymizationJson.Default.MaskingRuleList,
                async (lost, stop) =>
                {
                    var now = new MaskingRuleList { MaskingRules = await ListRulesAsync(branchKey, stop).ConfigureAwait(false) };
                    return lost.Matches(now, AnonymizationJson.Default.MaskingRuleList) ? now : null;
                },
                cancellation),
            branchKey.BranchId).ConfigureAwait(false);
        return list.WithBranch(branchKey);
    }

    [NeonOperation("getAnonymizedBranchStatus")]
    public Task<BranchAnonymization> GetStatusAsync(BranchKey branchKey, CancellationToken cancellation)
    {
        var request = ApiRequest.Get(Route.Of($"{branchKey}/anonymized_status"));
        return Explained(client.GetAsync(request, AnonymizationJson.Default.BranchAnonymization, cancellation), branchKey.BranchId);
    }

    [NeonOperation("startAnonymization")]
    public async Task<BranchAnonymization> StartAsync(BranchKey branchKey, CancellationToken cancellation)
    {
        var request = ApiRequest.Post(Route.Of($"{branchKey}/anonymize"));
        var started = await Explained(
            client.ChangeAsync(
                request,
                AnonymizationJson.Default.BranchAnonymization,
                async (lost, stop) => await GetStatusAsync(branchKey, stop).ConfigureAwait(false) is { } now
                    && lost.MayHaveCreated(now.LastRun?.StartedAt) ? now : null,
                cancellation),
            branchKey.BranchId).ConfigureAwait(false);
        return started;
    }

    /// <summary>Whether a branch is anonymized with the requested rules. An ordinary branch exposes the unmasked data.</summary>
    private async Task<bool> IsMaskedAsync(BranchKey branchKey, IReadOnlyList<MaskingRule>? rules, CancellationToken cancellation) =>
        await GetStatusAsync(branchKey, cancellation).OrNullIfMissingAsync().ConfigureAwait(false) is not null
        && (rules is null || AreSame(await ListRulesAsync(branchKey, cancellation).ConfigureAwait(false), rules));

    private static Route Rules(BranchKey branchKey) =>
        Route.Of($"{branchKey}/masking_rules");

    private static bool AreSame(IReadOnlyList<MaskingRule> one, IReadOnlyList<MaskingRule> other) =>
        Multiset.AreSame(one, other, (rule, found) => rule.IsSameAs(found));

    private static Task<T> Explained<T>(Task<T> call, string branchId) => call.ExplainMissingAsync(
        "BranchAnonymization",
        $"The branch {branchId} is not an anonymized branch, or does not exist.",
        "Only a branch created with New-NeonAnonymizedBranch has masking rules and can be anonymized. An existing branch cannot be converted.");
}
