using System.Net;
using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>Connection strings.</summary>
internal static class ConnectionUris
{
    public static void Register(OperationHandlers handlers) => handlers.Add("getConnectionURI", Get);

    /// <summary>The connection details in the response to a creation.</summary>
    public static JsonObject Details(RoleState role, string database, EndpointState endpoint) => new()
    {
        ["connection_uri"] = Uri(role, database, endpoint.Host),
        ["connection_parameters"] = new JsonObject
        {
            ["database"] = database,
            ["password"] = role.Password,
            ["role"] = role.Name,
            ["host"] = endpoint.Host,
            ["pooler_host"] = endpoint.PoolerHost,
        },
    };

    private static JsonObject Get(RequestContext context)
    {
        ProjectState project = context.Project();
        EndpointState? endpoint = context.Text("endpoint_id") is { } endpointId
            ? RequestContext.Endpoint(project, endpointId)
            : null;
        string branchId = context.Text("branch_id") ?? endpoint?.BranchId ?? project.DefaultBranchId;
        BranchState branch = RequestContext.Branch(project, branchId);
        endpoint ??= project.ReadWriteEndpointOf(branch.Id);
        if (endpoint is null || endpoint.BranchId != branch.Id)
        {
            throw ApiException.NotFound("endpoint not found on the branch");
        }

        DatabaseState database = Databases.Get(branch, context.Text("database_name")!);
        RoleState role = Roles.Get(branch, context.Text("role_name")!);
        if (!project.StoresPasswords || !role.CanLogIn)
        {
            throw new ApiException(HttpStatusCode.PreconditionFailed, "Storing passwords is disabled");
        }

        return new JsonObject
        {
            ["uri"] = Uri(role, database.Name, context.Flag("pooled") ? endpoint.PoolerHost : endpoint.Host),
        };
    }

    private static string Uri(RoleState role, string database, string host)
    {
        string user = System.Uri.EscapeDataString(role.Name);
        string password = System.Uri.EscapeDataString(role.Password ?? string.Empty);
        return $"postgresql://{user}:{password}@{host}/{System.Uri.EscapeDataString(database)}?sslmode=require&channel_binding=require";
    }
}
