namespace Neon;

/// <summary>API calls for snapshots, their schedules and the branches restored from them.</summary>
internal sealed class SnapshotApi(NeonClient client)
{
    [NeonOperation("listSnapshots")]
    public async Task<IReadOnlyList<Snapshot>> ListAsync(string projectId, CancellationToken cancellation)
    {
        var request = ApiRequest.Get(Route.Of($"/projects/{projectId:project_id}/snapshots"));
        var list = await client.GetAsync(request, SnapshotJson.Default.SnapshotList, cancellation).ConfigureAwait(false);
        return [.. (list.Snapshots ?? []).Select(snapshot => snapshot.WithProject(projectId)).OrderDescending()];
    }

    /// <summary>A snapshot from the list, or null if it does not exist: the API has no call for a single snapshot.</summary>
    public Task<Snapshot?> FindAsync(string projectId, string? snapshotId, CancellationToken cancellation) =>
        ListAsync(projectId, cancellation).FirstAsync(snapshot => snapshot.SnapshotId == snapshotId);

    [NeonOperation("createSnapshot")]
    public async Task<Snapshot> CreateAsync(BranchKey branchKey, SnapshotCreate create, CancellationToken cancellation)
    {
        var request = ApiRequest.Post(Route.Of($"{branchKey}/snapshot"))
            .Query("name", create.Name)
            .Query("slug", create.Slug)
            .Query("timestamp", create.Timestamp)
            .Query("lsn", create.Lsn)
            .Query("expires_at", create.ExpiresAt)
            .Echo("name", create.Name)
            .Echo("source_branch_id", branchKey.BranchId);
        var envelope = await client.ChangeAsync(
            request,
            SnapshotJson.Default.SnapshotEnvelope,
            (lost, stop) => FindCreatedAsync(lost, branchKey, create, stop),
            cancellation).ConfigureAwait(false);
        return envelope.ToSnapshot(branchKey.ProjectId);
    }

    [NeonOperation("updateSnapshot")]
    public async Task<Snapshot> UpdateAsync(string projectId, string snapshotId, SnapshotUpdate update, CancellationToken cancellation)
    {
        var request = ApiRequest.Patch(One(projectId, snapshotId))
            .Body(new SnapshotUpdateBody { Snapshot = update }, SnapshotJson.Default.SnapshotUpdateBody);
        var envelope = await client.ChangeAsync(
            request,
            SnapshotJson.Default.SnapshotEnvelope,
            async (lost, stop) => await FindAsync(projectId, snapshotId, stop).ConfigureAwait(false) is { } now && lost.Matches(now, SnapshotJson.Default.Snapshot)
                ? new SnapshotEnvelope { Snapshot = now }
                : null,
            cancellation).ConfigureAwait(false);
        return envelope.ToSnapshot(projectId);
    }

    /// <summary>Removes a snapshot; the response has only the operations.</summary>
    [NeonOperation("deleteSnapshot")]
    public async Task<IReadOnlyList<Operation>> RemoveAsync(string projectId, string snapshotId, CancellationToken cancellation)
    {
        var envelope = await client.RemoveAsync(
            ApiRequest.Delete(One(projectId, snapshotId)),
            KernelJson.Default.StartedOperations,
            async (lost, stop) => await FindAsync(projectId, snapshotId, stop).ConfigureAwait(false) is null
                ? new StartedOperations { Operations = await OperationsSinceAsync(lost, projectId, stop).ConfigureAwait(false) }
                : null,
            cancellation).ConfigureAwait(false);
        return envelope?.Operations ?? [];
    }

    /// <summary>Restores a snapshot and returns the restored branch, which is always a new one.</summary>
    [NeonOperation("restoreSnapshot")]
    public async Task<Branch> RestoreAsync(string projectId, string snapshotId, SnapshotRestore restore, CancellationToken cancellation)
    {
        var request = ApiRequest.Post(Route.Of($"/projects/{projectId:project_id}/snapshots/{snapshotId:snapshot_id}/restore"))
            .Body(restore, SnapshotJson.Default.SnapshotRestore);
        var envelope = await client.ChangeAsync(
            request,
            BranchJson.Default.BranchEnvelope,
            (lost, stop) => FindRestoredAsync(lost, projectId, snapshotId, restore, stop),
            cancellation,
            check: CommandLine.Of($"Get-NeonBranch -Project {projectId}")).ConfigureAwait(false);
        return envelope.ToBranch(projectId, null);
    }

