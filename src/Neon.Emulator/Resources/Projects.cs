using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>Projects, except creating them.</summary>
internal static class Projects
{
    private const int DefaultLimit = 10;

    public static void Register(OperationHandlers handlers)
    {
        handlers.Add("listProjects", List);
        handlers.Add("listSharedProjects", context => ListPage(context, Shared(context)));
        handlers.Add("createProject", ProjectCreation.Create, status: 201);
        handlers.Add("getProject", context => Respond(context.Project(), context.Now));
        handlers.Add("updateProject", Update);
        handlers.Add("deleteProject", Delete);
        handlers.Add("recoverProject", Recover);
    }

    private static JsonObject Respond(ProjectState project, DateTimeOffset now) => new() { ["project"] = project.ToJson(now) };

    private static JsonObject List(RequestContext context)
    {
        OrganizationState organization = Organizations.Specified(context, context.Text("org_id"));
        bool deleted = context.Flag("recoverable");
        JsonObject response = ListPage(context, context.Store.Projects.Values.Where(project =>
            project.Organization.Id == organization.Id
            && (deleted ? project.IsRecoverable(context.Now) : project.DeletedAt is null)));
        response["applications"] = new JsonObject();
        response["integrations"] = new JsonObject();
        return response;
    }

    /// <summary>Projects are shared with people, so an organization key has no shared projects.</summary>
    private static IEnumerable<ProjectState> Shared(RequestContext context) => context.Key.Kind == EmulatorKeyKind.Personal
        ? context.Store.Projects.Values.Where(project => context.Store.SharedProjects.Contains(project.Id) && project.DeletedAt is null)
        : [];

    private static JsonObject ListPage(RequestContext context, IEnumerable<ProjectState> projects)
    {
        string? search = context.Text("search");
        IEnumerable<ProjectState> found = projects
            .Where(project => search is null
                || project.Id.Contains(search, StringComparison.OrdinalIgnoreCase)
                || project.Name.Contains(search, StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(project => project.CreatedAt)
            .ThenBy(project => project.Id, StringComparer.Ordinal);
        if (context.Text("cursor") is { } cursor)
        {
            // The project of the cursor may no longer be in the list, but its position in the order is known.
            ProjectState last = context.Store.Projects.GetValueOrDefault(cursor) ?? throw ApiException.BadRequest("invalid cursor");
            found = found.Where(project => project.CreatedAt < last.CreatedAt
                || (project.CreatedAt == last.CreatedAt && string.CompareOrdinal(project.Id, last.Id) > 0));
        }

        List<ProjectState> page = Paging.Page(found, context.Limit(DefaultLimit), out _);
        ILookup<bool, ProjectState> byPresence =
            page.ToLookup(project => !context.Store.UnavailableProjects.Contains(project.Id));
        JsonObject response = new()
        {
            ["projects"] = Wire.Array(byPresence[true].Select(project => project.ToListItem(context.Now))),
        };
        if (byPresence[false].Any())
        {
            response["unavailable_project_ids"] =
                Wire.Array(byPresence[false].Select(project => (JsonNode)JsonValue.Create(project.Id)));
        }

        return response.WithCursor(page.Count > 0 ? page[^1].Id : null);
    }

    private static JsonObject Update(RequestContext context)
    {
        ProjectState project = context.Project();
        JsonObject change = context.Body.Object("project")!;
        project.Name = change.String("name") ?? project.Name;
        project.HistoryRetentionSeconds = change.Integer("history_retention_seconds") ?? project.HistoryRetentionSeconds;
        bool reconfigures = false;
        if (change.Object("default_endpoint_settings") is { } endpointSettings)
        {
            ComputeSize.Check(project.Organization.Terms, endpointSettings);
            ComputeSize.SuspendTimeout(project.Organization.Terms, endpointSettings, 0);
            JsonObject defaults = Merge(project.DefaultEndpointSettings, endpointSettings);
            ComputeSize.Check(project.Organization.Terms, defaults);
            project.DefaultEndpointSettings = defaults;
        }

        if (change.Object("settings") is { } settings)
        {
            if (project.Settings.Boolean("enable_logical_replication") == true
                && settings.Boolean("enable_logical_replication") == false)
            {
                throw ApiException.Unprocessable("logical replication cannot be disabled once it is enabled");
            }

            project.Settings = Merge(project.Settings, settings);
            reconfigures = true;
        }

        project.UpdatedAt = context.Now;
        List<OperationStep> steps = reconfigures
            ? [.. project.LiveEndpoints
                .Where(endpoint => endpoint.States.Current(context.Now) == EndpointState.Active)
                .Select(endpoint => new OperationStep("apply_config", endpoint.BranchId, endpoint.Id))]
            : [];
        JsonObject response = Respond(project, context.Now);
        response["operations"] = context.ToJson(context.Schedule(project, steps));
        return response;
    }

    private static JsonObject Delete(RequestContext context)
    {
        ProjectState project = context.Project();
        if (context.Key.Kind == EmulatorKeyKind.Project)
        {
            throw new ApiException(
                System.Net.HttpStatusCode.Forbidden, "not allowed to delete the project this key is scoped to");
        }

        if (project.LiveBranches.Any(branch => branch.Protected))
        {
            throw ApiException.Unprocessable("cannot delete a project that has protected branches");
        }

        project.DeletedAt = context.Now;
        return Respond(project, context.Now);
    }

    private static JsonObject Recover(RequestContext context)
    {
        if (!context.Store.Projects.TryGetValue(context.Path("project_id"), out ProjectState? project)
            || !context.CanSee(project)
            || (project.DeletedAt is not null && !project.IsRecoverable(context.Now)))
        {
            throw ApiException.NotFound("project not found");
        }

        if (project.DeletedAt is null)
        {
            throw ApiException.Unprocessable("project is not deleted");
        }

        PlanLimit.Projects.Check(project.Organization, context.Store.CountProjects(project.Organization));
        project.DeletedAt = null;
        project.UpdatedAt = context.Now;
        foreach (EndpointState endpoint in project.LiveEndpoints)
        {
            endpoint.States.Change(context.Now, EndpointState.Idle);
        }

        JsonObject response = Respond(project, context.Now);
        response["branches"] = Wire.Array(project.LiveBranches.Select(branch => project.BranchToJson(branch, context.Now)));
        return response;
    }

    /// <summary>The current members, replaced by those in the change.</summary>
    private static JsonObject Merge(JsonObject current, JsonObject change)
    {
        JsonObject merged = current.DeepClone().AsObject();
        foreach ((string name, JsonNode? value) in change)
        {
            merged[name] = value?.DeepClone();
        }

        return merged;
    }
}
