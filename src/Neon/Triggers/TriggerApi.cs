namespace Neon;

/// <summary>API calls for the triggers of a branch.</summary>
internal sealed class TriggerApi(NeonClient client)
{
    [NeonOperation("listProjectBranchTriggers")]
    public async Task<IReadOnlyList<Trigger>> ListAsync(string projectId, string branchId, CancellationToken cancellation)
    {
        var list = await client.GetAsync(ApiRequest.Get(All(projectId, branchId)), TriggerJson.Default.TriggerList, cancellation).ConfigureAwait(false);
        return [.. (list.Triggers ?? []).Select(trigger => trigger.On(projectId, branchId)).Order()];
    }

    [NeonOperation("getProjectBranchTrigger")]
    public async Task<Trigger> GetAsync(string projectId, string branchId, string triggerId, CancellationToken cancellation)
    {
        var envelope = await client.GetAsync(
            ApiRequest.Get(One(projectId, branchId, triggerId)), TriggerJson.Default.TriggerEnvelope, cancellation).ConfigureAwait(false);
        return envelope.ToTrigger(projectId, branchId);
    }

    /// <summary>A trigger, or null if there is no trigger with that id.</summary>
    public Task<Trigger?> FindAsync(string projectId, string branchId, string triggerId, CancellationToken cancellation) =>
        GetAsync(projectId, branchId, triggerId, cancellation)
            .OrNullIfMissingAsync(() => FindListedAsync(projectId, branchId, triggerId, cancellation));

    /// <summary>A trigger from the list of the branch, or null if there is no trigger with that id.</summary>
    public async Task<Trigger?> FindListedAsync(string projectId, string branchId, string triggerId, CancellationToken cancellation) =>
        (await ListAsync(projectId, branchId, cancellation).ConfigureAwait(false)).FirstOrDefault(trigger => trigger.TriggerId == triggerId);

    [NeonOperation("createProjectBranchTrigger")]
    public async Task<Trigger> CreateAsync(string projectId, string branchId, TriggerSettings trigger, CancellationToken cancellation)
    {
        var envelope = await client.ChangeAsync(
            ApiRequest.Post(All(projectId, branchId)).Body(trigger, TriggerJson.Default.TriggerSettings),
            TriggerJson.Default.TriggerEnvelope,
            CommandLine.Of($"Get-NeonTrigger -Project {projectId} -Branch {branchId}"),
            async (_, stop) =>
            {
                // Triggers have no creation time. But names are unique on a branch, so a trigger that was never changed and matches the
                // request exactly is the one that this request created.
                var all = await ListAsync(projectId, branchId, stop).ConfigureAwait(false);
                var made = all.FirstOrDefault(one => trigger.IsIn(one) && one is { Version: 1, Inherited: not true });
                return made is null ? null : new TriggerEnvelope { Trigger = made };
            },
            cancellation).ConfigureAwait(false);
        return envelope.ToTrigger(projectId, branchId);
    }

    [NeonOperation("updateProjectBranchTrigger")]
    public async Task<Trigger> UpdateAsync(
        string projectId, string branchId, string triggerId, TriggerSettings update, CancellationToken cancellation)
    {
        var envelope = await client.ChangeAsync(
            ApiRequest.Patch(One(projectId, branchId, triggerId)).Body(update, TriggerJson.Default.TriggerSettings),
            TriggerJson.Default.TriggerEnvelope,
            CommandLine.Of($"Get-NeonTrigger -Project {projectId} -Branch {branchId} -Trigger {triggerId}"),
            async (_, stop) => await FindAsync(projectId, branchId, triggerId, stop).ConfigureAwait(false) is { } now && update.IsIn(now)
                ? new TriggerEnvelope { Trigger = now }
                : null,
            cancellation).ConfigureAwait(false);
        return envelope.ToTrigger(projectId, branchId);
    }

    [NeonOperation("deleteProjectBranchTrigger")]
    public Task RemoveAsync(string projectId, string branchId, string triggerId, CancellationToken cancellation) =>
        client.ChangeAsync(
            ApiRequest.Delete(One(projectId, branchId, triggerId)),
            CommandLine.Of($"Get-NeonTrigger -Project {projectId} -Branch {branchId} -Trigger {triggerId}"),
            async (_, stop) => await FindAsync(projectId, branchId, triggerId, stop).ConfigureAwait(false) is null,
            cancellation);

    private static Route All(string projectId, string branchId) =>
        Route.Of($"/projects/{projectId:project_id}/branches/{branchId:branch_id}/triggers");

    private static Route One(string projectId, string branchId, string triggerId) =>
        Route.Of($"/projects/{projectId:project_id}/branches/{branchId:branch_id}/triggers/{triggerId:trigger_id}");
}