    /// <summary>Replaces a branch with its restored branch, and reads the result.</summary>
    [NeonOperation("finalizeRestoreBranch")]
    public async Task<Branch> CompleteRestoreAsync(
        BranchKey branchKey, RestoreCompletion completion, CancellationToken cancellation)
    {
        var request = ApiRequest.Post(Route.Of($"{branchKey}/finalize_restore"))
            .Body(completion, SnapshotJson.Default.RestoreCompletion);
        var started = await client.ChangeAsync(
            request,
            KernelJson.Default.StartedOperations,
            async (lost, stop) => await new BranchApi(client).GetAsync(branchKey, stop).ConfigureAwait(false) is { RestoreStatus: "finalized" }
                ? new StartedOperations { Operations = await OperationsSinceAsync(lost, branchKey.ProjectId, stop).ConfigureAwait(false) }
                : null,
            cancellation).ConfigureAwait(false);
        return new BranchEnvelope
        {
            Branch = await client.ReadBackAsync<Branch?>(
                ReadAsync(branchKey, cancellation), null, $"branch {branchKey.BranchId}").ConfigureAwait(false),
            Operations = started.Operations,
        }.ToBranch(branchKey);
    }

    [NeonOperation("getSnapshotSchedule")]
    public async Task<SnapshotSchedule> GetScheduleAsync(BranchKey branchKey, CancellationToken cancellation)
    {
        var schedule = await client.GetAsync(
            ApiRequest.Get(ScheduleOf(branchKey)), SnapshotJson.Default.SnapshotSchedule, cancellation).ConfigureAwait(false);
        return schedule.WithBranch(branchKey);
    }

    /// <summary>Replaces the schedule of a branch.</summary>
    [NeonOperation("setSnapshotSchedule")]
    public Task SetScheduleAsync(BranchKey branchKey, SnapshotSchedule schedule, CancellationToken cancellation)
    {
        var request = ApiRequest.Put(ScheduleOf(branchKey)).Body(schedule, SnapshotJson.Default.SnapshotSchedule);
        return client.ChangeAsync(
            request,
            KernelJson.Default.EmptyResponse,
            async (_, stop) => IsSame(schedule, await GetScheduleAsync(branchKey, stop).ConfigureAwait(false)),
            cancellation);
    }

    private static Route One(string projectId, string snapshotId) =>
        Route.Of($"/projects/{projectId:project_id}/snapshots/{snapshotId:snapshot_id}");

    private static Route ScheduleOf(BranchKey branchKey) =>
        Route.Of($"{branchKey}/backup_schedule");

    private static bool IsSame(SnapshotSchedule wanted, SnapshotSchedule now) =>
        Multiset.AreSame(wanted.Schedule ?? [], now.Schedule ?? [], (one, other) => one.IsSameAs(other));

    private async Task<SnapshotEnvelope?> FindCreatedAsync(
        LostResponse lost, BranchKey branchKey, SnapshotCreate requested, CancellationToken cancellation)
    {
        if (requested.Name is null)
        {
            throw lost.Inconclusive("Neon chose the name, so a snapshot that a schedule created at the same time would look the same.");
        }

        var all = await ListAsync(branchKey.ProjectId, cancellation).ConfigureAwait(false);
        return lost.SingleCandidate(all.Where(snapshot => requested.Matches(snapshot, branchKey.BranchId)), snapshot => snapshot.CreatedAt) is { } created
            ? new SnapshotEnvelope { Snapshot = created, Operations = await OperationsSinceAsync(lost, branchKey.ProjectId, cancellation).ConfigureAwait(false) }
            : null;
    }

    private async Task<BranchEnvelope?> FindRestoredAsync(
        LostResponse lost, string projectId, string snapshotId, SnapshotRestore restore, CancellationToken cancellation)
    {
        if (restore is { Name: null, FinalizeRestore: not true })
        {
            throw lost.Inconclusive("Neon chose the name, so a branch that someone else restored from the snapshot at the same time would look the same.");
        }

        var alike = await new BranchApi(client).ListAsync(projectId, new BranchFilter(), cancellation)
            .ToListAsync(branch => restore.MayHaveCreated(branch, snapshotId)).ConfigureAwait(false);
        return lost.SingleCandidate(alike, branch => branch.CreatedAt) is not { } created ? null : new BranchEnvelope
        {
            Branch = created,
            Endpoints = await new EndpointApi(client).ListOfBranchAsync(new BranchKey(projectId, created.BranchId!), cancellation).ConfigureAwait(false),
            Operations = await OperationsSinceAsync(lost, projectId, cancellation).ConfigureAwait(false),
        };
    }

    private async Task<Branch?> ReadAsync(BranchKey branchKey, CancellationToken cancellation) =>
        await new BranchApi(client).GetAsync(branchKey, cancellation).ConfigureAwait(false);

    // Neon does not document which branch the operations of a snapshot name: it may be a hidden one.
    private static Task<IReadOnlyList<Operation>> OperationsSinceAsync(LostResponse lost, string projectId, CancellationToken cancellation) =>
        lost.OperationsAsync(projectId, _ => true, cancellation);
}
