namespace Neon;

/// <summary>The calls about the databases of a branch.</summary>
internal sealed class DatabaseApi(NeonClient client)
{
    [NeonOperation("listProjectBranchDatabases")]
    public async Task<IReadOnlyList<Database>> ListAsync(BranchKey branchKey, CancellationToken cancellation)
    {
        var request = ApiRequest.Get(Route.Of($"{branchKey}/databases"));
        var list = await client.GetAsync(request, DatabaseJson.Default.DatabaseList, cancellation).ConfigureAwait(false);
        return [.. (list.Databases ?? []).Select(database => database.WithProject(branchKey.ProjectId)).Order()];
    }

    [NeonOperation("getProjectBranchDatabase")]
    public async Task<Database> GetAsync(BranchKey branchKey, string name, CancellationToken cancellation)
    {
        var request = ApiRequest.Get(One(branchKey, name));
        var envelope = await client.GetAsync(request, DatabaseJson.Default.DatabaseEnvelope, cancellation).ConfigureAwait(false);
        return envelope.ToDatabase(branchKey, name);
    }

    /// <summary>A database, or null if no database has this name.</summary>
    public Task<Database?> FindAsync(BranchKey branchKey, string name, CancellationToken cancellation) =>
        GetAsync(branchKey, name, cancellation)
            .OrNullIfMissingAsync(() => FindListedAsync(branchKey, name, cancellation));

    /// <summary>The same, read from the branch's list.</summary>
    public Task<Database?> FindListedAsync(BranchKey branchKey, string name, CancellationToken cancellation) =>
        ListAsync(branchKey, cancellation).FirstAsync(database => database.DatabaseName == name);

    [NeonOperation("createProjectBranchDatabase")]
    public async Task<Database> CreateAsync(BranchKey branchKey, DatabaseCreate database, CancellationToken cancellation)
    {
        var request = ApiRequest.Post(Route.Of($"{branchKey}/databases"))
            .Body(new DatabaseCreateBody { Database = database }, DatabaseJson.Default.DatabaseCreateBody);
        var envelope = await client.ChangeAsync(
            request,
            DatabaseJson.Default.DatabaseEnvelope,
            async (lost, stop) => await FindAsync(branchKey, database.Name, stop).ConfigureAwait(false) is { } created
                && lost.Matches(created, DatabaseJson.Default.Database)
                && lost.MayHaveCreated(created.CreatedAt)
                    ? await FoundAsync(lost, created, branchKey, stop).ConfigureAwait(false)
                    : null,
            cancellation).ConfigureAwait(false);
        return envelope.ToDatabase(branchKey, database.Name);
    }

    [NeonOperation("updateProjectBranchDatabase")]
    public async Task<Database> UpdateAsync(
        BranchKey branchKey, string name, DatabaseUpdate update, CancellationToken cancellation)
    {
        var request = ApiRequest.Patch(One(branchKey, name))
            .Body(new DatabaseUpdateBody { Database = update }, DatabaseJson.Default.DatabaseUpdateBody)
            .Renames(nameof(Database.DatabaseName), update.Name);
        var envelope = await client.ChangeAsync(
            request,
            DatabaseJson.Default.DatabaseEnvelope,
            (lost, stop) => FindUpdatedAsync(lost, branchKey, name, update, stop),
            cancellation).ConfigureAwait(false);
        return envelope.ToDatabase(branchKey, update.Name ?? name);
    }

    /// <summary>Removes a database; null if it no longer exists.</summary>
    [NeonOperation("deleteProjectBranchDatabase")]
    public async Task<Database?> RemoveAsync(BranchKey branchKey, string name, CancellationToken cancellation)
    {
        var envelope = await client.RemoveAsync(
            ApiRequest.Delete(One(branchKey, name)),
            DatabaseJson.Default.DatabaseEnvelope,
            async (lost, stop) => await FindAsync(branchKey, name, stop).ConfigureAwait(false) is null
                ? await FoundAsync(lost, null, branchKey, stop).ConfigureAwait(false)
                : null,
            cancellation).ConfigureAwait(false);
        return envelope?.ToDatabase(branchKey, name);
    }

    private static Route One(BranchKey branchKey, string name) =>
        Route.Of($"{branchKey}/databases/{name:database_name}");

    private async Task<DatabaseEnvelope?> FindUpdatedAsync(
        LostResponse lost, BranchKey branchKey, string name, DatabaseUpdate update, CancellationToken cancellation)
    {
        var now = await FindAsync(branchKey, update.Name ?? name, cancellation).ConfigureAwait(false);
        if (now is null || !lost.Matches(now, DatabaseJson.Default.Database))
        {
            return null;
        }

        // A database that already had the new name would look renamed, so the old name must no longer exist.
        var renamed = update.Name is not null && update.Name != name;
        return renamed && await FindAsync(branchKey, name, cancellation).ConfigureAwait(false) is not null
            ? null
            : await FoundAsync(lost, now, branchKey, cancellation).ConfigureAwait(false);
    }

    private static async Task<DatabaseEnvelope> FoundAsync(
        LostResponse lost, Database? database, BranchKey branchKey, CancellationToken cancellation) => new()
        {
            Database = database,
            Operations = await lost.OperationsAsync(branchKey.ProjectId, operation => operation.BranchId == branchKey.BranchId, cancellation).ConfigureAwait(false),
        };
}
