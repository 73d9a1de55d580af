using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>Reading branches, and helpers for changing them.</summary>
internal static class Branches
{
    public const string CreationSource = "console";

    private const int DefaultLimit = 10_000;

    public static void Register(OperationHandlers handlers)
    {
        handlers.Add("listProjectBranches", List);
        handlers.Add("countProjectBranches", context => new JsonObject
        {
            ["count"] = context.Project().LiveBranches.Count(branch => Matches(branch, context.Text("search"))),
        });
        handlers.Add("getProjectBranch", context =>
        {
            ProjectState project = context.Project();
            BranchState branch = context.Branch(project);
            return new JsonObject
            {
                ["branch"] = project.BranchToJson(branch, context.Now),
                ["annotation"] = branch.AnnotationToJson(),
            };
        });
        handlers.Add("createProjectBranch", BranchCreation.Create, status: 201);
    }

    /// <summary>Adds a branch without content. It is readable at once and becomes ready when its operation finishes.</summary>
    public static BranchState Add(
        RequestContext context,
        ProjectState project,
        string? name,
        JsonObject? annotation = null,
        bool isRoot = false,
        string? initSource = null,
        SnapshotState? restoredFrom = null,
        string? restoredAs = null)
    {
        string id = context.Store.Ids.Branch();
        CheckName(project, name ?? id);
        PlanLimit.Branches.Check(project.Organization, project.LiveBranches.Count());
        if (isRoot)
        {
            PlanLimit.RootBranches.Check(project.Organization, project.LiveBranches.Count(each => each.ParentId is null));
        }

        BranchState branch = new()
        {
            Id = id,
            ProjectId = project.Id,
            Name = name ?? id,
            States = new StateTimeline(context.Now, "init"),
            CreatedAt = context.Now,
            UpdatedAt = context.Now,
            CreationSource = CreationSource,
            CreatedBy = context.Store.User.Login,
            InitSource = initSource,
            RestoredFrom = restoredFrom?.Id,
            RestoredAs = restoredAs,
            RestoreStatus = restoredFrom is null ? null : "restored",
            Annotation = annotation?.DeepClone().AsObject(),
        };
        project.Branches.Add(id, branch);
        return branch;
    }

    /// <summary>Adds children of the default branch in the state ready, without a request for each.</summary>
    public static void AddReady(EmulatorStore store, ProjectState project, int count)
    {
        DateTimeOffset now = store.Options.Clock.GetUtcNow();
        BranchState parent = project.Branches[project.DefaultBranchId];
        for (int number = 1; number <= count; number++)
        {
            string id = store.Ids.Branch();
            BranchState branch = new()
            {
                Id = id,
                ProjectId = project.Id,
                Name = string.Create(CultureInfo.InvariantCulture, $"branch-{number:D5}"),
                States = new StateTimeline(now, "ready"),
                CreatedAt = now,
                UpdatedAt = now,
                CreationSource = CreationSource,
                CreatedBy = store.User.Login,
                ParentId = parent.Id,
                ParentPoint = parent.Head,
            };
            branch.Write(parent.Head);
            project.Branches.Add(id, branch);
        }
    }

    /// <summary>Sets the branch to ready when the first operation has ended.</summary>
    public static void BecomeReady(BranchState branch, IReadOnlyList<OperationState> operations)
    {
        OperationState creation = operations.First(operation => operation.BranchId == branch.Id && operation.EndpointId is null);
        if (creation.Succeeds)
        {
            branch.States.Change(creation.EndsAt, "ready");
        }
    }

    public static void CheckName(ProjectState project, string name)
    {
        if (project.LiveBranches.Any(branch => branch.Name == name))
        {
            throw new ApiException(HttpStatusCode.Conflict, $"branch already exists; branch_name:\"{name}\"", "BRANCH_ALREADY_EXISTS");
        }
    }

    /// <summary>Refuses to protect a branch if the limit of the plan is reached.</summary>
    public static void CheckProtection(ProjectState project) =>
        PlanLimit.ProtectedBranches.Check(project.Organization, project.LiveBranches.Count(branch => branch.Protected));

    private static bool Matches(BranchState branch, string? search) =>
        search is null
        || branch.Id.Contains(search, StringComparison.OrdinalIgnoreCase)
        || branch.Name.Contains(search, StringComparison.OrdinalIgnoreCase);

    private static JsonObject List(RequestContext context)
    {
        ProjectState project = context.Project();
        string sortBy = context.Text("sort_by") ?? "updated_at";
        string sortOrder = context.Text("sort_order") ?? "desc";
        IEnumerable<BranchState> found = project.Branches.Values
            .Where(branch => branch.DeletedAt is null || (context.Flag("include_deleted") && branch.IsRecoverable(context.Now)))
            .Where(branch => Matches(branch, context.Text("search")));
        string Key(BranchState branch) => $"{SortKey(branch, sortBy)} {branch.Id}";
        IEnumerable<(string Key, BranchState Branch)> rest = found.Select(branch => (Key(branch), branch));
        if (context.Text("cursor") is { } cursor)
        {
            string last = Decode(cursor, $"{sortBy} {sortOrder} ");
            rest = rest.Where(item => string.CompareOrdinal(item.Key, last) is var order
                && (sortOrder == "asc" ? order > 0 : order < 0));
        }

        // Only the page is sorted, because a project may have thousands of branches.
        IEnumerable<(string Key, BranchState Branch)> sorted = sortOrder == "asc"
            ? rest.OrderBy(item => item.Key, StringComparer.Ordinal)
            : rest.OrderByDescending(item => item.Key, StringComparer.Ordinal);
        List<BranchState> page = [.. Paging.Page(sorted, context.Limit(DefaultLimit), out bool more).Select(item => item.Branch)];
        JsonObject annotations = [];
        foreach (BranchState branch in page.Where(branch => branch.Annotation is not null))
        {
            annotations[branch.Id] = branch.AnnotationToJson();
        }

        return new JsonObject
        {
            ["branches"] = Wire.Array(page.Select(branch => project.BranchToJson(branch, context.Now))),
            ["annotations"] = annotations,
        }.WithNext(more ? Encode($"{sortBy} {sortOrder} {Key(page[^1])}") : null, sortBy, sortOrder);
    }

    private static string SortKey(BranchState branch, string sortBy) => sortBy switch
    {
        "name" => branch.Name,
        "created_at" => Ticks(branch.CreatedAt),
        _ => Ticks(branch.UpdatedAt),
    };

    private static string Ticks(DateTimeOffset time) => time.UtcTicks.ToString("D20", CultureInfo.InvariantCulture);

    private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    /// <summary>The key in a cursor; a cursor of another sort order is not valid.</summary>
    private static string Decode(string cursor, string order)
    {
        byte[] bytes = new byte[cursor.Length];
        return Convert.TryFromBase64String(cursor, bytes, out int length)
            && Encoding.UTF8.GetString(bytes, 0, length) is var text && text.StartsWith(order, StringComparison.Ordinal)
            ? text[order.Length..]
            : throw ApiException.BadRequest("invalid cursor");
    }
}
