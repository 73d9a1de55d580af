using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>The schema of a database, and the comparison of two branches.</summary>
internal static class BranchSchemas
{
    public static void Register(OperationHandlers handlers)
    {
        handlers.Add("getProjectBranchSchema", Get);
        handlers.Add("getProjectBranchSchemaComparison", Compare);
    }

    private static JsonObject Get(RequestContext context)
    {
        ProjectState project = context.Project();
        string sql = Read(context, project, context.Branch(project), "timestamp", "lsn")
            ?? throw ApiException.NotFound("database not found");
        return context.Text("format") switch
        {
            null or "sql" => new JsonObject { ["sql"] = sql },
            "json" => new JsonObject { ["json"] = SchemaReader.Read(sql) },
            { } format => throw ApiException.BadRequest($"unknown format '{format}'"),
        };
    }

    private static JsonObject Compare(RequestContext context)
    {
        ProjectState project = context.Project();
        BranchState branch = context.Branch(project);
        string baseId = context.Text("base_branch_id") ?? branch.ParentId
            ?? throw ApiException.BadRequest("the branch has no parent: base_branch_id is required");
        BranchState other = project.Branches.GetValueOrDefault(baseId) is { DeletedAt: null } found
            ? found
            : throw ApiException.NotFound("base branch not found");
        string? before = Read(context, project, other, "base_timestamp", "base_lsn");
        string? after = Read(context, project, branch, "timestamp", "lsn");
        if (before is null && after is null)
        {
            throw ApiException.NotFound("database not found");
        }

        return new JsonObject
        {
            ["diff"] = UnifiedDiff.Compute(
                context.Text("db_name")!, before ?? string.Empty, after ?? string.Empty),
        };
    }

    private static string? Read(
        RequestContext context, ProjectState project, BranchState branch, string timestamp, string lsn)
    {
        PointInTime moment = PointInTime.Read(context.Text(timestamp), context.Text(lsn));
        return History.At(project, branch, moment, context.Now).Content.Databases
            .GetValueOrDefault(context.Text("db_name")!)?.Schema;
    }
}
