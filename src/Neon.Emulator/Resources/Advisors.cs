using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Neon.Emulator;

/// <summary>The advisor's findings in the schema of a database: tables without row level security, and without a primary key.</summary>
internal static partial class Advisors
{
    // In order of increasing severity.
    private static readonly string[] Levels = ["INFO", "WARN", "ERROR"];

    public static void Register(OperationHandlers handlers) => handlers.Add("getProjectAdvisorSecurityIssues", List);

    private static JsonObject List(RequestContext context)
    {
        ProjectState project = context.Project();
        BranchState branch = RequestContext.Branch(project, context.Text("branch_id") ?? project.DefaultBranchId);
        DatabaseState database = Database(branch, context.Text("database_name"));
        if (!branch.DataApis.ContainsKey(database.Id))
        {
            throw ApiException.Unprocessable($"data api is not enabled for the database '{database.Name}'");
        }

        int least = Array.IndexOf(Levels, context.Text("min_severity") ?? Levels[0]);
        string? category = context.Text("category");
        return new JsonObject
        {
            ["issues"] = Wire.Array(Find(database.Schema)
                .Where(issue => Array.IndexOf(Levels, issue.String("level")) >= least)
                .Where(issue => category is null || issue["categories"]!.AsArray().Any(each => each!.GetValue<string>() == category))),
        };
    }

    private static DatabaseState Database(BranchState branch, string? name) =>
        name is not null ? Databases.Get(branch, name)
        : branch.Content.Databases.Count == 1 ? branch.Content.Databases.Values.Single()
        : throw ApiException.BadRequest("database_name is required: the branch has several databases");

    private static IEnumerable<JsonObject> Find(string sql)
    {
        HashSet<string> secured = [.. RowLevelSecurity().Matches(sql).Select(match => match.Groups["name"].Value)];
        foreach (JsonObject table in SchemaReader.Read(sql)["tables"]!.AsArray().Select(node => node!.AsObject()))
        {
            string schema = table.String("schema")!;
            string name = table.String("name")!;
            if (schema == "public" && !secured.Contains(name))
            {
                yield return Issue(
                    "rls_disabled_in_public", "RLS Disabled in Public", "ERROR", "EXTERNAL", "SECURITY", schema, name,
                    "Finds tables of exposed schemas that have no row level security.",
                    $"Table `{schema}.{name}` is public, but RLS has not been enabled.");
            }

            if (!table["constraints"]!.AsArray().Any(constraint => constraint!.AsObject().String("type") == "PRIMARY KEY"))
            {
                yield return Issue(
                    "no_primary_key", "No Primary Key", "INFO", "INTERNAL", "PERFORMANCE", schema, name,
                    "Finds tables that have no primary key.",
                    $"Table `{schema}.{name}` does not have a primary key.");
            }
        }
    }

    private static JsonObject Issue(
        string kind, string title, string level, string facing, string category, string schema, string name, string description, string detail) => new()
        {
            ["name"] = kind,
            ["title"] = title,
            ["level"] = level,
            ["facing"] = facing,
            ["categories"] = new JsonArray(category),
            ["description"] = description,
            ["detail"] = detail,
            ["remediation"] = "https://neon.com/docs/data-api/database-advisor",
            ["metadata"] = new JsonObject { ["schema"] = schema, ["name"] = name, ["type"] = "table" },
            ["cache_key"] = $"{kind}_{schema}_{name}",
        };

    [GeneratedRegex(@"ALTER\s+TABLE\s+(ONLY\s+)?(public\.)?""?(?<name>\w+)""?\s+ENABLE\s+ROW\s+LEVEL\s+SECURITY", RegexOptions.IgnoreCase)]
    private static partial Regex RowLevelSecurity();
}
