using static Neon.ConsumptionDisplay;
using static Neon.Display;

namespace Neon;

/// <summary>The columns and lines that projects and branches share.</summary>
internal abstract class MeteredConsumptionView<T> : ObjectView<T>
    where T : MeteredConsumption
{
    protected void AddColumns()
    {
        Column("From", 17, consumption => Timeframe(consumption.From, consumption.Granularity));
        Column("Compute", 12, consumption => Amount("compute_unit_seconds", consumption.Compute), right: true);
        Column("Storage", 10, consumption => Bytes(consumption.Storage), right: true);
        Column("Transfer", 10, consumption => Bytes(consumption.Transfer), right: true);
        Column("History", 10, consumption => Bytes(consumption.History), right: true);
    }

    protected void AddMetrics()
    {
        Item("From", consumption => Timeframe(consumption.From, consumption.Granularity));
        Item("ComputeUnitSeconds", consumption => Amount("compute_unit_seconds", consumption.ComputeUnitSeconds));
        Item("RootBranchBytesMonth", consumption => Amount("root_branch_bytes_month", consumption.RootBranchBytesMonth));
        Item("ChildBranchBytesMonth", consumption => Amount("child_branch_bytes_month", consumption.ChildBranchBytesMonth));
        Item("InstantRestoreBytesMonth", consumption => Amount("instant_restore_bytes_month", consumption.InstantRestoreBytesMonth));
        Item("PublicNetworkTransferBytes", consumption => Amount("public_network_transfer_bytes", consumption.PublicNetworkTransferBytes));
        Item("PrivateNetworkTransferBytes", consumption => Amount("private_network_transfer_bytes", consumption.PrivateNetworkTransferBytes));
    }

    protected void AddPeriod()
    {
        Optional("OtherMetrics", consumption => Metrics(consumption.OtherMetrics));
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
        GroupBy("Project", consumption => NameAndId(consumption.ProjectName, consumption.ProjectId));

        AddColumns();
        Column("Snapshots", 10, consumption => Bytes(consumption.Snapshots), right: true);

        AddMetrics();
        Item("ExtraBranchesMonth", consumption => Amount("extra_branches_month", consumption.ExtraBranchesMonth));
        Item("SnapshotStorageBytesMonth", consumption => Amount("snapshot_storage_bytes_month", consumption.SnapshotStorageBytesMonth));
        AddPeriod();
        Item("ProjectId", consumption => NameAndId(consumption.ProjectName, consumption.ProjectId));
        Item("OrganizationId", consumption => Text(consumption.OrganizationId));
    }
}

internal sealed class BranchConsumptionView : MeteredConsumptionView<BranchConsumption>
{
    public BranchConsumptionView()
    {
        GroupBy("Branch", consumption => NamedPlace((consumption.ProjectName, consumption.ProjectId), (consumption.BranchName, consumption.BranchId)));

        AddColumns();

        AddMetrics();
        AddPeriod();
        Item("BranchId", consumption => NameAndId(consumption.BranchName, consumption.BranchId));
        Item("ProjectId", consumption => NameAndId(consumption.ProjectName, consumption.ProjectId));
        Item("OrganizationId", consumption => Text(consumption.OrganizationId));
    }
}

internal sealed class LegacyProjectConsumptionView : ObjectView<LegacyProjectConsumption>
{
    public LegacyProjectConsumptionView()
    {
        GroupBy("Project", consumption => NameAndId(consumption.ProjectName, consumption.ProjectId));

        Column("From", 17, consumption => Timeframe(consumption.From, consumption.Granularity));
        Column("Active", 12, consumption => Amount("active_time_seconds", consumption.Active), right: true);
        Column("Compute", 12, consumption => Amount("compute_time_seconds", consumption.Compute), right: true);
        Column("Written", 9, consumption => Bytes(consumption.Written), right: true);
        Column("Size", 9, consumption => Bytes(consumption.Size), right: true);
        Column("PeriodPlan", 15, consumption => Text(consumption.PeriodPlan));

        Item("From", consumption => Timeframe(consumption.From, consumption.Granularity));
        Item("ActiveTimeSeconds", consumption => Amount("active_time_seconds", consumption.ActiveTimeSeconds));
        Item("ComputeTimeSeconds", consumption => Amount("compute_time_seconds", consumption.ComputeTimeSeconds));
        Item("WrittenDataBytes", consumption => Bytes(consumption.WrittenDataBytes));
        Item("LogicalSizeBytes", consumption => Bytes(consumption.LogicalSizeBytes));
        Item("LogicalSizeBytesHour", consumption => Amount("logical_size_bytes_hour", consumption.LogicalSizeBytesHour));
        Item("DataStorageBytesHour", consumption => Amount("data_storage_bytes_hour", consumption.DataStorageBytesHour));
        Item("SyntheticStorageSizeBytes", consumption => Bytes(consumption.SyntheticStorageSizeBytes));
        Item("PeriodPlan", consumption => Text(consumption.PeriodPlan));
        Item("PeriodId", consumption => Text(consumption.PeriodId));
        Item("PeriodStart", consumption => Time(consumption.PeriodStart));
        Optional("PeriodEnd", consumption => Time(consumption.PeriodEnd));
        Item("ProjectId", consumption => NameAndId(consumption.ProjectName, consumption.ProjectId));
        Item("OrganizationId", consumption => Text(consumption.OrganizationId));
    }
}

