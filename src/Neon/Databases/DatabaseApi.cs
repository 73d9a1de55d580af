namespace Neon;

/// <summary>The calls about the databases of a branch.</summary>
internal sealed class DatabaseApi(NeonClient client)
{
    [NeonOperation("listProjectBranchDatabases")]
    public async Task<IReadOnlyList<Database>> ListAsync(string projectId, string branchId, CancellationToken cancellation)
    {
        var request = ApiRequest.Get(Route.Of($"/projects/{projectId:project_id}/branches/{branchId:branch_id}/databases"));
        var list = await client.GetAsync(request, DatabaseJson.Default.DatabaseList, cancellation).ConfigureAwait(false);
        return [.. (list.Databases ?? []).Select(database => database.In(projectId)).Order()];
    }

    [NeonOperation("getProjectBranchDatabase")]
    public async Task<Database> GetAsync(string projectId, string branchId, string name, CancellationToken cancellation)
    {
        var request = ApiRequest.Get(One(projectId, branchId, name));
        var envelope = await client.GetAsync(request, DatabaseJson.Default.DatabaseEnvelope, cancellation).ConfigureAwait(false);
        return envelope.ToDatabase(projectId, branchId, name);
    }

    /// <summary>A database, or null if no database has this name.</summary>
    public Task<Database?> FindAsync(string projectId, string branchId, string name, CancellationToken cancellation) =>
        GetAsync(projectId, branchId, name, cancellation)
            .OrNullIfMissingAsync(() => FindListedAsync(projectId, branchId, name, cancellation));

    /// <summary>The same, read from the branch's list.</summary>
    public async Task<Database?> FindListedAsync(string projectId, string branchId, string name, CancellationToken cancellation) =>
        (await ListAsync(projectId, branchId, cancellation).ConfigureAwait(false)).FirstOrDefault(database => database.DatabaseName == name);

    [NeonOperation("createProjectBranchDatabase")]
    public async Task<Database> CreateAsync(string projectId, string branchId, DatabaseCreate database, CancellationToken cancellation)
    {
        var request = ApiRequest.Post(Route.Of($"/projects/{projectId:project_id}/branches/{branchId:branch_id}/databases"))
            .Body(new DatabaseCreateBody { Database = database }, DatabaseJson.Default.DatabaseCreateBody);
        var envelope = await client.ChangeAsync(
            request,
            DatabaseJson.Default.DatabaseEnvelope,
            CommandLine.Of($"Get-NeonDatabase -Project {projectId} -Branch {branchId} -Name {database.Name:pattern}"),
            async (lost, stop) => await FindAsync(projectId, branchId, database.Name, stop).ConfigureAwait(false) is { } made
                && made.OwnerName == database.OwnerName
                && lost.CanHaveMade(made.CreatedAt)
                    ? await FoundAsync(lost, made, projectId, branchId, stop).ConfigureAwait(false)
                    : null,
            cancellation).ConfigureAwait(false);
        return envelope.ToDatabase(projectId, branchId, database.Name);
    }

    [NeonOperation("updateProjectBranchDatabase")]
    public async Task<Database> UpdateAsync(
        string projectId, string branchId, string name, DatabaseUpdate update, CancellationToken cancellation)
    {
        var request = ApiRequest.Patch(One(projectId, branchId, name))
            .Body(new DatabaseUpdateBody { Database = update }, DatabaseJson.Default.DatabaseUpdateBody)
            .Renames(nameof(Database.DatabaseName), update.Name);
        var envelope = await client.ChangeAsync(
            request,
            DatabaseJson.Default.DatabaseEnvelope,
            CommandLine.Of($"Get-NeonDatabase -Project {projectId} -Branch {branchId}"),
            (lost, stop) => FindUpdatedAsync(lost, projectId, branchId, name, update, stop),
            cancellation).ConfigureAwait(false);
        return envelope.ToDatabase(projectId, branchId, update.Name ?? name);
    }

    /// <summary>Removes a database; null if it no longer exists.</summary>
    [NeonOperation("deleteProjectBranchDatabase")]
    public async Task<Database?> RemoveAsync(string projectId, string branchId, string name, CancellationToken cancellation)
    {
        var envelope = await client.RemoveAsync(
            ApiRequest.Delete(One(projectId, branchId, name)),
            DatabaseJson.Default.DatabaseEnvelope,
            CommandLine.Of($"Get-NeonDatabase -Project {projectId} -Branch {branchId} -Name {name:pattern}"),
            async (lost, stop) => await FindAsync(projectId, branchId, name, stop).ConfigureAwait(false) is null
                ? await FoundAsync(lost, null, projectId, branchId, stop).ConfigureAwait(false)
                : null,
            cancellation).ConfigureAwait(false);
        return envelope?.ToDatabase(projectId, branchId, name);
    }

    private static Route One(string projectId, string branchId, string name) =>
        Route.Of($"/projects/{projectId:project_id}/branches/{branchId:branch_id}/databases/{name:database_name}");

    private async Task<DatabaseEnvelope?> FindUpdatedAsync(
        LostReply lost, string projectId, string branchId, string name, DatabaseUpdate update, CancellationToken cancellation)
    {
        var now = await FindAsync(projectId, branchId, update.Name ?? name, cancellation).ConfigureAwait(false);
        if (now is null || !lost.IsIn(now, DatabaseJson.Default.Database))
        {
            return null;
        }

        // A database that already had the new name would look renamed, so the old name must no longer exist.
        var renamed = update.Name is not null && update.Name != name;
        return renamed && await FindAsync(projectId, branchId, name, cancellation).ConfigureAwait(false) is not null
            ? null
            : await FoundAsync(lost, now, projectId, branchId, cancellation).ConfigureAwait(false);
    }

    private static async Task<DatabaseEnvelope> FoundAsync(
        LostReply lost, Database? database, string projectId, string branchId, CancellationToken cancellation) => new()
        {
            Database = database,
            Operations = await lost.OperationsAsync(projectId, operation => operation.BranchId == branchId, cancellation).ConfigureAwait(false),
        };
}
