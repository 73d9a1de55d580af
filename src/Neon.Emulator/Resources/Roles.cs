using System.Net;
using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>Postgres roles of a branch.</summary>
internal static class Roles
{
    public static void Register(OperationHandlers handlers)
    {
        handlers.Add("listProjectBranchRoles", context =>
        {
            BranchState branch = context.Branch(context.Project());
            return new JsonObject
            {
                ["roles"] = Wire.Array(branch.Content.Roles.Values.Select(role => role.ToJson(branch.Id, withPassword: false))),
            };
        });
        handlers.Add("getProjectBranchRole", context =>
        {
            BranchState branch = context.Branch(context.Project());
            return new JsonObject { ["role"] = Get(branch, context.Path("role_name")).ToJson(branch.Id, withPassword: false) };
        });
        handlers.Add("createProjectBranchRole", Create, status: 201);
        handlers.AddDeletion("deleteProjectBranchRole", Delete);
        handlers.Add("getProjectBranchRolePassword", RevealPassword);
        handlers.Add("resetProjectBranchRolePassword", ResetPassword);
    }

    public static RoleState Get(BranchState branch, string name) =>
        branch.Content.Roles.GetValueOrDefault(name) ?? throw ApiException.NotFound("Role not found");

    private static JsonObject Create(RequestContext context)
    {
        ProjectState project = context.Project();
        BranchState branch = context.Branch(project);
        JsonObject request = context.Body.Object("role")!;
        string name = request.String("name")!;
        if (name.Length is 0 or > 63)
        {
            throw ApiException.BadRequest("role name must have 1 to 63 characters");
        }

        if (branch.Content.Roles.ContainsKey(name))
        {
            throw ApiException.Conflict($"role '{name}' already exists");
        }

        PlanLimit.Roles.Check(project.Organization, branch.Content.Roles.Count);
        string? password = request.Boolean("no_login") == true ? null : context.Store.Ids.Password();
        RoleState role = new(name, password, context.Now, context.Now);
        project.Write(branch, context.Now, branch.Content.With(role));
        return Respond(context, project, branch, role, withPassword: true);
    }

    private static JsonObject? Delete(RequestContext context)
    {
        ProjectState project = context.Project();
        BranchState branch = context.Branch(project);
        string name = context.Path("role_name");
        if (!branch.Content.Roles.TryGetValue(name, out RoleState? role))
        {
            return branch.HasHad(content => content.Roles.ContainsKey(name))
                ? null
                : throw ApiException.NotFound("Role not found");
        }

        if (branch.Content.Databases.Values.FirstOrDefault(database => database.OwnerName == name) is { } owned)
        {
            throw ApiException.Unprocessable($"role '{name}' cannot be deleted: it owns the database '{owned.Name}'");
        }

        project.Write(branch, context.Now, branch.Content.WithoutRole(name));
        return Respond(context, project, branch, role, withPassword: false);
    }

    private static JsonObject RevealPassword(RequestContext context)
    {
        ProjectState project = context.Project();
        RoleState role = Get(context.Branch(project), context.Path("role_name"));
        return project.StoresPasswords && role.CanLogIn
            ? new JsonObject { ["password"] = role.Password }
            : throw new ApiException(HttpStatusCode.PreconditionFailed, "Storing passwords is disabled");
    }

    private static JsonObject ResetPassword(RequestContext context)
    {
        ProjectState project = context.Project();
        BranchState branch = context.Branch(project);
        RoleState role = Get(branch, context.Path("role_name"));
        if (!role.CanLogIn)
        {
            throw ApiException.Unprocessable($"role '{role.Name}' cannot log in and has no password");
        }

        RoleState changed = role with { Password = context.Store.Ids.Password(), UpdatedAt = context.Now };
        project.Write(branch, context.Now, branch.Content.With(changed));
        return Respond(context, project, branch, changed, withPassword: true);
    }

    private static JsonObject Respond(
        RequestContext context, ProjectState project, BranchState branch, RoleState role, bool withPassword) => new()
        {
            ["role"] = role.ToJson(branch.Id, withPassword),
            ["operations"] = context.ToJson(Endpoints.ApplyConfig(context, project, branch)),
        };
}