/// <summary>The lines that a figure has in every list.</summary>
internal abstract class ConsumptionFigureView<T> : ObjectView<T>
    where T : ConsumptionBar
{
    protected void FigureItems()
    {
        Item("Metric", bar => Text(bar.Metric));
        Item("From", bar => Timeframe(bar.From, bar.Granularity));
        Item("Value", bar => Amount(bar.Metric, bar.Value));
        Item("Share", bar => Percent(bar.Share));
        Optional("BranchId", bar => NameAndId(bar.BranchName, bar.BranchId));
        Item("ProjectId", bar => NameAndId(bar.ProjectName, bar.ProjectId));
        Item("OrganizationId", bar => Text(bar.OrganizationId));
    }
}

internal sealed class ConsumptionBarView : ConsumptionFigureView<ConsumptionBar>
{
    public ConsumptionBarView()
    {
        GroupBy("Metric", bar => BarGroup(bar));

        Column("From", 17, bar => Timeframe(bar.From, bar.Granularity));
        Column("Value", 18, bar => Amount(bar.Metric, bar.Value), right: true);
        Column("Share", Rest, bar => Bar(bar.Share, BarWidth(Terminal.Width), Terminal.Encoding));

        FigureItems();
    }
}

/// <summary>
/// Grouped by metric and time frame instead of by the project, which would have a table with one row: the rows are what is compared.
/// </summary>
internal sealed class ConsumptionComparisonView : ConsumptionFigureView<ConsumptionComparison>
{
    private const int BarWidth = 30;

    public ConsumptionComparisonView()
    {
        GroupBy("Metric", bar => $"{VisibleText.Of(bar.Metric)}, {Timeframe(bar.From, bar.Granularity)}");

        Column("Name", Rest, bar => Text(bar.Name));
        Column("Value", 18, bar => Amount(bar.Metric, bar.Value), right: true);
        Column("Share", BarWidth, bar => Bar(bar.Share, BarWidth, Terminal.Encoding));

        Item("Name", bar => Text(bar.Name));
        FigureItems();
    }
}

internal sealed class ConsumptionPeriodView : ObjectView<ConsumptionPeriod>
{
    public ConsumptionPeriodView()
    {
        GroupBy("Project", period => NameAndId(period.ProjectName, period.ProjectId));

        Column("PeriodStart", 11, period => Timeframe(period.PeriodStart, "daily"));
        Column("BranchId", Rest, period => NameAndId(period.BranchName, period.BranchId));
        Column("TimeFrames", 10, period => Count(period.Consumption), right: true);
        Column("PeriodPlan", 18, period => Text(period.PeriodPlan));

        Item("PeriodPlan", period => Text(period.PeriodPlan));
        Item("PeriodId", period => Text(period.PeriodId));
        Item("PeriodStart", period => Time(period.PeriodStart));
        Optional("PeriodEnd", period => Time(period.PeriodEnd));
        Item("Granularity", period => Text(period.Granularity));
        Item("Consumption", period => Count(period.Consumption));
        Optional("BranchId", period => NameAndId(period.BranchName, period.BranchId));
        Item("ProjectId", period => NameAndId(period.ProjectName, period.ProjectId));
        Item("OrganizationId", period => Text(period.OrganizationId));
    }
}
