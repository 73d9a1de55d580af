using static Neon.Display;
using static Neon.SnapshotDisplay;

namespace Neon;

internal sealed class SnapshotView : ObjectView<Snapshot>
{
    public SnapshotView()
    {
        GroupBy("Project", snapshot => Text(snapshot.ProjectId));

        Column("Name", 25, snapshot => Text(snapshot.Name));
        Column("SnapshotId", 33, snapshot => Text(snapshot.SnapshotId));
        Column("Kind", 9, snapshot => SnapshotKind(snapshot.Manual));
        Column("Size", 9, snapshot => Size(snapshot.FullSize), right: true);
        Column("Age", 6, snapshot => Age(snapshot.CreatedAt), right: true);
        Column("Expires", 9, snapshot => Expiry(snapshot.ExpiresAt), right: true);

        Item("Name", snapshot => Text(snapshot.Name));
        Item("SnapshotId", snapshot => Text(snapshot.SnapshotId));
        Optional("Slug", snapshot => Text(snapshot.Slug));
        Item("Kind", snapshot => SnapshotKind(snapshot.Manual));
        Item("Point", snapshot => Point(snapshot.Lsn, snapshot.Timestamp));
        Item("Size", snapshot => Size(snapshot.FullSize));
        Optional("Difference", snapshot => Size(snapshot.DiffSize));
        Item("Created", snapshot => Time(snapshot.CreatedAt));
        Optional("Expires", snapshot => Time(snapshot.ExpiresAt));
        Item("SourceBranchId", snapshot => Text(snapshot.SourceBranchId));
        Item("ProjectId", snapshot => Text(snapshot.ProjectId));
        Optional("Operations", snapshot => List(snapshot.Operations));
    }
}

internal sealed class SnapshotScheduleView : ObjectView<SnapshotSchedule>
{
    public SnapshotScheduleView()
    {
        GroupBy("Project", schedule => Text(schedule.ProjectId));

        Column("BranchId", 31, schedule => Text(schedule.BranchId));
        Column("Schedule", Rest, schedule => Text(schedule));

        Item("Schedule", schedule => List(schedule.Schedule, "; "));
        Item("BranchId", schedule => Text(schedule.BranchId));
        Item("ProjectId", schedule => Text(schedule.ProjectId));
    }
}

internal sealed class SnapshotScheduleItemView : ObjectView<SnapshotScheduleItem>
{
    public SnapshotScheduleItemView()
    {
        Column("Frequency", 10, item => Text(item.Frequency));
        Column("Hour", 4, item => Text(item.Hour), right: true);
        Column("Day", 3, item => Text(item.Day), right: true);
        Column("Month", 5, item => Text(item.Month), right: true);
        Column("Kept", 12, item => Seconds(item.RetentionSeconds), right: true);

        Item("Frequency", item => Text(item.Frequency));
        Item("Hour", item => Text(item.Hour));
        Item("Day", item => Text(item.Day));
        Item("Month", item => Text(item.Month));
        Item("Kept", item => Seconds(item.RetentionSeconds));
    }
}

internal static class SnapshotDisplay
{
    /// <summary>The origin of a snapshot.</summary>
    /// <param name="manual">Whether it was created manually.</param>
    /// <returns><c>manual</c>, <c>scheduled</c>, or empty if unknown.</returns>
    public static string SnapshotKind(bool? manual) => manual switch
    {
        true => "manual",
        false => "scheduled",
        _ => string.Empty,
    };
}
