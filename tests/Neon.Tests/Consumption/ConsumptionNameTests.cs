using System.Net;
using Neon.Emulator;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Consumption;

/// <summary>Consumption has the names of its projects and branches, for at most one list of each.</summary>
public sealed class ConsumptionNameTests : IDisposable
{
    private readonly NeonHost _host = new();
    private readonly SeededProject _app;

    public ConsumptionNameTests()
    {
        _app = _host.Seed();
        _host.Seed("web");
        _host.Clock.Advance(TimeSpan.FromDays(40));
        _host.Forget();
    }

    public void Dispose() => _host.Dispose();

    [Fact]
    public void A_CSV_file_has_the_names()
    {
        Assert.Equal(["app", "web"], Csv("Get-NeonProjectConsumption -Granularity monthly", "ProjectName"));
        Assert.Equal(["app", "main"], Csv("Get-NeonBranchConsumption $app -Granularity monthly", "ProjectName", "BranchName"));
    }

    [Theory]
    [InlineData("Get-NeonProjectConsumption", 1)]
    [InlineData("Get-NeonProjectConsumption app", 0)]
    [InlineData("Get-NeonProjectConsumption $app", 1)]
    [InlineData("Get-NeonProject -Name app, web | Get-NeonProjectConsumption", 0)]
    [InlineData("Get-NeonBranchConsumption $app", 2)]
    [InlineData("Get-NeonBranchConsumption app", 1)]
    [InlineData("Get-NeonProject -Name app, web | Get-NeonBranchConsumption", 2)]
    [InlineData("Get-NeonBranchConsumption app main", 0)]
    [InlineData("$main = Get-NeonBranch main -Project app; Get-NeonBranchConsumption app -Branch $main", 0)]
    public void Only_names_that_are_missing_in_the_input_are_read_and_only_once(string command, int requests)
    {
        var result = _host.Run(command, ("app", _app.ProjectId));

        Assert.Empty(result.Errors);
        Assert.NotEmpty(result.Output);
        Assert.All(result.Output, row => Assert.NotNull(((ConsumptionRecord)row.BaseObject).ProjectName));
        Assert.All(result.Output.Select(row => row.BaseObject).OfType<BranchConsumption>(), row => Assert.NotNull(row.BranchName));
        var first = _host.Requests.ToList().FindIndex(request => request.Contains("/consumption_history/", StringComparison.Ordinal));
        Assert.Equal(requests, _host.Requests.Skip(first).Count(request => !request.Contains("/consumption_history/", StringComparison.Ordinal) && !request.Contains("cursor=", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Get-NeonProjectConsumption", "listProjects")]
    [InlineData("Get-NeonBranchConsumption app", "listProjectBranches")]
    public void A_list_of_names_that_cannot_be_read_leaves_the_figures_complete(string command, string operation)
    {
        var complete = _host.Run(command).Output.Count;
        _host.Emulator.Faults.Add(operation, EmulatorFault.Status(HttpStatusCode.Forbidden));

        var result = _host.Run(command + " -Verbose");

        Assert.Empty(result.Errors);
        Assert.Empty(result.Warnings);
        Assert.Equal(complete, result.Output.Count);
        Assert.Contains(result.Verbose, line => line.ToString().StartsWith("The names for the consumption could not be read", StringComparison.Ordinal));
    }

    [Fact]
    public void Figures_of_a_deleted_branch_have_no_name()
    {
        var dev = _host.Get<Branch>("New-NeonBranch dev -Project app -Wait").Single();
        _host.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Empty(_host.Run("Remove-NeonBranch $dev -Confirm:$false -Wait", ("dev", dev)).Errors);

        var rows = _host.Get<BranchConsumption>("Get-NeonBranchConsumption app");

        Assert.All(rows, row => Assert.Equal(row.BranchId == dev.BranchId ? null : "main", row.BranchName));
    }

    [Theory]
    [InlineData("Get-NeonProjectConsumption", "Project: app ($app)")]
    [InlineData("Get-NeonProjectConsumption -AsPeriod", "Project: app ($app)")]
    [InlineData("Get-NeonBranchConsumption $app", "Branch: app/main ($app/$main)")]
    [InlineData("Get-NeonBranchConsumption $app -AsPeriod", "main ($main)")]
    [InlineData("Get-NeonBranchConsumption $app -Metric compute_unit_seconds | Show-NeonConsumption", "Metric: compute_unit_seconds, app/main ($app/$main)")]
    [InlineData("Get-NeonBranchConsumption $app | Select-Object -First 1 | Format-List", "BranchId                    : main ($main)")]
    public void Views_show_the_names(string command, string text)
    {
        var result = _host.Run($"& {{ {command} }} | Out-String -Width 160", ("app", _app.ProjectId));

        Assert.Empty(result.Errors);
        Assert.Contains(text.Replace("$app", _app.ProjectId, StringComparison.Ordinal).Replace("$main", _app.MainBranchId, StringComparison.Ordinal), string.Concat(result.Output), StringComparison.Ordinal);
    }

    private string[] Csv(string command, params string[] columns)
    {
        var result = _host.Run($"{command} | ConvertTo-Csv | ConvertFrom-Csv | Sort-Object ProjectName | ForEach-Object {{ foreach ($column in $columns) {{ $_.$column }} }} | Select-Object -Unique", ("app", _app.ProjectId), ("columns", columns));
        Assert.Empty(result.Errors);
        return [.. result.Output.Select(name => name.ToString())];
    }
}
