using System.Net;
using System.Text;
using Neon.Emulator;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Reports;

public sealed class ExportNeonReportTests : IDisposable
{
    private readonly NeonHost _host = new();
    private readonly TempFolder _folder = new();

    private string Page => File.ReadAllText(_folder["report.html"]);

    private string Organization => _host.Emulator.OrganizationId;

    public void Dispose()
    {
        _host.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("Export-NeonReport '{0}' -Project app")]
    [InlineData("Export-NeonReport -Path '{0}' -Project $app")]
    [InlineData("Get-NeonProject app | Export-NeonReport '{0}'")]
    [InlineData("'app' | Export-NeonReport '{0}'")]
    [InlineData("Export-NeonReport '{0}' -Project app, $app")]
    public void A_report_can_be_about_one_project(string script)
    {
        var app = _host.Seed();
        _host.Seed("other");

        Assert.Empty(Run(script, ("app", app.ProjectId)).Output);

        Assert.Equal(["report.html"], _folder.Files);
        Assert.Contains("<h1><bdi>app</bdi></h1>", Page, StringComparison.Ordinal);
        Assert.Contains(app.EndpointId, Page, StringComparison.Ordinal);
        Assert.DoesNotContain("<bdi>other</bdi>", Page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Export-NeonReport '{0}'")]
    [InlineData("Export-NeonReport '{0}' -Organization $org")]
    [InlineData("Get-NeonOrganization | Where-Object OrganizationId -eq $org | Export-NeonReport '{0}'")]
    [InlineData("Set-NeonContext -Project app | Out-Null; Export-NeonReport '{0}'")]
    public void A_report_can_be_about_an_organization(string script)
    {
        _host.Seed();
        _host.Seed("other");

        Run(script, ("org", Organization));

        Assert.Contains("<bdi>app</bdi>", Page, StringComparison.Ordinal);
        Assert.Contains("<bdi>other</bdi>", Page, StringComparison.Ordinal);
        Assert.Contains("<dd>organization <bdi>Acme</bdi></dd>", Page, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_projects_or_organizations_become_one_page()
    {
        _host.Seed();
        _host.Seed("other");

        Run("Get-NeonProject | Export-NeonReport '{0}'");
        Assert.Contains("<h1><bdi>2 projects</bdi></h1>", Page, StringComparison.Ordinal);

        Run("Get-NeonOrganization | Export-NeonReport '{0}'");
        Assert.Contains("<h1><bdi>2 organizations</bdi></h1>", Page, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_context_a_report_is_about_the_whole_account()
    {
        _host.Seed();
        _host.Session.Context = NeonContext.Empty;
        _host.Emulator.AddPersonalKey();
        _host.Clock.Advance(TimeSpan.FromDays(8));

        Run("Export-NeonReport '{0}'");

        Assert.Contains("all organizations of the account: <bdi>Acme</bdi>, <bdi>Contoso</bdi>", Page, StringComparison.Ordinal);
        Assert.Contains("<bdi>app</bdi>", Page, StringComparison.Ordinal);
        Assert.Contains("Revoke-NeonApiKey -ApiKey ", Page, StringComparison.Ordinal);
        Assert.Single(_host.Requests, request => request == "GET /api_keys");
    }

    /// <summary>The help promises these numbers. Two of the lists end with an empty page.</summary>
    [Fact]
    public void No_request_is_sent_per_branch_and_consumption_is_requested_once()
    {
        var app = _host.Seed();
        _host.Emulator.AddBranches(app.ProjectId, 200);
        var other = _host.Seed("other");
        string[] ofOrganization = [$"/organizations/{Organization} 1", $"/organizations/{Organization}/api_keys 1", "/consumption_history/v2/projects 2"];
        string[] ofApp = [.. ((string[])["branches", "endpoints", "snapshots"]).Select(list => $"/projects/{app.ProjectId}/{list} 1")];

        Run("Export-NeonReport '{0}'");
        Assert.Equal(
            [.. ((IEnumerable<string>)[.. ofOrganization, .. ofApp, .. ofApp.Select(list => list.Replace(app.ProjectId, other.ProjectId, StringComparison.Ordinal)), "/projects 2"]).Order(StringComparer.Ordinal)],
            Counted());

        Run("Get-NeonProject -Name app | Export-NeonReport '{0}'");
        Assert.Equal([.. ((IEnumerable<string>)[.. ofOrganization, .. ofApp, "/projects 2"]).Order(StringComparer.Ordinal)], Counted());

        Run("Export-NeonReport '{0}' -Project $app", ("app", app.ProjectId));
        Assert.All(_host.Requests.Where(request => request.Contains("consumption", StringComparison.Ordinal)), request => Assert.Contains($"project_ids={app.ProjectId}", request, StringComparison.Ordinal));
        Assert.Equal([.. ((IEnumerable<string>)[.. ofOrganization, .. ofApp, $"/projects/{app.ProjectId} 1"]).Order(StringComparer.Ordinal)], Counted());
    }

    [Fact]
    public void A_sample_account_has_every_section()
    {
        using var host = new NeonHost(options => new EmulatorOptions { Clock = options.Clock, Seed = options.Seed, Sample = true });

        var result = host.Run($"Export-NeonReport '{_folder["report.html"]}' -PassThru");

        Assert.Empty(result.Errors);
        Assert.Empty(result.Warnings);
        Assert.Equal(_folder["report.html"], Assert.IsType<FileInfo>(Assert.Single(result.Output).BaseObject).FullName);
        Assert.All(
            ["before-migration", "Compute by day", "expires in 5 d", "app-preview", "Set-NeonBranch -Project quiet-forest-12345678", "reports"],
            text => Assert.Contains(text, Page, StringComparison.Ordinal));
    }

    [Fact]
    public void The_page_contains_no_secret()
    {
        using var host = new NeonHost(options => new EmulatorOptions { Clock = options.Clock, Seed = options.Seed, Sample = true });
        var secrets = host.Run("Get-NeonProject app | Get-NeonBranch main | Get-NeonConnectionString -Database orders -Role app_user -AsPlainText").Output.Select(item => item.ToString()).ToArray();

        host.Run($"Export-NeonReport '{_folder["report.html"]}'");

        Assert.NotEmpty(secrets);
        Assert.DoesNotContain("postgresql://", Page, StringComparison.Ordinal);
        Assert.DoesNotContain(new Uri(secrets[0]).UserInfo.Split(':')[1], Page, StringComparison.Ordinal);
        Assert.DoesNotContain("napi_", Page, StringComparison.Ordinal);
        Assert.DoesNotContain(host.Emulator.ApiKey, Page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("listProjectBranches", HttpStatusCode.InternalServerError, "Branches of project <bdi>app</bdi>")]
    [InlineData("listProjectEndpoints", HttpStatusCode.NotFound, "Computes of project <bdi>app</bdi>")]
    [InlineData("listSnapshots", HttpStatusCode.InternalServerError, "Snapshots of project <bdi>app</bdi>")]
    public void A_list_that_cannot_be_read_is_missing_visibly_and_the_rest_is_complete(string operation, HttpStatusCode status, string missing)
    {
        var app = _host.Seed();
        _host.Seed("other");
        _host.Emulator.Faults.Add((_, path) => path.Contains($"/projects/{app.ProjectId}/", StringComparison.Ordinal) && path.EndsWith(Last(operation), StringComparison.Ordinal), EmulatorFault.Status(status), count: 1000);

        var result = _host.Run($"Export-NeonReport '{_folder["report.html"]}'");

        Assert.Equal(app.ProjectId, result.Error.TargetObject);
        Assert.Contains("This report is incomplete", Page, StringComparison.Ordinal);
        Assert.Contains(missing, Page, StringComparison.Ordinal);
        Assert.Contains("<h2 id=\"project-2-name\">", Page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_that_does_not_exist_is_missing_visibly_and_the_others_are_complete()
    {
        _host.Seed();

        var result = _host.Run($"'nothing', 'no-such-12345678', 'app' | Export-NeonReport '{_folder["report.html"]}'");

        Assert.Equal(["nothing", "no-such-12345678"], result.Errors.Select(error => error.TargetObject));
        Assert.All(result.Errors, error => Assert.StartsWith("NeonProjectNotFound,", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.Contains("Project <bdi>nothing</bdi>", Page, StringComparison.Ordinal);
        Assert.Contains("<h2 id=\"project-1-name\"><bdi>app</bdi></h2>", Page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_that_could_not_be_listed_in_time_is_read_by_its_id()
    {
        var app = _host.Seed();
        _host.Seed("other");
        _host.Emulator.SetUnavailableProjects(app.ProjectId);

        Run("Export-NeonReport '{0}'");

        Assert.Contains("<bdi>app</bdi>", Page, StringComparison.Ordinal);
        Assert.Contains($"GET /projects/{app.ProjectId}", _host.Requests);
    }

    [Fact]
    public void Consumption_outside_of_the_plan_is_a_warning_and_explained_on_the_page()
    {
        _host.Seed();
        _host.Emulator.SetPlan(Organization, "free_v3");

        var result = _host.Run($"Export-NeonReport '{_folder["report.html"]}'");

        Assert.Empty(result.Errors);
        Assert.StartsWith("The report does not contain the consumption of Acme: ", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Contains("Not available: ", Page, StringComparison.Ordinal);
        Assert.DoesNotContain("incomplete", Page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_may_not_list_keys_is_a_warning_and_explained_on_the_page()
    {
        _host.Seed();
        _host.Emulator.Faults.Add("listOrgApiKeys", EmulatorFault.Status(HttpStatusCode.Forbidden));

        var result = _host.Run($"Export-NeonReport '{_folder["report.html"]}'");

        Assert.Empty(result.Errors);
        Assert.StartsWith("The report does not contain the keys of Acme: ", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Contains("The API keys of <bdi>Acme</bdi> were not checked: ", Page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Export-NeonReport '{0}' -Project nothing", "NeonProjectNotFound")]
    [InlineData("Export-NeonReport '{0}' -Organization nothing", "NeonOrganizationNotFound")]
    [InlineData("Export-NeonReport '{0}' -Organization org-no-such-12345678", "NeonOrganizationNotFound")]
    [InlineData("'nothing', 'app' | Export-NeonReport '{0}' -ErrorAction Stop", "NeonProjectNotFound")]
    public void Without_anything_to_show_or_with_ErrorAction_Stop_no_file_is_written(string script, string error)
    {
        _host.Seed();
        _folder.Write("report.html", "before");

        var result = _host.Run(string.Format(System.Globalization.CultureInfo.InvariantCulture, script, _folder["report.html"]));

        Assert.Contains(result.Errors, record => record.FullyQualifiedErrorId.StartsWith(error, StringComparison.Ordinal));
        Assert.Equal("before", Page);
        Assert.Equal(["report.html"], _folder.Files);
    }

    [Fact]
    public void A_key_that_is_revoked_meanwhile_ends_the_command_without_a_file()
    {
        _host.Seed();
        _host.Emulator.Faults.Add("listSnapshots", EmulatorFault.Status(HttpStatusCode.Unauthorized));

        var result = _host.Run($"Export-NeonReport '{_folder["report.html"]}'");

        Assert.Equal("NeonUnauthorized", result.ErrorId);
        Assert.Empty(_folder.Files);
    }

    [Fact]
    public void WhatIf_sends_and_writes_nothing()
    {
        _host.Seed();
        var person = new TestHost();

        var result = _host.Run(person, $"Export-NeonReport '{_folder["report.html"]}' -Project app -WhatIf; Export-NeonReport '{_folder["report.html"]}' -WhatIf");

        Assert.Empty(result.Errors);
        Assert.Empty(_host.Requests);
        Assert.Empty(_folder.Files);
        var printed = person.TakePrinted();
        Assert.Contains("Create a report of project app", printed, StringComparison.Ordinal);
        Assert.Contains("Create a report of organization ", printed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get-NeonProject | Select-Object -ExpandProperty ProjectId | Export-NeonReport '{0}' -WhatIf", "of project app ({0})")]
    [InlineData("$null = Get-NeonOrganization; Export-NeonReport '{0}' -WhatIf", "of organization Acme (")]
    public void A_preview_shows_the_names_that_are_known(string script, string expected)
    {
        var app = _host.Seed();
        var person = new TestHost();

        _host.Run(person, string.Format(System.Globalization.CultureInfo.InvariantCulture, script, _folder["report.html"]));

        Assert.Contains(string.Format(System.Globalization.CultureInfo.InvariantCulture, expected, app.ProjectId), person.TakePrinted(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get-NeonBranch main -Project app", "The branch main was specified where a project or an organization is expected.")]
    [InlineData("Get-NeonEndpoint -Project app", "was specified where a project or an organization is expected.")]
    public void Another_object_is_refused_in_words(string piped, string expected)
    {
        _host.Seed();

        var result = _host.Run($"{piped} | Export-NeonReport '{_folder["report.html"]}'");

        Assert.Contains(expected, Assert.Single(result.Errors).ToString(), StringComparison.Ordinal);
        Assert.Equal("No report was created, because the pipeline contained no project or organization.", Assert.Single(result.Warnings));
        Assert.Empty(_folder.Files);
    }

    [Fact]
    public void The_emitted_file_can_be_piped_on()
    {
        _host.Seed();

        var result = _host.Run($"Export-NeonReport '{_folder["report.html"]}' -PassThru | Get-Content -TotalCount 1");

        Assert.Equal("<!DOCTYPE html>", Assert.Single(result.Output).ToString());
    }

    [Fact]
    public void An_existing_file_is_replaced_unless_NoClobber_is_specified()
    {
        _host.Seed();
        _folder.Write("report.html", "before");

        var refused = _host.Run($"Export-NeonReport '{_folder["report.html"]}' -NoClobber");

        Assert.Equal("NeonChangeRefused", refused.ErrorId);
        Assert.Empty(_host.Requests);
        Assert.Equal("before", Page);

        Run("Export-NeonReport '{0}'");
        Assert.StartsWith("<!DOCTYPE html>", Page, StringComparison.Ordinal);
        Run("Remove-Item '{0}'; Export-NeonReport '{0}' -NoClobber");
        Assert.StartsWith("<!DOCTYPE html>", Page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_file_is_UTF8_without_a_byte_order_mark()
    {
        _host.Seed("größe 👩‍🚀");

        Run("Export-NeonReport '{0}'");

        var bytes = File.ReadAllBytes(_folder["report.html"]);
        Assert.Equal((byte)'<', bytes[0]);
        Assert.Contains("<bdi>größe 👩‍🚀</bdi>", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_is_relative_to_the_location_and_its_brackets_are_literal()
    {
        _host.Seed();
        Directory.CreateDirectory(_folder["sub"]);

        var file = Assert.Single(_host.Get<FileInfo>($"Set-Location -LiteralPath '{_folder.Path}'; Export-NeonReport './sub/r[1]*.html' -PassThru"));

        Assert.Equal(_folder["sub/r[1]*.html"], file.FullName);
        Assert.Equal(["sub/r[1]*.html"], _folder.Files);
    }

    [Theory]
    [InlineData("Env:/PATH", "not a file system path")]
    [InlineData("{0}", "is a folder")]
    [InlineData("{0}/", "is a folder")]
    [InlineData("{0}/none/report.html", "does not exist")]
    public void A_path_that_cannot_be_a_report_is_refused_before_anything_is_sent(string path, string reason)
    {
        var result = _host.Run($"Export-NeonReport '{string.Format(System.Globalization.CultureInfo.InvariantCulture, path, _folder.Path)}'");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Contains(reason, result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Empty(_host.Requests);
        Assert.Empty(_folder.Files);
    }

    [Fact]
    public void A_link_stays_a_link_and_a_read_only_file_stays_as_it_is()
    {
        _host.Seed();
        _folder.Write("target.html", "before");
        File.CreateSymbolicLink(_folder["report.html"], "target.html");

        Run("Export-NeonReport '{0}'");

        Assert.Equal("target.html", new FileInfo(_folder["report.html"]).LinkTarget);
        Assert.StartsWith("<!DOCTYPE html>", File.ReadAllText(_folder["target.html"]), StringComparison.Ordinal);

        var kept = _folder.Write("kept.html", "before");
        kept.IsReadOnly = true;
        var result = _host.Run($"Export-NeonReport '{kept.FullName}'");
        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Contains("read-only", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Equal("before", File.ReadAllText(kept.FullName));
        kept.IsReadOnly = false;
    }

    [Fact]
    public void A_filter_that_finds_nothing_does_not_become_a_report_of_everything()
    {
        _host.Seed();

        var result = _host.Run($"Get-NeonProject -Name none* | Export-NeonReport '{_folder["report.html"]}'");

        Assert.Empty(result.Errors);
        Assert.Equal("No report was created, because the pipeline contained no project or organization.", Assert.Single(result.Warnings));
        Assert.Empty(_folder.Files);
    }

    /// <summary>A report of its whole project or organization would be another one than the object suggests.</summary>
    [Theory]
    [InlineData("Get-NeonBranch -Project app")]
    [InlineData("Get-NeonEndpoint -Project app")]
    [InlineData("New-NeonApiKey ci -Organization $org")]
    [InlineData("Get-NeonBranch -Project app | Select-Object ProjectId, BranchId")]
    public void Only_projects_and_organizations_can_be_piped_in(string input)
    {
        _host.Seed();

        var result = _host.Run($"{input} | Export-NeonReport '{_folder["report.html"]}'", ("org", Organization));

        Assert.NotEmpty(result.Errors);
        Assert.Empty(_folder.Files);
    }

    [Theory]
    [InlineData("Get-NeonProject | Select-Object ProjectId, Name | Export-NeonReport '{0}'", "<bdi>app</bdi>")]
    [InlineData("Get-NeonOrganization | Select-Object OrganizationId, Name | Export-NeonReport '{0}'", "<bdi>Acme</bdi>")]
    public void Rows_can_be_piped_in(string script, string text)
    {
        _host.Seed();

        Run(script);

        Assert.Contains(text, Page, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_organization_has_a_report()
    {
        Run("Export-NeonReport '{0}'");

        Assert.Contains("There are no projects.", Page, StringComparison.Ordinal);
    }

    [Fact]
    public void Progress_counts_the_projects()
    {
        _host.Seed();
        _host.Seed("other");

        var progress = Run("Export-NeonReport '{0}'").Progress;

        Assert.Contains(progress, record => record.Activity == "Reading projects" && record.StatusDescription.EndsWith("2 of 2", StringComparison.Ordinal));
        Assert.Contains(progress, record => record.RecordType == System.Management.Automation.ProgressRecordType.Completed);
    }

    private static string Last(string operation) => operation switch { "listProjectBranches" => "/branches", "listProjectEndpoints" => "/endpoints", _ => "/snapshots" };

    /// <summary>Each route with the number of its requests since the last call.</summary>
    private string[] Counted()
    {
        string[] counted = [.. _host.Requests.GroupBy(request => request["GET ".Length..].Split('?')[0]).Select(route => $"{route.Key} {route.Count()}").Order(StringComparer.Ordinal)];
        _host.Forget();
        return counted;
    }

    private PipelineResult Run(string script, params (string Name, object? Value)[] variables)
    {
        var result = _host.Run(script.Replace("{0}", _folder["report.html"], StringComparison.Ordinal), variables);
        Assert.Empty(result.Errors);
        return result;
    }
}
