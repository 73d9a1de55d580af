namespace Neon;

/// <summary>API calls for projects.</summary>
internal sealed class ProjectApi(NeonClient client)
{
    /// <summary>The number of projects per page: the maximum that Neon allows.</summary>
    public const int PageSize = 400;

    [NeonOperation("listProjects")]
    public IAsyncEnumerable<ProjectListing> ListAsync(ProjectFilter filter, CancellationToken cancellation) =>
        WalkAsync(
            () => ApiRequest.Get(Route.Of($"/projects"))
                .Query("org_id", filter.OrganizationId)
                .Query("search", filter.Search)
                .Query("recoverable", filter.Deleted ? true : null)
                .Query("timeout", filter.TimeoutMs),
            cancellation);

    [NeonOperation("listSharedProjects")]
    public IAsyncEnumerable<ProjectListing> ListSharedAsync(ProjectFilter filter, CancellationToken cancellation) =>
        WalkAsync(
            () => ApiRequest.Get(Route.Of($"/projects/shared"))
                .Query("search", filter.Search)
                .Query("timeout", filter.TimeoutMs),
            cancellation);

    [NeonOperation("getProject")]
    public async Task<Project> GetAsync(string projectId, CancellationToken cancellation)
    {
        var request = ApiRequest.Get(Route.Of($"/projects/{projectId:project_id}"));
        var envelope = await client.GetAsync(request, ProjectJson.Default.ProjectEnvelope, cancellation).ConfigureAwait(false);
        return envelope.ToProject(projectId);
    }

    /// <summary>A project, or null if it does not exist.</summary>
    public Task<Project?> FindAsync(string projectId, CancellationToken cancellation) =>
        GetAsync(projectId, cancellation).OrNullIfMissingAsync();

    /// <summary>Whether Neon no longer has a project, or returns it as deleted.</summary>
    public async Task<bool> IsGoneAsync(string projectId, CancellationToken cancellation) =>
        await FindAsync(projectId, cancellation).ConfigureAwait(false) is null or { DeletedAt: not null };

    [NeonOperation("createProject")]
    public async Task<Project> CreateAsync(ProjectCreate create, CancellationToken cancellation)
    {
        var request = ApiRequest.Post(Route.Of($"/projects"))
            .Body(new ProjectCreateBody { Project = create }, ProjectJson.Default.ProjectCreateBody);
        var envelope = await client.ChangeAsync(
            request,
            ProjectJson.Default.ProjectEnvelope,
            (lost, stop) => FindCreatedAsync(lost, create, stop),
            cancellation).ConfigureAwait(false);
        return envelope.ToProject(null);
    }

    [NeonOperation("updateProject")]
    public async Task<Project> UpdateAsync(string projectId, ProjectUpdate update, CancellationToken cancellation)
    {
        var request = ApiRequest.Patch(Route.Of($"/projects/{projectId:project_id}"))
            .Body(new ProjectUpdateBody { Project = update }, ProjectJson.Default.ProjectUpdateBody);
        var envelope = await client.ChangeAsync(
            request,
            ProjectJson.Default.ProjectEnvelope,
            async (lost, stop) =>
            {
                var operations = await lost.OperationsAsync(projectId, _ => true, stop).ConfigureAwait(false);
                var project = await GetAsync(projectId, stop).ConfigureAwait(false);
                return lost.Matches(project, ProjectJson.Default.Project) ? new ProjectEnvelope { Project = project, Operations = operations } : null;
            },
            cancellation).ConfigureAwait(false);
        return envelope.ToProject(projectId);
    }

    /// <summary>Removes a project; null if it was already gone.</summary>
    [NeonOperation("deleteProject")]
    public async Task<Project?> RemoveAsync(string projectId, CancellationToken cancellation)
    {
        var envelope = await client.RemoveAsync(
            ApiRequest.Delete(Route.Of($"/projects/{projectId:project_id}")),
            ProjectJson.Default.ProjectEnvelope,
            async (_, stop) => await IsGoneAsync(projectId, stop).ConfigureAwait(false) ? new ProjectEnvelope() : null,
            cancellation).ConfigureAwait(false);
        return envelope?.ToProject(projectId);
    }

    [NeonOperation("recoverProject")]
    public async Task<Project> RecoverAsync(string projectId, CancellationToken cancellation)
    {
        var envelope = await client.ChangeAsync(
            ApiRequest.Post(Route.Of($"/projects/{projectId:project_id}/recover")),
            ProjectJson.Default.ProjectEnvelope,
            async (_, stop) => await FindAsync(projectId, stop).ConfigureAwait(false) is { DeletedAt: null } project
                ? new ProjectEnvelope { Project = project, Branches = await BranchesAsync(projectId, stop).ConfigureAwait(false) }
                : null,
            cancellation).ConfigureAwait(false);
        return envelope.ToProject(projectId);
    }

