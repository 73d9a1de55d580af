using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>Databases of a branch.</summary>
internal static class Databases
{
    public static void Register(OperationHandlers handlers)
    {
        handlers.Add("listProjectBranchDatabases", context =>
        {
            BranchState branch = context.Branch(context.Project());
            return new JsonObject
            {
                ["databases"] = Wire.Array(branch.Content.Databases.Values.Select(database => database.ToJson(branch.Id))),
            };
        });
        handlers.Add("getProjectBranchDatabase", context =>
        {
            BranchState branch = context.Branch(context.Project());
            return new JsonObject { ["database"] = Get(branch, context.Path("database_name")).ToJson(branch.Id) };
        });
        handlers.Add("createProjectBranchDatabase", Create, status: 201);
        handlers.Add("updateProjectBranchDatabase", Update);
        handlers.AddDeletion("deleteProjectBranchDatabase", Delete);
    }

    public static DatabaseState Get(BranchState branch, string name) =>
        branch.Content.Databases.GetValueOrDefault(name) ?? throw ApiException.NotFound("database not found");

    private static JsonObject Create(RequestContext context)
    {
        ProjectState project = context.Project();
        BranchState branch = context.Branch(project);
        JsonObject request = context.Body.Object("database")!;
        string name = request.String("name")!;
        string owner = request.String("owner_name")!;
        CheckName(branch, name);
        CheckOwner(branch, owner);
        PlanLimit.Databases.Check(project.Organization, branch.Content.Databases.Count);
        DatabaseState database = new(
            context.Store.Ids.DatabaseId(), name, owner, DefaultSchema.Sql, context.Now, context.Now);
        project.Write(branch, context.Now, branch.Content.With(database));
        return Respond(context, project, branch, database);
    }

    private static JsonObject Update(RequestContext context)
    {
        ProjectState project = context.Project();
        BranchState branch = context.Branch(project);
        DatabaseState current = Get(branch, context.Path("database_name"));
        JsonObject request = context.Body.Object("database")!;
        string name = request.String("name") ?? current.Name;
        string owner = request.String("owner_name") ?? current.OwnerName;
        if (name != current.Name)
        {
            CheckName(branch, name);
        }

        CheckOwner(branch, owner);
        DatabaseState changed = current with { Name = name, OwnerName = owner, UpdatedAt = context.Now };
        project.Write(branch, context.Now, branch.Content.WithoutDatabase(current.Name).With(changed));
        return Respond(context, project, branch, changed);
    }

    private static JsonObject? Delete(RequestContext context)
    {
        ProjectState project = context.Project();
        BranchState branch = context.Branch(project);
        string name = context.Path("database_name");
        if (!branch.Content.Databases.TryGetValue(name, out DatabaseState? database))
        {
            return branch.HasHad(content => content.Databases.ContainsKey(name))
                ? null
                : throw ApiException.NotFound("database not found");
        }

        project.Write(branch, context.Now, branch.Content.WithoutDatabase(name));
        return Respond(context, project, branch, database);
    }

    private static JsonObject Respond(RequestContext context, ProjectState project, BranchState branch, DatabaseState database) => new()
    {
        ["database"] = database.ToJson(branch.Id),
        ["operations"] = context.ToJson(Endpoints.ApplyConfig(context, project, branch)),
    };

    private static void CheckName(BranchState branch, string name)
    {
        if (name.Length is 0 or > 63)
        {
            throw ApiException.BadRequest("database name must have 1 to 63 characters");
        }

        if (branch.Content.Databases.ContainsKey(name))
        {
            throw ApiException.Conflict($"database '{name}' already exists");
        }
    }

    private static void CheckOwner(BranchState branch, string owner)
    {
        if (!branch.Content.Roles.ContainsKey(owner))
        {
            throw ApiException.Unprocessable($"owner role '{owner}' does not exist");
        }
    }
}
