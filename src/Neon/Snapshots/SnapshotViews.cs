using static Neon.Display;

namespace Neon;

internal sealed class SnapshotView : ObjectView<Snapshot>
{
    public SnapshotView()
    {
        GroupBy("Project", snapshot => Text(snapshot.ProjectId));

        Column("Name", Rest, snapshot => Text(snapshot.Name));
        Column("Kind", 9, snapshot => Text(snapshot.Kind));
        Column("Size", 9, snapshot => Size(snapshot.FullSize), right: true);
        Column("Age", 6, snapshot => Age(snapshot.CreatedAt), right: true);
        Column("ExpiresAt", 9, snapshot => Expiry(snapshot.ExpiresAt), right: true);
        Column("SnapshotId", Rest, snapshot => Text(snapshot.SnapshotId));

        Item("Name", snapshot => Text(snapshot.Name));
        Item("SnapshotId", snapshot => Text(snapshot.SnapshotId));
        Optional("Slug", snapshot => Text(snapshot.Slug));
        Item("Manual", snapshot => Flag(snapshot.Manual));
        Optional("Lsn", snapshot => Text(snapshot.Lsn));
        Optional("Timestamp", snapshot => Time(snapshot.Timestamp));
        Item("FullSize", snapshot => Size(snapshot.FullSize));
        Optional("DiffSize", snapshot => Size(snapshot.DiffSize));
        Item("CreatedAt", snapshot => Time(snapshot.CreatedAt));
        Optional("ExpiresAt", snapshot => Time(snapshot.ExpiresAt));
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

        Wraps();

        Column("BranchId", Rest, schedule => Text(schedule.BranchId));
        Column("Snapshots", Rest, schedule => Text(schedule));

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
        Column("RetentionSeconds", 16, item => Seconds(item.RetentionSeconds), right: true);

        Item("Frequency", item => Text(item.Frequency));
        Item("Hour", item => Text(item.Hour));
        Item("Day", item => Text(item.Day));
        Item("Month", item => Text(item.Month));
        Item("RetentionSeconds", item => Seconds(item.RetentionSeconds));
    }
}
