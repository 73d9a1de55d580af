using static Neon.ConsumptionDisplay;
using static Neon.Display;

namespace Neon;

/// <summary>The columns and lines that projects and branches share.</summary>
internal abstract class MeteredConsumptionView<T> : ObjectView<T>
    where T : MeteredConsumption
{
    protected void AddColumns()
    {
        Column("Timeframe", 17, consumption => Timeframe(consumption.From, consumption.Granularity));
        Column("Compute", 12, consumption => Amount("compute_unit_seconds", consumption.ComputeUnitSeconds), right: true);
        Column("Storage/mo", 10, consumption => Bytes(consumption.RootBranchBytesMonth, consumption.ChildBranchBytesMonth), right: true);
        Column("Transfer", 10, consumption => Bytes(consumption.PublicNetworkTransferBytes, consumption.PrivateNetworkTransferBytes), right: true);
        Column("History/mo", 10, consumption => Bytes(consumption.InstantRestoreBytesMonth), right: true);
        Column("Plan", 15, consumption => Text(consumption.PeriodPlan));
    }

    protected void AddMetrics()
    {
        Item("Timeframe", consumption => Timeframe(consumption.From, consumption.Granularity));
        Item("Compute", consumption => Amount("compute_unit_seconds", consumption.ComputeUnitSeconds));
        Item("RootStorage", consumption => Amount("root_branch_bytes_month", consumption.RootBranchBytesMonth));
        Item("ChildStorage", consumption => Amount("child_branch_bytes_month", consumption.ChildBranchBytesMonth));
        Item("History", consumption => Amount("instant_restore_bytes_month", consumption.InstantRestoreBytesMonth));
        Item("PublicTransfer", consumption => Amount("public_network_transfer_bytes", consumption.PublicNetworkTransferBytes));
        Item("PrivateTransfer", consumption => Amount("private_network_transfer_bytes", consumption.PrivateNetworkTransferBytes));
    }

    protected void AddPeriod()
    {
        Optional("Other", consumption => Metrics(consumption.OtherMetrics));
        Item("PeriodPlan", consumption => Text(consumption.PeriodPlan));
        Item("PeriodId", consumption => Text(consumption.PeriodId));
        Item("PeriodStart", consumption => Time(consumption.PeriodStart));
        Optional("PeriodEnd", consumption => Time(consumption.PeriodEnd));
    }
}

internal sealed class ProjectConsumptionView : MeteredConsumptionView<ProjectConsumption>
{
    public ProjectConsumptionView()
    {
        GroupBy("Project", consumption => Text(consumption.ProjectId));

        AddColumns();
        Column("Snapshots/mo", 12, consumption => Bytes(consumption.SnapshotStorageBytesMonth), right: true);

        AddMetrics();
        Item("ExtraBranches", consumption => Amount("extra_branches_month", consumption.ExtraBranchesMonth));
        Item("Snapshots", consumption => Amount("snapshot_storage_bytes_month", consumption.SnapshotStorageBytesMonth));
        AddPeriod();
        Item("ProjectId", consumption => Text(consumption.ProjectId));
        Item("OrganizationId", consumption => Text(consumption.OrganizationId));
    }
}

internal sealed class BranchConsumptionView : MeteredConsumptionView<BranchConsumption>
{
    public BranchConsumptionView()
    {
        GroupBy("Branch", consumption => Place(consumption.ProjectId, consumption.BranchId));

        AddColumns();

        AddMetrics();
        AddPeriod();
        Item("BranchId", consumption => Text(consumption.BranchId));
        Item("ProjectId", consumption => Text(consumption.ProjectId));
        Item("OrganizationId", consumption => Text(consumption.OrganizationId));
    }
}