    /// <summary>Moves projects from one organization to another: all of them, or none if Neon refuses.</summary>
    [NeonOperation("transferProjectsFromOrgToOrg")]
    public Task MoveAsync(string sourceOrganizationId, ProjectMove move, CancellationToken cancellation) =>
        client.ChangeAsync(
            ApiRequest.Post(Route.Of($"/organizations/{sourceOrganizationId:source_org_id}/projects/transfer"))
                .Body(move, ProjectJson.Default.ProjectMove),
            KernelJson.Default.EmptyResponse,
            async (_, stop) =>
            {
                var missing = move.ProjectIds.ToHashSet(StringComparer.Ordinal);
                var destination = new ProjectFilter { OrganizationId = move.DestinationOrgId };
                await foreach (var (project, unavailableId) in ListAsync(destination, stop).ConfigureAwait(false))
                {
                    missing.Remove(project?.ProjectId ?? unavailableId!);
                }

                return missing.Count == 0;
            },
            cancellation,
            check: CommandLine.Of($"Get-NeonProject -Organization {move.DestinationOrgId}"));

    private IAsyncEnumerable<ProjectListing> WalkAsync(Func<ApiRequest> request, CancellationToken cancellation) =>
        PageWalker.WalkAsync(
            (cursor, stop) => client.GetAsync(
                request().Query("limit", PageSize).Query("cursor", cursor), ProjectJson.Default.ProjectPage, stop),
            page => page.Listings(),
            page => page.Pagination?.Cursor,
            cancellation);

    private async Task<ProjectEnvelope?> FindCreatedAsync(LostResponse lost, ProjectCreate create, CancellationToken cancellation)
    {
        if (create.Name is null)
        {
            throw lost.Inconclusive("Neon chose the name, so a project that someone else created at the same time would look the same.");
        }

        // Project names need not be unique, and the list does not contain all settings.
        var filter = new ProjectFilter { OrganizationId = create.OrgId, Search = create.Name };
        var alike = new List<Project>();
        await foreach (var (project, _) in ListAsync(filter, cancellation).ConfigureAwait(false))
        {
            if (project?.Name == create.Name && lost.MayHaveCreated(project.CreatedAt))
            {
                alike.Add(await GetAsync(project.ProjectId!, cancellation).ConfigureAwait(false));
            }
        }

        if (lost.SingleCandidate(alike, ProjectJson.Default.Project, project => project.CreatedAt) is not { } found)
        {
            return null;
        }

        var created = await CreatedAsync(found, cancellation).ConfigureAwait(false);
        client.Warn(Passwords(created));
        return created;
    }

    private static string Passwords(ProjectEnvelope created)
    {
        var (projectId, branchId) = (created.Project?.ProjectId, created.Branch?.BranchId);
        var toGet = created.Project?.StorePasswords == false
            ? $"To set a new one: {CommandLine.Of($"Get-NeonRole -Project {projectId} -Branch {branchId} | Reset-NeonRolePassword")}"
            : $"To get it: {CommandLine.Of($"Get-NeonConnectionString -Project {projectId} -Branch {branchId}")}";
        return $"The project {created.Project?.Name} was created, but the response with its role's password was not received. {toGet}";
    }

    /// <summary>The contents of a creation's lost response that can still be read, which excludes passwords.</summary>
    private async Task<ProjectEnvelope> CreatedAsync(Project project, CancellationToken cancellation)
    {
        var projectId = project.ProjectId!;
        var branches = await BranchesAsync(projectId, cancellation).ConfigureAwait(false);
        var operations = await new OperationApi(client).ListNewestAsync(projectId, cancellation).ConfigureAwait(false);
        if (branches.FirstOrDefault(branch => branch.Default == true) is not { BranchId: { } branchId } branch)
        {
            return new ProjectEnvelope { Project = project, Operations = operations };
        }

        var branchKey = new BranchKey(projectId, branchId);
        return new ProjectEnvelope
        {
            Project = project,
            Branch = branch,
            Endpoints = await new EndpointApi(client).ListOfBranchAsync(branchKey, cancellation).ConfigureAwait(false),
            Databases = await new DatabaseApi(client).ListAsync(branchKey, cancellation).ConfigureAwait(false),
            Roles = await new RoleApi(client).ListAsync(branchKey, cancellation).ConfigureAwait(false),
            Operations = operations,
        };
    }

    private Task<IReadOnlyList<Branch>> BranchesAsync(string projectId, CancellationToken cancellation) =>
        new BranchApi(client).ListAsync(projectId, new BranchFilter(), cancellation).ToListAsync();
}
