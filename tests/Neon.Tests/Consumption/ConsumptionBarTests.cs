using System.Management.Automation.Host;
using System.Text;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Consumption;

public sealed class ConsumptionBarTests : IDisposable
{
    private const string Compute = "compute_unit_seconds";
    private const string Storage = "root_branch_bytes_month";
    private readonly NeonHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public void Each_bar_is_relative_to_the_largest_value_of_its_metric()
    {
        var bars = Show("Show-NeonConsumption", Record("a", 2, (Compute, 50)), Record("a", 1, (Compute, 200), (Storage, 10)), Record("b", 1, (Compute, 100)));

        Assert.Equal(
            [("a", Compute, 1, 200m, 1.0), ("a", Compute, 2, 50m, 0.25), ("a", Storage, 1, 10m, 1.0), ("b", Compute, 1, 100m, 0.5)],
            bars.Select(bar => (bar.ProjectId!, bar.Metric, bar.From!.Value.Day, bar.Value, bar.Share)));
    }

    [Fact]
    public void Only_the_specified_metrics_are_shown_in_the_specified_order()
    {
        var record = Record("a", 1, (Compute, 50), (Storage, 10), ("gpu_seconds", 7));

        Assert.Equal([Compute, Storage, "gpu_seconds"], Show("Show-NeonConsumption", record).Select(bar => bar.Metric));
        Assert.Equal(["gpu_seconds", Compute], Show("Show-NeonConsumption GPU_seconds, compute_unit_seconds", record).Select(bar => bar.Metric));
    }

    [Fact]
    public void An_unused_metric_is_omitted_unless_no_other_exists()
    {
        Assert.Equal([Compute], Show("Show-NeonConsumption", Record("a", 1, (Compute, 50), (Storage, 0))).Select(bar => bar.Metric));
        Assert.Equal([0m, 50m], Show("Show-NeonConsumption", Record("a", 1, (Compute, 0)), Record("a", 2, (Compute, 50))).Select(bar => bar.Value));
        Assert.Equal([0.0], Show("Show-NeonConsumption", Record("a", 1, (Compute, 0))).Select(bar => bar.Share));
        Assert.Empty(Show("Show-NeonConsumption"));
    }

