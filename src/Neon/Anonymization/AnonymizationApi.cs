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
            CommandLine.Of($"Get-NeonBranch -Project {projectId} -Name {body.BranchCreate?.Branch?.Name:pattern}"),
            (lost, stop) => new BranchApi(client).FindCreatedAsync(
                lost, projectId, body.BranchCreate?.Branch, stop, made => IsMaskedAsync(projectId, made.BranchId!, body.MaskingRules, stop)),
            cancellation).ConfigureAwait(false);
        return envelope.ToBranch(projectId, null);
    }

    [NeonOperation("getMaskingRules")]
    public async Task<IReadOnlyList<MaskingRule>> ListRulesAsync(string projectId, string branchId, CancellationToken cancellation)
    {
        var list = await Explained(
            client.GetAsync(ApiRequest.Get(Rules(projectId, branchId)), AnonymizationJson.Default.MaskingRuleList, cancellation), branchId).ConfigureAwait(false);
        return list.On(projectId, branchId);
    }

    /// <summary>Sets the rules of a branch, replacing all existing rules.</summary>
    [NeonOperation("updateMaskingRules")]
    public async Task<IReadOnlyList<MaskingRule>> ReplaceRulesAsync(
        string projectId, string branchId, IReadOnlyList<MaskingRule> rules, CancellationToken cancellation)
    {
        var request = ApiRequest.Patch(Rules(projectId, branchId))
            .Body(new MaskingRulesBody { MaskingRules = rules }, AnonymizationJson.Default.MaskingRulesBody);
        var list = await Explained(
            client.ChangeAsync(
                request,
                AnonymizationJson.Default.MaskingRuleList,
                CommandLine.Of($"Get-NeonMaskingRule -Project {projectId} -Branch {branchId}"),
                async (_, stop) =>
                {
                    var now = await ListRulesAsync(projectId, branchId, stop).ConfigureAwait(false);
                    return AreSame(now, rules) ? new MaskingRuleList { MaskingRules = now } : null;
                },
                cancellation),
            branchId).ConfigureAwait(false);
        return list.On(projectId, branchId);
    }

    [NeonOperation("getAnonymizedBranchStatus")]
    public Task<BranchAnonymization> GetStatusAsync(string projectId, string branchId, CancellationToken cancellation)
    {
        var request = ApiRequest.Get(Route.Of($"/projects/{projectId:project_id}/branches/{branchId:branch_id}/anonymized_status"));
        return Explained(client.GetAsync(request, AnonymizationJson.Default.BranchAnonymization, cancellation), branchId);
    }

    [NeonOperation("startAnonymization")]
    public async Task<BranchAnonymization> StartAsync(string projectId, string branchId, CancellationToken cancellation)
    {
        var request = ApiRequest.Post(Route.Of($"/projects/{projectId:project_id}/branches/{branchId:branch_id}/anonymize"));
        var started = await Explained(
            client.ChangeAsync(
                request,
                AnonymizationJson.Default.BranchAnonymization,
                CommandLine.Of($"Get-NeonBranchAnonymization -Project {projectId} -Branch {branchId}"),
                async (lost, stop) => await GetStatusAsync(projectId, branchId, stop).ConfigureAwait(false) is { } now
                    && lost.CanHaveMade(now.LastRun?.StartedAt) ? now : null,
                cancellation),
            branchId).ConfigureAwait(false);
        return started;
    }

    /// <summary>Whether a branch is anonymized with the requested rules. An ordinary branch exposes the unmasked data.</summary>
    private async Task<bool> IsMaskedAsync(string projectId, string branchId, IReadOnlyList<MaskingRule>? rules, CancellationToken cancellation) =>
        await GetStatusAsync(projectId, branchId, cancellation).OrNullIfMissingAsync().ConfigureAwait(false) is not null
        && (rules is null || AreSame(await ListRulesAsync(projectId, branchId, cancellation).ConfigureAwait(false), rules));

    private static Route Rules(string projectId, string branchId) =>
        Route.Of($"/projects/{projectId:project_id}/branches/{branchId:branch_id}/masking_rules");

    private static bool AreSame(IReadOnlyList<MaskingRule> one, IReadOnlyList<MaskingRule> other) =>
        Multiset.AreSame(one, other, (rule, there) => rule.IsSameAs(there));

    private static Task<T> Explained<T>(Task<T> call, string branchId) => call.ExplainMissingAsync(
        "BranchAnonymization",
        $"The branch {branchId} is not an anonymized branch, or does not exist.",
        "Only a branch created with New-NeonAnonymizedBranch has masking rules and can be anonymized. An existing branch cannot be converted.");
}
