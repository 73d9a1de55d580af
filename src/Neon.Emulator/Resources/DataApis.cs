using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>The Data API of databases. It is created over time, without operations.</summary>
internal static class DataApis
{
    public static void Register(OperationHandlers handlers)
    {
        handlers.Add("createProjectBranchDataAPI", Create, status: 201);
        handlers.Add("getProjectBranchDataAPI", context => Get(context).Api.ToJson(context.Now));
        handlers.Add("updateProjectBranchDataAPI", Update, status: 201);
        handlers.Add("deleteProjectBranchDataAPI", context =>
        {
            (BranchState branch, DatabaseState database, _) = Get(context);
            branch.DataApis.Remove(database.Id);
            return new JsonObject();
        });
    }

    private static (BranchState Branch, DatabaseState Database, DataApiState Api) Get(RequestContext context)
    {
        BranchState branch = context.Branch(context.Project());
        DatabaseState database = Databases.Get(branch, context.Path("database_name"));
        return branch.DataApis.TryGetValue(database.Id, out DataApiState? api)
            ? (branch, database, api)
            : throw ApiException.NotFound("data api not found");
    }

    private static JsonObject Create(RequestContext context)
    {
        ProjectState project = context.Project();
        BranchState branch = context.Branch(project);
        DatabaseState database = Databases.Get(branch, context.Path("database_name"));
        if (branch.DataApis.ContainsKey(database.Id))
        {
            throw ApiException.Conflict($"the database '{database.Name}' already has a data api");
        }

        if (branch.ExpiresAt is not null)
        {
            throw ApiException.Unprocessable("the data api is not available on branches that expire");
        }

        if (context.Body.String("auth_provider") == "external" && context.Body.String("jwks_url") is null)
        {
            throw ApiException.BadRequest("jwks_url is required for an external authentication provider");
        }

        EndpointState endpoint = project.ReadWriteEndpointOf(branch.Id)
            ?? throw ApiException.Unprocessable("the data api requires a read_write endpoint");
        StateTimeline states = new(context.Now, DataApiState.Pending);
        states.Change(context.Now + context.Store.Scheduler.Duration, DataApiState.Ready);
        DataApiState api = new()
        {
            Url = $"https://{endpoint.Id}.apirest.{project.Region.ProxyHost}/{Uri.EscapeDataString(database.Name)}/rest/v1",
            States = states,
            Settings = Settings(context),
        };
        branch.DataApis.Add(database.Id, api);
        return new JsonObject { ["url"] = api.Url };
    }

    /// <summary>Replaces the settings if the request contains any; the schema cache is always refreshed.</summary>
    private static JsonObject Update(RequestContext context)
    {
        DataApiState api = Get(context).Api;
        if (context.Body.ContainsKey("settings"))
        {
            api.Settings = Settings(context);
        }

        return [];
    }

    private static JsonObject Settings(RequestContext context) => context.Body.Object("settings")?.DeepClone().AsObject() ?? [];
}
