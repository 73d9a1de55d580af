using System.Globalization;
using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>Snapshot schedules and the snapshots that they take.</summary>
internal static class SnapshotSchedules
{
    private static readonly string[] Frequencies = ["daily", "weekly", "monthly"];

    public static void Register(OperationHandlers handlers)
    {
        handlers.Add("getSnapshotSchedule", context => new JsonObject
        {
            ["schedule"] = context.Branch(context.Project()).SnapshotSchedule.Items.DeepClone(),
        });
        handlers.Add("setSnapshotSchedule", Set);
    }

    /// <summary>Takes the snapshots that were due since the last request, and deletes expired ones.</summary>
    public static void Settle(EmulatorStore store, ProjectState project, DateTimeOffset now)
    {
        foreach (BranchState branch in project.LiveBranches.Where(branch => branch.SnapshotSchedule.Items.Count > 0))
        {
            foreach ((DateTimeOffset at, string frequency, TimeSpan? retention) in branch.SnapshotSchedule.Due(now))
            {
                SnapshotState snapshot = Take(store, branch, at, frequency, retention);
                project.Snapshots.Add(snapshot.Id, snapshot);
            }

            branch.SnapshotSchedule = branch.SnapshotSchedule with { Since = now };
        }

        foreach (SnapshotState expired in project.Snapshots.Values.Where(snapshot => snapshot.ExpiresAt <= now && !IsLastScheduled(project, snapshot)))
        {
            project.Snapshots.Remove(expired.Id);
        }
    }

    private static SnapshotState Take(EmulatorStore store, BranchState branch, DateTimeOffset at, string frequency, TimeSpan? retention) => new()
    {
        Id = store.Ids.ScheduledSnapshot(),
        Name = string.Create(CultureInfo.InvariantCulture, $"{branch.Name} at {at.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC ({frequency})"),
        SourceBranchId = branch.Id,
        Point = (branch.History.LastOrDefault(point => point.At <= at) ?? branch.History[0]) with { At = at },
        CreatedAt = at,
        ExpiresAt = at + retention,
        IsManual = false,
    };

    /// <summary>Neon keeps the newest snapshot that a schedule took, however old it is.</summary>
    private static bool IsLastScheduled(ProjectState project, SnapshotState snapshot) =>
        !snapshot.IsManual
        && !project.Snapshots.Values.Any(other =>
            !other.IsManual && other.SourceBranchId == snapshot.SourceBranchId && other.CreatedAt > snapshot.CreatedAt);

    private static JsonObject Set(RequestContext context)
    {
        BranchState branch = context.Branch(context.Project());
        JsonArray schedule = context.Body["schedule"]!.AsArray();
        if (schedule.FirstOrDefault(item => !Frequencies.Contains(item!["frequency"]!.GetValue<string>())) is { } unknown)
        {
            throw ApiException.BadRequest($"unknown frequency '{unknown["frequency"]}'");
        }

        if (schedule.Count > 0)
        {
            Snapshots.CheckSource(branch);
        }

        branch.SnapshotSchedule = new SnapshotScheduleState(schedule.DeepClone().AsArray(), context.Now);
        return [];
    }
}