    /// <summary>Without records there is nothing to prompt for: they cannot be typed.</summary>
    [Theory]
    [InlineData("Show-NeonConsumption app", "Pipe it in: Get-NeonProjectConsumption app | Show-NeonConsumption.")]
    [InlineData("Show-NeonConsumption 'my app'", "Pipe it in: Get-NeonProjectConsumption 'my app' | Show-NeonConsumption.")]
    [InlineData("Show-NeonConsumption", "Pipe in the output of Get-NeonProjectConsumption or Get-NeonBranchConsumption.")]
    [InlineData("Show-NeonConsumption compute_unit_seconds", "Pipe in the output of Get-NeonProjectConsumption or Get-NeonBranchConsumption.")]
    public void Without_pipeline_input_the_error_has_the_complete_command(string command, string advice)
    {
        var person = new TestHost();

        var error = _host.Run(person, command).Error;

        Assert.StartsWith("NeonConsumptionRequired,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(advice, error.ErrorDetails.RecommendedAction);
        Assert.Empty(person.Questions);
    }

    [Fact]
    public void Another_object_is_refused_with_what_to_pipe_in()
    {
        var error = _host.Run("$project | Show-NeonConsumption", ("project", new Project { ProjectId = "p", Name = "app" })).Error;

        Assert.EndsWith(
            "The project app was specified where consumption is expected. Pipe in the output of Get-NeonProjectConsumption or Get-NeonBranchConsumption.",
            error.Exception.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_metric_without_values_causes_a_warning_and_the_others_are_shown()
    {
        var result = _host.Run("$records | Show-NeonConsumption nothing, compute_unit_seconds", ("records", new object[] { Record("a", 1, (Compute, 50), (Storage, 1)) }));

        Assert.Equal($"There are no figures for nothing, only for {Compute}, {Storage}.", Assert.Single(result.Warnings));
        Assert.Single(result.Output);
    }

    [Fact]
    public void Branches_and_legacy_plans_also_have_bars()
    {
        var branch = new BranchConsumption { From = Day(1), Metrics = [new ConsumptionMetric { MetricName = Compute, Value = 5 }] };
        branch.In(new ConsumptionPeriod { ProjectId = "a", BranchId = "br-1", OrganizationId = "org", Granularity = "hourly" });
        var legacy = new LegacyProjectConsumption { From = Day(1), To = Day(2), ActiveTimeSeconds = 7200, WrittenDataBytes = 1 };
        legacy.In(new ConsumptionPeriod { ProjectId = "b" });

        var bars = Show("Show-NeonConsumption", branch, legacy);

        Assert.Equal(
            [("a", "br-1", Compute), ("b", null, "active_time_seconds"), ("b", null, "written_data_bytes")],
            bars.Select(bar => (bar.ProjectId!, bar.BranchId, bar.Metric)));
        Assert.Equal(("org", "hourly", Day(2)), (bars[0].OrganizationId, bars[0].Granularity, bars[1].To));
    }

    [Fact]
    public void Projects_with_one_time_frame_are_compared_in_one_table_for_each_metric()
    {
        var bars = Show("Show-NeonConsumption", Record("a", 1, (Compute, 50), (Storage, 7)), Record("b", 1, (Compute, 200)), Record("c", 1, (Compute, 100)));

        Assert.Equal(
            [("b", Compute, 1.0), ("c", Compute, 0.5), ("a", Compute, 0.25), ("a", Storage, 1.0)],
            bars.Select(bar => (Assert.IsType<ConsumptionComparison>(bar).ProjectId!, bar.Metric, bar.Share)));
    }

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    [InlineData(160)]
    public void A_comparison_has_a_row_for_each_project_on_every_console(int width)
    {
        var bars = Show("Show-NeonConsumption", Record("quiet-forest-12345678", 1, (Compute, 3600)), Record("calm-lake-87654321", 1, (Compute, 7200)));
        using var console = new ViewHost(width);

        Assert.Equal(
            $"""

                Metric: compute_unit_seconds, 2026-03-01

             Name                   Value Share
             ----                   ----- -----
             calm-lake-87654321    2 CU h {new string('█', 30)}
             quiet-forest-12345678 1 CU h {new string('█', 15)}


             """.ReplaceLineEndings("\n"),
            string.Join('\n', console.Show([.. bars], "Out-Default").Split('\n').Select(line => line.TrimEnd())));
    }

    [Fact]
    public void Several_time_frames_have_a_table_for_each_project()
    {
        Assert.All(
            Show("Show-NeonConsumption", Record("a", 1, (Compute, 50)), Record("b", 2, (Compute, 200))),
            bar => Assert.IsNotType<ConsumptionComparison>(bar));
        Assert.IsNotType<ConsumptionComparison>(Assert.Single(Show("Show-NeonConsumption", Record("a", 1, (Compute, 50)))));
    }

    [Fact]
    public void Consumption_from_Neon_is_shown_as_bars()
    {
        _host.Seed();
        _host.Clock.Advance(TimeSpan.FromDays(10));

        var records = _host.Get<ProjectConsumption>("Get-NeonProjectConsumption app");
        var bars = _host.Get<ConsumptionBar>("Get-NeonProjectConsumption app | Show-NeonConsumption compute_unit_seconds");

        Assert.NotEmpty(bars);
        Assert.Equal(records.Count, bars.Count);
        Assert.All(bars, bar => Assert.InRange(bar.Share, 0, 1));
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(1, "████████")]
    [InlineData(0.5, "████")]
    [InlineData(0.53125, "████▎")]
    [InlineData(0.0001, "▏")]
    [InlineData(7, "████████")]
    public void A_bar_is_drawn_in_eighths(double share, string bar) => Assert.Equal(bar, ConsumptionDisplay.Blocks(share, 8, Encoding.UTF8));

    [Fact]
    public void A_console_with_a_limited_character_set_shows_simpler_bars()
    {
        var marks = CodePagesEncodingProvider.Instance.GetEncoding(850);

        Assert.Equal("█████", ConsumptionDisplay.Blocks(0.53125, 8, marks));
        Assert.Equal("#####", ConsumptionDisplay.Blocks(0.53125, 8, Encoding.Latin1));
        Assert.Equal("████▎", ConsumptionDisplay.Blocks(0.53125, 8, null));
    }

    [Theory]
    [InlineData(80, 42)]
    [InlineData(100, 62)]
    [InlineData(200, 62)]
    [InlineData(20, 10)]
    public void The_longest_bar_fits_the_console(int width, int longest) => Assert.Equal(longest, Length(new TestHost { Width = width }));

    [Fact]
    public void A_host_without_a_screen_is_treated_as_80_columns_wide()
    {
        Assert.Equal(42, Length(null));
        Assert.Equal(42, Length(new TestHost()));
        Assert.Equal(42, Length(new TestHost { HasBrokenScreen = true }));
    }

    [Theory]
    [InlineData("compute_unit_seconds", 4500, "1.25 CU h")]
    [InlineData("active_time_seconds", 7200, "2 h")]
    [InlineData("public_network_transfer_bytes", 1536, "1.5 KiB")]
    [InlineData("root_branch_bytes_month", 2147483648, "2 GiB-months")]
    [InlineData("root_branch_bytes_month", 0, "0 B")]
    [InlineData("data_storage_bytes_hour", 1024, "1 KiB-hours")]
    [InlineData("extra_branches_month", 3, "3 months")]
    [InlineData("something_new", 12, "12")]
    public void An_amount_has_the_unit_of_its_metric(string metric, long value, string text) => Assert.Equal(text, ConsumptionDisplay.Amount(metric, value));

    private static DateTimeOffset Day(int day) => new(2026, 3, day, 0, 0, 0, TimeSpan.Zero);

    private static ProjectConsumption Record(string project, int day, params (string Metric, decimal Value)[] figures)
    {
        var record = new ProjectConsumption { From = Day(day), Metrics = [.. figures.Select(figure => new ConsumptionMetric { MetricName = figure.Metric, Value = figure.Value })] };
        record.In(new ConsumptionPeriod { ProjectId = project, Granularity = "daily" });
        return record;
    }

    private IReadOnlyList<ConsumptionBar> Show(string command, params object[] records)
    {
        var bars = _host.Get<ConsumptionBar>($"$records | {command}", ("records", records));
        Assert.Empty(_host.Requests);
        return bars;
    }

    private static int Length(PSHost? host) => ConsumptionDisplay.Bar(1, ConsumptionDisplay.BarWidth(Terminal.WidthOf(host)), Encoding.UTF8).Count(character => character == '█');
}
