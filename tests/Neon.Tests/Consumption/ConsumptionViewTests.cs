using System.Text.Json;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Consumption;

public sealed class ConsumptionViewTests : IDisposable
{
    private readonly NeonHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public void A_table_shows_values_with_their_units()
    {
        var text = string.Join('\n', View.Table(_host, Project()));

        Assert.Contains("2026-03-01 ", text, StringComparison.Ordinal);
        Assert.Contains("1.25 CU h", text, StringComparison.Ordinal);
        Assert.Contains("3 GiB", text, StringComparison.Ordinal);
        Assert.Contains("12 MiB", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_shows_all_details_in_words()
    {
        var text = string.Join('\n', View.List(_host, Project()));

        Assert.Contains("2 GiB-months", text, StringComparison.Ordinal);
        Assert.Contains("gpu_seconds=12", text, StringComparison.Ordinal);
        Assert.Contains("InstantRestoreBytesMonth    :", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_metric_is_kept_under_its_own_name()
    {
        var record = Project();

        Assert.Equal(("gpu_seconds", 12m), (Assert.Single(record.OtherMetrics).Key, Assert.Single(record.OtherMetrics).Value));
        Assert.Equal((4500m, null), (record.ComputeUnitSeconds, record.InstantRestoreBytesMonth));
    }

    [Theory]
    [InlineData("hourly", "2026-03-01 13:00Z")]
    [InlineData("daily", "2026-03-01")]
    [InlineData("monthly", "2026-03")]
    public void A_timeframe_is_shown_with_the_precision_of_its_granularity(string granularity, string expected) =>
        Assert.Equal(expected, ConsumptionDisplay.Timeframe(new DateTimeOffset(2026, 3, 1, 14, 0, 0, TimeSpan.FromHours(1)), granularity));

    [Fact]
    public void Branches_legacy_plans_and_periods_have_their_own_views()
    {
        var branch = new BranchConsumption { From = DateTimeOffset.UnixEpoch };
        branch.In(new ConsumptionPeriod { BranchId = "br-calm-lake-a1b2c3d4", Granularity = "daily" });
        var legacy = new LegacyProjectConsumption { From = DateTimeOffset.UnixEpoch, ComputeTimeSeconds = 7200, WrittenDataBytes = 2048 };
        var period = new ConsumptionPeriod { ProjectId = "quiet-forest-12345678", PeriodStart = DateTimeOffset.UnixEpoch, Consumption = [branch] };

        Assert.Contains("br-calm-lake-a1b2c3d4", string.Join('\n', View.List(_host, branch)), StringComparison.Ordinal);
        Assert.Contains("2 h", string.Join('\n', View.Table(_host, legacy)), StringComparison.Ordinal);
        Assert.Contains("2 KiB", string.Join('\n', View.List(_host, legacy)), StringComparison.Ordinal);
        Assert.Contains("1970-01-01", string.Join('\n', View.Table(_host, period)), StringComparison.Ordinal);
    }

    private static ProjectConsumption Project()
    {
        var page = JsonSerializer.Deserialize(
            """
            {"projects":[{"project_id":"quiet-forest-12345678","periods":[{"period_plan":"launch_v3","consumption":[{
                "timeframe_start":"2026-03-01T00:00:00Z","timeframe_end":"2026-03-02T00:00:00Z","metrics":[
                {"metric_name":"compute_unit_seconds","value":4500},{"metric_name":"root_branch_bytes_month","value":2147483648},
                {"metric_name":"child_branch_bytes_month","value":1073741824},{"metric_name":"public_network_transfer_bytes","value":12582912.0},
                {"metric_name":"gpu_seconds","value":12}]}]}]}]}
            """,
            ConsumptionJson.Default.Projects)!;
        var query = new ConsumptionQuery { Granularity = "daily", Metrics = [] };
        var owner = page.Projects![0];
        return (ProjectConsumption)owner.Periods![0].ToPeriod(owner, query).Consumption[0];
    }
}
