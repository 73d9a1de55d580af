using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Neon.Tests.Support;
using Xunit;
using static Neon.Tests.Reports.ReportSample;

namespace Neon.Tests.Reports;

public sealed partial class ReportPageTests
{
    private const string Hostile = "<script>alert(1)</script>\"'&\u202e\0<!--";

    [Fact]
    [Trait(ApprovedFile.Trait, ApprovedFile.Files)]
    public void The_page_is_the_approved_one() => ApprovedFile.Check("tests/Neon.Tests/Reports/report.approved.html", ReportPage.Of(Full()));

    [Fact]
    public void The_page_is_well_formed_and_its_links_lead_to_something()
    {
        var page = Parse(ReportPage.Of(Full()));
        string[] ids = [.. page.Descendants().Attributes("id").Select(id => id.Value)];

        Assert.Equal(ids.Distinct(), ids);
        Assert.DoesNotContain(page.Descendants("a"), link => !ids.Contains(link.Attribute("href")!.Value.TrimStart('#')));
        Assert.Empty(page.Descendants().Attributes("aria-labelledby").SelectMany(label => label.Value.Split(' ')).Except(ids));
    }

    [Fact]
    public void The_page_needs_neither_network_nor_script()
    {
        var page = Parse(ReportPage.Of(Full()));

        Assert.DoesNotContain(page.Descendants(), element => element.Name.LocalName is "script" or "link" or "img" or "iframe" or "object" or "form");
        Assert.DoesNotContain(page.Descendants().Attributes(), attribute => attribute.Name.LocalName is "src" or "srcset" || attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        Assert.DoesNotContain("url(", page.Descendants("style").Single().Value, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", page.Descendants("style").Single().Value, StringComparison.Ordinal);
        Assert.Contains(page.Descendants("meta"), meta => meta.Attribute("content")?.Value == "default-src 'none'; style-src 'unsafe-inline'");
    }

    [Fact]
    public void Every_chart_has_a_title_a_description_and_its_figures_in_a_table()
    {
        var page = Parse(ReportPage.Of(Full()));
        var charts = page.Descendants("figure").Descendants("svg").ToArray();

        Assert.Equal(4, charts.Length);
        Assert.All(charts, chart => Assert.NotEmpty(chart.Element("title")!.Value));
        Assert.All(charts, chart => Assert.NotEmpty(chart.Element("desc")!.Value));
        Assert.Contains("30 days, from 2026-01-31 to 2026-03-01. The highest day is 2026-02-03 with 1.34 CU h.", charts[0].Element("desc")!.Value, StringComparison.Ordinal);
        Assert.All(page.Descendants("svg"), svg => Assert.True(svg.Attribute("role")?.Value == "img" || svg.Attribute("aria-hidden")?.Value == "true"));
        Assert.Equal(ReportData.Days, page.Descendants("details").Single(details => details.Element("summary")!.Value == "Figures by day").Descendants("tbody").Elements("tr").Count());
    }

    [Fact]
    public void The_page_states_when_where_and_for_whom_it_was_created()
    {
        var report = Full();
        var zone = TimeZoneInfo.CreateCustomTimeZone("Europe/Somewhere", TimeSpan.FromHours(5.5), "Somewhere", "Somewhere");

        var head = TextOf(Parse(ReportPage.Of(report with { TimeZone = zone })).Descendants("header").First());

        Assert.Contains("2026-03-01 17:30 Europe/Somewhere (UTC+05:30)", head, StringComparison.Ordinal);
        Assert.Contains("organization Acme", head, StringComparison.Ordinal);
        Assert.Contains("ada@example.com", head, StringComparison.Ordinal);
        Assert.Contains("console.neon.tech", head, StringComparison.Ordinal);
        Assert.Contains("2026-03-01 12:00 UTC", TextOf(Parse(ReportPage.Of(report)).Descendants("header").First()), StringComparison.Ordinal);
    }

    [Fact]
    public void Branches_are_shown_as_a_tree_with_badges()
    {
        var rows = Parse(ReportPage.Of(Full())).Descendants("table").First(table => table.Attribute("class")?.Value == "tree stack").Descendants("tbody").Elements("tr").ToArray();

        Assert.Equal(
            ["main default", "staging protected", "dev", "feature", "pr-57 expires in 5 d", "old archived"],
            rows.Select(row => TextOf(row.Elements().First())));
        Assert.Equal(["0", "1", "1", "2", "1", "1"], rows.Select(row => row.Attribute("style")!.Value.Split(':')[1]));
        Assert.Equal("active +1 read-only", TextOf(rows[0].Elements().ElementAt(1)));
        Assert.Equal("idle 9 h", TextOf(rows[2].Elements().ElementAt(1)));
        Assert.Equal("256 MiB", TextOf(rows[0].Elements().ElementAt(2)));
    }

    [Fact]
    public void Computes_are_shown_with_state_sizes_and_suspension()
    {
        var rows = Parse(ReportPage.Of(Full())).Descendants("article").First().Descendants("table").ElementAt(1).Descendants("tbody").Elements("tr");

        Assert.Equal(
            ["ep-bold-sun-a1b2c3d4|main|read-write|active|0.25-2 CU|never", "ep-idle-moon-a1b2c3d4|dev|read-write|idle 9 h|0.25-2 CU|5 min", "ep-far-star-a1b2c3d4|main|read-only|active|0.25-2 CU|default"],
            rows.Select(row => string.Join('|', row.Elements().Select(TextOf))));
    }

    [Fact]
    public void The_time_line_has_the_restore_window_the_snapshots_and_the_expiries()
    {
        var rows = Parse(ReportPage.Of(Full())).Descendants("article").First().Descendants("table").Last().Descendants("tbody").Elements("tr").ToArray();

        Assert.Equal(
            [
                "Restore window 7 d of history|2026-02-22 12:00|now",
                "before-migration manual snapshot, of main, 128 MiB|2026-02-23 12:00|2026-03-21 in 20 d",
                "kept scheduled snapshot, of br-gone|2026-02-09 12:00|until it is removed",
                "pr-57 branch|2026-02-27 12:00|2026-03-06 in 5 d",
            ],
            rows.Select(row => string.Join('|', row.Elements().Take(3).Select(TextOf))));
        Assert.All(rows, row => Assert.NotEmpty(row.Descendants("svg").Single().Attribute("aria-label")!.Value));
    }

    [Fact]
    public void Every_warning_is_shown_with_its_command()
    {
        var report = Full();
        var section = Parse(ReportPage.Of(report)).Descendants("section").Single(section => section.Attribute("aria-labelledby")!.Value == "warnings");

        Assert.Equal(ReportWarnings.Of(report).Select(warning => warning.Command), section.Descendants("code").Select(code => code.Value));
        Assert.Equal(Enum.GetValues<ReportWarningKind>().Length, section.Elements("h3").Count());
        Assert.Contains("Nothing to warn of.", ReportPage.Of(Of(NewProject())), StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_from_outside_is_escaped()
    {
        var text = string.Concat(Enumerable.Repeat(Hostile, 12))[..256];
        var branch = new Branch { BranchId = text, ProjectId = text, Name = text, CurrentState = text, Default = true, Protected = false, CreatedAt = Ago(90), ExpiresAt = Ago(-3) };
        var project = new ReportProject(new Project { ProjectId = text, Name = text, RegionId = text, OrganizationId = text, Settings = new ProjectSettings() })
        {
            Branches = [branch],
            Endpoints = [new Endpoint { EndpointId = text, Name = text, BranchId = text, Type = text, CurrentState = text, PendingState = "x" + text, SuspendTimeoutSeconds = -1 }],
            Snapshots = [new Snapshot { SnapshotId = text, Name = text, SourceBranchId = text, CreatedAt = Ago(1) }],
        };
        var failure = new NeonApiException(NeonFailure.InvalidResponse, text) { Advice = text };
        var report = Of(project) with
        {
            Host = text,
            Account = text,
            Organizations = [new ReportOrganization { OrganizationId = text, Name = text, Keys = [new ApiKey { ApiKeyId = 1, Name = text, OrganizationId = text, ProjectId = text, CreatedAt = Ago(90) }], Consumption = [NewConsumption(1, 5, text)] }],
            Gaps = [new ReportGap(ReportPart.Branches, failure, text), new ReportGap(ReportPart.Keys, failure, text)],
        };

        var page = ReportPage.Of(report);

        Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(page, character => character is '\u202e' or '\0');
        Assert.Empty(Parse(page).Descendants("script"));
    }

    [Theory]
    [InlineData("שלום עולם")]
    [InlineData("👩‍🚀 app")]
    [InlineData("a & b \"c\"")]
    public void A_name_in_any_script_is_shown_as_it_is(string name)
    {
        var page = Parse(ReportPage.Of(Of(NewProject(name))));

        Assert.Equal(name, page.Descendants("article").Single().Descendants("h2").Single().Element("bdi")!.Value);
    }

    [Fact]
    public void A_gap_is_shown_at_the_top_and_in_its_place()
    {
        var failure = new NeonApiException(NeonFailure.ErrorResponse, "project is broken") { StatusCode = HttpStatusCode.InternalServerError };
        var report = Of(NewProject() with { Branches = null, Endpoints = null, Snapshots = null }) with
        {
            Gaps = [.. new[] { ReportPart.Branches, ReportPart.Computes, ReportPart.Snapshots }.Select(part => new ReportGap(part, failure, ProjectId)), new ReportGap(ReportPart.Project, failure, "other")],
        };

        var page = Parse(ReportPage.Of(report));
        var notice = page.Descendants("main").Single().Elements().First();

        Assert.Equal("This report is incomplete", notice.Element("h2")!.Value);
        Assert.Equal(
            ["Branches of project app", "Computes of project app", "Snapshots of project app", "Project other"],
            notice.Descendants("b").Select(TextOf));
        Assert.All(notice.Descendants("li"), item => Assert.Contains("project is broken (HTTP 500).", item.Value, StringComparison.Ordinal));
        Assert.Equal(3, page.Descendants("article").Single().Descendants("p").Count(text => text.Value.StartsWith("Not available: project is broken", StringComparison.Ordinal)));
        Assert.Contains("≥ 1", TextOf(page.Descendants("dl").First(list => list.Attribute("class")!.Value == "tiles")), StringComparison.Ordinal);
        Assert.DoesNotContain("incomplete", ReportPage.Of(Of(NewProject())), StringComparison.Ordinal);
    }

    [Fact]
    public void Consumption_that_cannot_be_read_is_explained_and_not_shown_as_zero()
    {
        var failure = new NeonApiException(NeonFailure.ErrorResponse, "not available on the plan") { StatusCode = HttpStatusCode.Forbidden, Advice = "Neon keeps it on paid plans." };
        var report = Of(NewProject());
        report = report with
        {
            Organizations = [report.Organizations[0] with { Consumption = null }],
            Gaps = [new ReportGap(ReportPart.Consumption, failure, report.Organizations[0].OrganizationId)],
        };

        var page = Parse(ReportPage.Of(report));

        Assert.Contains("Not available: not available on the plan (HTTP 403). Neon keeps it on paid plans.", TextOf(page.Descendants("section").Last()), StringComparison.Ordinal);
        Assert.Empty(page.Descendants("figure"));
        Assert.Contains(page.Descendants("td"), cell => cell.Attribute("data-label")?.Value == "Compute" && TextOf(cell) == "n/a");
        // The plan does not include it, so nothing is missing.
        Assert.DoesNotContain("incomplete", page.ToString(), StringComparison.Ordinal);
        Assert.Contains("Neon has no figures for these days.", ReportPage.Of(Of(NewProject())), StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_account_and_an_empty_project_have_a_page()
    {
        Assert.Contains("There are no projects.", ReportPage.Of(Of()), StringComparison.Ordinal);

        var empty = Parse(ReportPage.Of(Of(new ReportProject(new Project { ProjectId = ProjectId }) { Branches = [], Endpoints = [], Snapshots = [] })));
        Assert.Contains("The project has no branches.", TextOf(empty.Descendants("article").Single()), StringComparison.Ordinal);
        Assert.Empty(empty.Descendants("article").Single().Descendants("table"));
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    [InlineData("fa-IR")]
    [InlineData("th-TH")]
    public void The_page_is_the_same_in_every_culture(string culture)
    {
        var expected = ReportPage.Of(Full());
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);

            Assert.Equal(expected, ReportPage.Of(Full()));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_page_grows_in_proportion_to_the_branches_however_deep_they_are(bool isDeep)
    {
        Branch[] branches = [NewBranch("b0", isDefault: true, isProtected: true), .. Enumerable.Range(1, 999).Select(number => NewBranch($"b{number}", isDeep ? $"b{number - 1}" : "b0"))];
        var page = ReportPage.Of(Of(NewProject(branches: branches)));

        // The lines of a deep tree would grow with the square of its depth.
        Assert.InRange(page.Length, 100_000, 2_000_000);
        Assert.Equal(1000, Parse(page).Descendants("table").First(table => table.Attribute("class")?.Value == "tree stack").Descendants("tbody").Elements("tr").Count());
        Assert.Equal(isDeep, page.Contains("level 999", StringComparison.Ordinal));
    }

    [Fact]
    public void Figures_of_projects_that_are_not_listed_are_part_of_the_total()
    {
        var report = Of(NewProject());
        report = report with { Organizations = [report.Organizations[0] with { Consumption = [NewConsumption(1, 3600), NewConsumption(1, 7200, "gone-project-12345678")] }] };

        var table = Parse(ReportPage.Of(report)).Descendants("caption").Single().Parent!;

        Assert.Equal(
            ["app|1 CU h", "projects that are not listed, such as deleted ones|2 CU h", "All|3 CU h"],
            table.Descendants("tr").Skip(1).Select(row => string.Join('|', row.Elements().Take(2).Select(TextOf))));
    }

    /// <summary>The page as XML, in which elements without an end are closed.</summary>
    private static XElement Parse(string page) =>
        XElement.Parse(Void().Replace(page["<!DOCTYPE html>".Length..], "<$1$2/>"), LoadOptions.PreserveWhitespace);

    private static string TextOf(XElement element) => Space().Replace(element.Value, " ").Trim();

    [GeneratedRegex("<(meta)([^>]*)>")]
    private static partial Regex Void();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
