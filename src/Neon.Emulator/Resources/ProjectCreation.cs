using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>Creating a project with a branch, a role, a database and a compute.</summary>
internal static class ProjectCreation
{
    private const long DefaultPgVersion = 18;
    private const long DefaultRetentionSeconds = 86_400;

    public static JsonObject Create(RequestContext context)
    {
        JsonObject request = context.Body.Object("project")!;
        JsonObject? branchRequest = request.Object("branch");
        OrganizationState organization = Organizations.Specified(context, request.String("org_id"));
        PlanLimit.Projects.Check(organization, context.Store.CountProjects(organization));
        Region region = request.String("region_id") is { } id ? Region.GetOpen(id) : Region.Default;
        string databaseName = branchRequest.String("database_name") ?? "neondb";
        string roleName = branchRequest.String("role_name") ?? $"{databaseName}_owner";
        JsonObject? endpointDefaults = request.Object("default_endpoint_settings");
        (double min, double max) = ComputeSize.Read(
            organization.Terms, request, endpointDefaults.Number("autoscaling_limit_min_cu"), endpointDefaults.Number("autoscaling_limit_max_cu"));
        long suspendTimeout = ComputeSize.SuspendTimeout(organization.Terms, endpointDefaults, 0);
        IdGenerator ids = context.Store.Ids;
        string projectId = ids.Project();
        ProjectState project = new()
        {
            Id = projectId,
            Organization = organization,
            OwnerId = organization.Id,
            Name = request.String("name") ?? projectId,
            Region = region,
            PgVersion = request.Integer("pg_version") ?? DefaultPgVersion,
            Provisioner = request.String("provisioner") ?? "k8s-neonvm",
            StoresPasswords = request.Boolean("store_passwords") ?? true,
            HistoryRetentionSeconds = request.Integer("history_retention_seconds") ?? DefaultRetentionSeconds,
            Settings = Settings(request.Object("settings")),
            DefaultEndpointSettings = DefaultSettings(endpointDefaults, min, max, suspendTimeout),
            CreationSource = Branches.CreationSource,
            CreatedAt = context.Now,
            UpdatedAt = context.Now,
        };
        BranchState branch = Branches.Add(
            context, project, branchRequest.String("name") ?? "main", branchRequest.Object("annotations"), isRoot: true);
        project.DefaultBranchId = branch.Id;
        RoleState role = new(roleName, ids.Password(), context.Now, context.Now);
        DatabaseState database = new(
            ids.DatabaseId(), databaseName, roleName, DefaultSchema.Sql, context.Now, context.Now);
        project.Write(branch, context.Now, BranchContent.Empty.With(role).With(database));
        EndpointState endpoint = Endpoints.Add(context, project, branch.Id, EndpointState.ReadWrite, null);
        context.Store.Projects.Add(project.Id, project);
        IReadOnlyList<OperationState> operations = context.Schedule(
            project,
            new OperationStep("create_timeline", branch.Id),
            new OperationStep("start_compute", branch.Id, endpoint.Id));
        Endpoints.Follow(endpoint, operations);
        Branches.BecomeReady(branch, operations);
        return new JsonObject
        {
            ["project"] = project.ToJson(context.Now),
            ["connection_uris"] = new JsonArray(ConnectionUris.Details(role, database.Name, endpoint)),
            ["roles"] = new JsonArray(role.ToJson(branch.Id, withPassword: true)),
            ["databases"] = new JsonArray(database.ToJson(branch.Id)),
            ["operations"] = context.ToJson(operations),
            ["branch"] = project.BranchToJson(branch, context.Now),
            ["endpoints"] = new JsonArray(endpoint.ToJson(context.Now)),
        };
    }

    private static JsonObject Settings(JsonObject? requested)
    {
        JsonObject settings = new()
        {
            ["allowed_ips"] = new JsonObject { ["ips"] = new JsonArray(), ["protected_branches_only"] = false },
            ["enable_logical_replication"] = false,
            ["maintenance_window"] = new JsonObject
            {
                ["weekdays"] = new JsonArray(7),
                ["start_time"] = "03:00",
                ["end_time"] = "04:00",
            },
            ["block_public_connections"] = false,
            ["block_vpc_connections"] = false,
            ["hipaa"] = false,
        };
        foreach ((string name, JsonNode? value) in requested ?? [])
        {
            settings[name] = value?.DeepClone();
        }

        return settings;
    }

    private static JsonObject DefaultSettings(JsonObject? requested, double min, double max, long suspendTimeout)
    {
        JsonObject settings = requested?.DeepClone().AsObject() ?? [];
        settings["autoscaling_limit_min_cu"] = min;
        settings["autoscaling_limit_max_cu"] = max;
        settings["suspend_timeout_seconds"] = suspendTimeout;
        return settings;
    }
}
