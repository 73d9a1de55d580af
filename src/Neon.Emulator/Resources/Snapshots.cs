using System.Globalization;
using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>Snapshots of branches.</summary>
internal static class Snapshots
{
    public static void Register(OperationHandlers handlers)
    {
        handlers.Add("listSnapshots", context => new JsonObject
        {
            ["snapshots"] = Wire.Array(context.Project().Snapshots.Values
                .OrderByDescending(snapshot => snapshot.CreatedAt)
                .Select(snapshot => snapshot.ToJson())),
        });
        handlers.Add("createSnapshot", Create);
        handlers.Add("updateSnapshot", Update);
        handlers.Add("deleteSnapshot", Delete, status: 202);
    }

    public static SnapshotState Get(RequestContext context, ProjectState project) =>
        project.Snapshots.GetValueOrDefault(context.Path("snapshot_id")) ?? throw ApiException.NotFound("snapshot not found");

    /// <summary>Refuses a branch that cannot be snapshotted.</summary>
    public static void CheckSource(BranchState branch)
    {
        if (branch.ParentId is not null)
        {
            throw ApiException.Unprocessable("snapshots can only be created from root branches");
        }
    }

    private static JsonObject Create(RequestContext context)
    {
        ProjectState project = context.Project();
        BranchState branch = context.Branch(project);
        CheckSource(branch);
        PlanLimit.ManualSnapshots.Check(project.Organization, project.Snapshots.Values.Count(snapshot => snapshot.IsManual));
        PointInTime moment = PointInTime.Read(context.Text("timestamp"), context.Text("lsn"));
        HistoryPoint point = History.At(project, branch, moment, context.Now);
        SnapshotState snapshot = new()
        {
            Id = context.Store.Ids.Snapshot(),
            Name = context.Text("name") ?? string.Create(
                CultureInfo.InvariantCulture, $"{branch.Name} at {context.Now.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC (manual)"),
            Slug = context.Text("slug"),
            SourceBranchId = branch.Id,
            Point = moment.IsHead ? point with { At = context.Now } : point,
            CreatedAt = context.Now,
            ExpiresAt = Expiry(context.Text("expires_at"), context.Now),
        };
        project.Snapshots.Add(snapshot.Id, snapshot);
        return new JsonObject
        {
            ["snapshot"] = snapshot.ToJson(),
            ["operations"] = context.ToJson(context.Schedule(project, [new OperationStep("create_branch", branch.Id)])),
        };
    }

    private static JsonObject Update(RequestContext context)
    {
        SnapshotState snapshot = Get(context, context.Project());
        JsonObject change = context.Body.Object("snapshot")!;
        // An explicit null removes the expiration; an absent member keeps it.
        if (change.ContainsKey("expires_at"))
        {
            snapshot.ExpiresAt = Expiry(change.String("expires_at"), context.Now);
        }

        snapshot.Name = change.String("name") ?? snapshot.Name;
        return new JsonObject { ["snapshot"] = snapshot.ToJson() };
    }

    private static JsonObject Delete(RequestContext context)
    {
        ProjectState project = context.Project();
        SnapshotState snapshot = Get(context, project);
        project.Snapshots.Remove(snapshot.Id);
        return new JsonObject
        {
            ["operations"] = context.ToJson(context.Schedule(project, [new OperationStep("delete_timeline")])),
        };
    }

    private static DateTimeOffset? Expiry(string? text, DateTimeOffset now)
    {
        if (text is null)
        {
            return null;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) && time > now
            ? time
            : throw ApiException.BadRequest("expires_at must be a time in the future");
    }
}