internal sealed class LegacyProjectConsumptionView : ObjectView<LegacyProjectConsumption>
{
    public LegacyProjectConsumptionView()
    {
        GroupBy("Project", consumption => Text(consumption.ProjectId));

        Column("Timeframe", 17, consumption => Timeframe(consumption.From, consumption.Granularity));
        Column("Active", 12, consumption => Amount("active_time_seconds", consumption.ActiveTimeSeconds), right: true);
        Column("Compute", 12, consumption => Amount("compute_time_seconds", consumption.ComputeTimeSeconds), right: true);
        Column("Written", 9, consumption => Bytes(consumption.WrittenDataBytes), right: true);
        Column("Size", 9, consumption => Bytes(consumption.LogicalSizeBytes), right: true);
        Column("Plan", 15, consumption => Text(consumption.PeriodPlan));

        Item("Timeframe", consumption => Timeframe(consumption.From, consumption.Granularity));
        Item("Active", consumption => Amount("active_time_seconds", consumption.ActiveTimeSeconds));
        Item("Compute", consumption => Amount("compute_time_seconds", consumption.ComputeTimeSeconds));
        Item("Written", consumption => Bytes(consumption.WrittenDataBytes));
        Item("Size", consumption => Bytes(consumption.LogicalSizeBytes));
        Item("SizeOverTime", consumption => Amount("logical_size_bytes_hour", consumption.LogicalSizeBytesHour));
        Item("Storage", consumption => Amount("data_storage_bytes_hour", consumption.DataStorageBytesHour));
        Item("Synthetic", consumption => Bytes(consumption.SyntheticStorageSizeBytes));
        Item("PeriodPlan", consumption => Text(consumption.PeriodPlan));
        Item("PeriodId", consumption => Text(consumption.PeriodId));
        Item("PeriodStart", consumption => Time(consumption.PeriodStart));
        Optional("PeriodEnd", consumption => Time(consumption.PeriodEnd));
        Item("ProjectId", consumption => Text(consumption.ProjectId));
        Item("OrganizationId", consumption => Text(consumption.OrganizationId));
    }
}

internal sealed class ConsumptionBarView : ObjectView<ConsumptionBar>
{
    public ConsumptionBarView()
    {
        GroupBy("Metric", bar => BarGroup(bar));

        Column("Timeframe", 17, bar => Timeframe(bar.From, bar.Granularity));
        Column("Amount", 14, bar => Amount(bar.Metric, bar.Value), right: true);
        Column("Share", Rest, bar => Bar(bar.Share, Terminal.Host, Terminal.Encoding));

        Item("Metric", bar => Text(bar.Metric));
        Item("Timeframe", bar => Timeframe(bar.From, bar.Granularity));
        Item("Amount", bar => Amount(bar.Metric, bar.Value));
        Item("Share", bar => Percent(bar.Share));
        Optional("BranchId", bar => Text(bar.BranchId));
        Item("ProjectId", bar => Text(bar.ProjectId));
        Item("OrganizationId", bar => Text(bar.OrganizationId));
    }
}

internal sealed class ConsumptionPeriodView : ObjectView<ConsumptionPeriod>
{
    public ConsumptionPeriodView()
    {
        GroupBy("Project", period => Text(period.ProjectId));

        Column("Begins", 10, period => Timeframe(period.PeriodStart, "daily"));
        Column("BranchId", 31, period => Text(period.BranchId));
        Column("Records", 8, period => Count(period.Consumption), right: true);
        Column("Plan", 18, period => Text(period.PeriodPlan));

        Item("PeriodPlan", period => Text(period.PeriodPlan));
        Item("PeriodId", period => Text(period.PeriodId));
        Item("PeriodStart", period => Time(period.PeriodStart));
        Optional("PeriodEnd", period => Time(period.PeriodEnd));
        Item("Granularity", period => Text(period.Granularity));
        Item("Records", period => Count(period.Consumption));
        Optional("BranchId", period => Text(period.BranchId));
        Item("ProjectId", period => Text(period.ProjectId));
        Item("OrganizationId", period => Text(period.OrganizationId));
    }
}
