namespace Neon;

/// <summary>API calls for the triggers of a branch.</summary>
internal sealed class TriggerApi(NeonClient client)
{
    [NeonOperation("listProjectBranchTriggers")]
    public async Task<IReadOnlyList<Trigger>> ListAsync(BranchKey branchKey, CancellationToken cancellation)
    {
        var list = await client.GetAsync(ApiRequest.Get(All(branchKey)), TriggerJson.Default.TriggerList, cancellation).ConfigureAwait(false);
        return [.. (list.Triggers ?? []).Select(trigger => trigger.WithBranch(branchKey)).Order()];
    }

    [NeonOperation("getProjectBranchTrigger")]
    public async Task<Trigger> GetAsync(BranchKey branchKey, string triggerId, CancellationToken cancellation)
    {
        var envelope = await client.GetAsync(
            ApiRequest.Get(One(branchKey, triggerId)), TriggerJson.Default.TriggerEnvelope, cancellation).ConfigureAwait(false);
        return envelope.ToTrigger(branchKey);
    }

    /// <summary>A trigger, or null if there is no trigger with that id.</summary>
    public Task<Trigger?> FindAsync(BranchKey branchKey, string triggerId, CancellationToken cancellation) =>
        GetAsync(branchKey, triggerId, cancellation)
            .OrNullIfMissingAsync(() => FindListedAsync(branchKey, triggerId, cancellation));

    /// <summary>A trigger from the list of the branch, or null if there is no trigger with that id.</summary>
    public Task<Trigger?> FindListedAsync(BranchKey branchKey, string triggerId, CancellationToken cancellation) =>
        ListAsync(branchKey, cancellation).FirstAsync(trigger => trigger.TriggerId == triggerId);

    [NeonOperation("createProjectBranchTrigger")]
    public async Task<Trigger> CreateAsync(BranchKey branchKey, TriggerSettings trigger, CancellationToken cancellation)
    {
        var envelope = await client.ChangeAsync(
            ApiRequest.Post(All(branchKey)).Body(trigger, TriggerJson.Default.TriggerSettings),
            TriggerJson.Default.TriggerEnvelope,
            async (lost, stop) =>
            {
                // Triggers have no creation time. But names are unique on a branch, so a trigger that was never changed and matches the
                // request exactly is the one that this request created.
                var all = await ListAsync(branchKey, stop).ConfigureAwait(false);
                var created = all.FirstOrDefault(one => Matches(lost, one) && one is { Version: 1, Inherited: not true });
                return created is null ? null : new TriggerEnvelope { Trigger = created };
            },
            cancellation).ConfigureAwait(false);
        return envelope.ToTrigger(branchKey);
    }

    [NeonOperation("updateProjectBranchTrigger")]
    public async Task<Trigger> UpdateAsync(
        BranchKey branchKey, string triggerId, TriggerSettings update, CancellationToken cancellation)
    {
        var envelope = await client.ChangeAsync(
            ApiRequest.Patch(One(branchKey, triggerId)).Body(update, TriggerJson.Default.TriggerSettings),
            TriggerJson.Default.TriggerEnvelope,
            async (lost, stop) => await FindAsync(branchKey, triggerId, stop).ConfigureAwait(false) is { } now && Matches(lost, now)
                ? new TriggerEnvelope { Trigger = now }
                : null,
            cancellation).ConfigureAwait(false);
        return envelope.ToTrigger(branchKey);
    }

    [NeonOperation("deleteProjectBranchTrigger")]
    public Task RemoveAsync(BranchKey branchKey, string triggerId, CancellationToken cancellation) =>
        client.ChangeAsync(
            ApiRequest.Delete(One(branchKey, triggerId)),
            async (_, stop) => await FindAsync(branchKey, triggerId, stop).ConfigureAwait(false) is null,
            cancellation);

    // The settings of objects replace the current ones, so a prefix that is not sent is removed.
    private static bool Matches(LostResponse lost, Trigger trigger) => lost.Matches(trigger, TriggerJson.Default.Trigger, "storage_object_created");

    private static Route All(BranchKey branchKey) =>
        Route.Of($"{branchKey}/triggers");

    private static Route One(BranchKey branchKey, string triggerId) =>
        Route.Of($"{branchKey}/triggers/{triggerId:trigger_id}");
}
