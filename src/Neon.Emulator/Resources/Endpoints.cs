using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>Compute endpoints: reading, creating and deleting them, and their states during operations.</summary>
internal static class Endpoints
{
    private const string Start = "start_compute";
    private const string Suspend = "suspend_compute";

    public static void Register(OperationHandlers handlers)
    {
        handlers.Add("listProjectEndpoints", context => List(context, context.Project().LiveEndpoints));
        handlers.Add("listProjectBranchEndpoints", context =>
        {
            ProjectState project = context.Project();
            return List(context, project.EndpointsOf(context.Branch(project).Id));
        });
        handlers.Add("getProjectEndpoint", context => new JsonObject
        {
            ["endpoint"] = context.Endpoint(context.Project()).ToJson(context.Now),
        });
        handlers.Add("createProjectEndpoint", Create, status: 201);
        handlers.AddDeletion("deleteProjectEndpoint", Delete);
    }

    /// <summary>Whether the compute runs or is starting.</summary>
    public static bool IsUp(EndpointState endpoint) =>
        endpoint.States.Final == EndpointState.Active;

    public static JsonObject Respond(
        RequestContext context, EndpointState endpoint, IReadOnlyList<OperationState> operations) => new()
        {
            ["endpoint"] = endpoint.ToJson(context.Now),
            ["operations"] = context.ToJson(operations),
        };

    /// <summary>Runs the steps and updates the state of the endpoint.</summary>
    public static JsonObject Run(RequestContext context, ProjectState project, EndpointState endpoint, params string[] actions)
    {
        IReadOnlyList<OperationState> operations = context.Schedule(
            project, actions.Select(action => new OperationStep(action, endpoint.BranchId, endpoint.Id)));
        Follow(endpoint, operations);
        return Respond(context, endpoint, operations);
    }

    /// <summary>Starts and suspends the endpoint when its operations have ended; after a failed start it is idle.</summary>
    public static void Follow(EndpointState endpoint, IEnumerable<OperationState> operations)
    {
        foreach (OperationState operation in operations.Where(operation => operation.EndpointId == endpoint.Id))
        {
            if (operation.Action is Start or Suspend)
            {
                bool isUp = operation.Action == Start && operation.Succeeds;
                endpoint.States.Change(operation.EndsAt, isUp ? EndpointState.Active : EndpointState.Idle);
            }
        }
    }

    /// <summary>Applies a change of roles or databases to the branch's compute; an idle one starts for it.</summary>
    public static IReadOnlyList<OperationState> ApplyConfig(RequestContext context, ProjectState project, BranchState branch)
    {
        EndpointState? endpoint = project.ReadWriteEndpointOf(branch.Id);
        string[] actions = endpoint is null or { Disabled: true } || IsUp(endpoint)
            ? ["apply_config"]
            : [Start, "apply_config", Suspend];
        IReadOnlyList<OperationState> operations = context.Schedule(
            project, actions.Select(action => new OperationStep(action, branch.Id, endpoint?.Id)));
        if (endpoint is not null)
        {
            Follow(endpoint, operations);
        }

        return operations;
    }

    /// <summary>Validates a request for endpoints before any of them is created.</summary>
    public static void CheckRequests(PlanTerms terms, IReadOnlyList<JsonObject> requests)
    {
        foreach (JsonObject request in requests)
        {
            ComputeSize.Check(terms, request);
            ComputeSize.SuspendTimeout(terms, request, 0);
            if (request.Object("settings") is { } settings && settings.Object("pg_settings") is null)
            {
                throw ApiException.BadRequest("settings must not be nil");
            }
        }

        if (requests.Count(request => request.String("type") == EndpointState.ReadWrite) > 1)
        {
            throw SecondReadWrite();
        }
    }

    public static ApiException SecondReadWrite() => ApiException.Conflict("read_write endpoint already exists");

    public static EndpointState Add(
        RequestContext context, ProjectState project, string branchId, string type, JsonObject? request)
    {
        JsonObject defaults = project.DefaultEndpointSettings;
        (double min, double max) = ComputeSize.Read(
            project.Organization.Terms, request, defaults.Number("autoscaling_limit_min_cu"), defaults.Number("autoscaling_limit_max_cu"));
        EndpointState endpoint = new()
        {
            Id = context.Store.Ids.Endpoint(),
            ProjectId = project.Id,
            BranchId = branchId,
            Type = type,
            Region = project.Region,
            States = new StateTimeline(context.Now, EndpointState.Init),
            CreatedAt = context.Now,
            UpdatedAt = context.Now,
            CreationSource = Branches.CreationSource,
            MinCu = min,
            MaxCu = max,
            Provisioner = request.String("provisioner") ?? project.Provisioner,
            SuspendTimeoutSeconds =
                ComputeSize.SuspendTimeout(project.Organization.Terms, request, defaults.Integer("suspend_timeout_seconds") ?? 0),
            Settings = request.Object("settings")?.DeepClone().AsObject() ?? Settings(defaults),
            Name = request.String("name"),
            Disabled = request.Boolean("disabled") ?? false,
            PasswordlessAccess = request.Boolean("passwordless_access") ?? true,
            PoolerEnabled = request.Boolean("pooler_enabled") ?? false,
        };
        project.Endpoints.Add(endpoint.Id, endpoint);
        return endpoint;
    }

    private static JsonObject Settings(JsonObject defaults) => new JsonObject { ["pg_settings"] = new JsonObject() }
        .AddCopy("pg_settings", defaults["pg_settings"])
        .AddCopy("pgbouncer_settings", defaults["pgbouncer_settings"]);

    private static JsonObject List(RequestContext context, IEnumerable<EndpointState> endpoints) => new()
    {
        ["endpoints"] = Wire.Array(endpoints.Select(endpoint => endpoint.ToJson(context.Now))),
    };

    private static JsonObject Create(RequestContext context)
    {
        ProjectState project = context.Project();
        JsonObject request = context.Body.Object("endpoint")!;
        BranchState branch = RequestContext.Branch(project, request.String("branch_id")!);
        string type = request.String("type")!;
        CheckRequests(project.Organization.Terms, [request]);
        if (request.String("region_id") is { } region && region != project.Region.Id)
        {
            throw ApiException.BadRequest($"the project is in region {project.Region.Id}, its endpoints cannot be in '{region}'");
        }

        if (type == EndpointState.ReadWrite && project.ReadWriteEndpointOf(branch.Id) is not null)
        {
            throw SecondReadWrite();
        }

        EndpointState endpoint = Add(context, project, branch.Id, type, request);
        return Run(context, project, endpoint, endpoint.Disabled ? [Start, Suspend] : [Start]);
    }

    private static JsonObject? Delete(RequestContext context)
    {
        ProjectState project = context.Project();
        if (!project.Endpoints.TryGetValue(context.Path("endpoint_id"), out EndpointState? endpoint))
        {
            throw ApiException.NotFound("endpoint not found");
        }

        if (!project.IsLive(endpoint))
        {
            return null;
        }

        if (project.Branches[endpoint.BranchId].Protected)
        {
            throw ApiException.Unprocessable("cannot delete an endpoint of a protected branch");
        }

        if (endpoint.Type == EndpointState.ReadWrite && project.Branches[endpoint.BranchId].Anonymization is not null)
        {
            throw ApiException.Unprocessable("cannot delete the read_write endpoint of an anonymized branch");
        }

        endpoint.IsDeleted = true;
        return Run(context, project, endpoint, IsUp(endpoint) ? [Suspend] : []);
    }
}
