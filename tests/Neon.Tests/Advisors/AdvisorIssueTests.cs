using System.Net;
using Neon.Emulator;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Advisors;

public sealed class AdvisorIssueTests : IDisposable
{
    private readonly NeonHost _host = new();
    private readonly SeededProject _app;

    public AdvisorIssueTests()
    {
        _app = _host.Seed();
        _host.Send(HttpMethod.Post, $"projects/{_app.ProjectId}/branches/{_app.MainBranchId}/data-api/neondb");
        _host.Forget();
    }

    private string OnMain => $"-Project {_app.ProjectId} -Branch {_app.MainBranchId}";

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Fact]
    public void An_issue_is_emitted_with_its_ids_and_metadata()
    {
        var issue = Assert.Single(_host.Get<AdvisorIssue>($"Get-NeonAdvisorIssue neondb {OnMain}"));

        Assert.Equal((_app.ProjectId, _app.MainBranchId, "neondb"), (issue.ProjectId, issue.BranchId, issue.DatabaseName));
        Assert.Equal(("rls_disabled_in_public", "ERROR", "EXTERNAL"), (issue.Name, issue.Level, issue.Facing));
        Assert.Equal(["SECURITY"], issue.Categories);
        Assert.Equal("playing_with_neon", issue.Metadata["name"]);
        Assert.Equal([$"GET /projects/{_app.ProjectId}/advisors?branch_id={_app.MainBranchId}&database_name=neondb"], _host.Requests);
    }

    [Fact]
    public void A_piped_database_supplies_its_project_and_branch()
    {
        var issue = Assert.Single(_host.Get<AdvisorIssue>($"Get-NeonDatabase {OnMain} | Get-NeonAdvisorIssue"));

        Assert.Equal((_app.MainBranchId, "neondb"), (issue.BranchId, issue.DatabaseName));
        Assert.EndsWith($"?branch_id={_app.MainBranchId}&database_name=neondb", _host.Requests[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void With_a_piped_branch_Neon_chooses_the_database()
    {
        var issue = Assert.Single(_host.Get<AdvisorIssue>("Get-NeonBranch main -Project app | Get-NeonAdvisorIssue"));

        Assert.Null(issue.DatabaseName);
        Assert.EndsWith($"/advisors?branch_id={_app.MainBranchId}", _host.Requests[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 2)]
    [InlineData("-MinSeverity warn", 1)]
    [InlineData("-Category performance", 1)]
    [InlineData("-Category PERFORMANCE -MinSeverity ERROR", 0)]
    public void Issues_are_filtered_by_category_and_severity(string parameters, int expected)
    {
        _host.Emulator.SetSchema(_app.ProjectId, _app.MainBranchId, "neondb", "CREATE TABLE public.items (id bigint);");

        Assert.Equal(expected, _host.Get<AdvisorIssue>($"Get-NeonAdvisorIssue {OnMain} {parameters}").Count);
    }

    [Fact]
    public void Category_and_severity_are_sent_in_upper_case()
    {
        _host.Run($"Get-NeonAdvisorIssue {OnMain} -Category security -MinSeverity warn");

        Assert.EndsWith("&category=SECURITY&min_severity=WARN", _host.Requests[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_emitted_when_there_are_no_issues()
    {
        _host.Emulator.SetSchema(
            _app.ProjectId, _app.MainBranchId, "neondb", "CREATE TABLE public.items (id bigint PRIMARY KEY); ALTER TABLE public.items ENABLE ROW LEVEL SECURITY;");

        Assert.Empty(_host.Get<AdvisorIssue>($"Get-NeonAdvisorIssue {OnMain}"));
    }

    [Fact]
    public void The_default_branch_is_never_used_implicitly()
    {
        var result = _host.Run($"Get-NeonAdvisorIssue neondb -Project {_app.ProjectId}");

        Assert.Equal("NeonBranchRequired", result.ErrorId);
        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void A_refusal_explains_that_the_Data_API_is_required()
    {
        _host.Emulator.Faults.Add(
            "getProjectAdvisorSecurityIssues",
            EmulatorFault.Status(HttpStatusCode.BadRequest, """{"code":"","message":"data api is not enabled"}"""));
        var result = _host.Run($"Get-NeonAdvisorIssue neondb {OnMain}");

        Assert.Equal("NeonRequestRefused", result.ErrorId);
        Assert.Equal("neondb", result.Error.TargetObject);
        Assert.StartsWith("data api is not enabled", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Contains("Data API", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_the_Data_API_the_advice_is_to_enable_it()
    {
        _host.Send(HttpMethod.Delete, $"projects/{_app.ProjectId}/branches/{_app.MainBranchId}/data-api/neondb");
        var result = _host.Run($"Get-NeonAdvisorIssue neondb {OnMain}");

        Assert.Equal("NeonRequestRefused", result.ErrorId);
        Assert.Contains("New-NeonDataApi", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_database_is_reported_as_not_found() =>
        Assert.Equal("NeonDatabaseNotFound", _host.Run($"Get-NeonAdvisorIssue nothing {OnMain}").ErrorId);

    [Fact]
    public void The_views_show_the_issue_and_its_metadata()
    {
        var issue = _host.Get<AdvisorIssue>($"Get-NeonAdvisorIssue neondb {OnMain}")[0];

        Assert.StartsWith("ERROR rls_disabled_in_public   neondb", View.Table(_host, issue)[2], StringComparison.Ordinal);
        Assert.Contains(View.List(_host, issue), line => line.EndsWith("schema=public; name=playing_with_neon; type=table", StringComparison.Ordinal));
    }
}
