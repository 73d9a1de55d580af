using System.Globalization;
using System.Management.Automation;
using System.Net;
using System.Text;
using Neon.Emulator;
using Neon.Tests.Branches;
using Neon.Tests.Functions;
using Neon.Tests.Reliability;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Objects;

/// <summary>With -IfExists, removing something that does not exist does nothing. Any other failure is still an error.</summary>
public sealed class IfExistsTests : IDisposable
{
    private const string NoProject = "quiet-forest-12345678";
    private const string NoBranch = "br-calm-lake-a1b2c3d4";

    private readonly Intervention _wire = new();
    private readonly NeonHost _host;
    private readonly SeededProject _app;
    private readonly DirectoryInfo _folder = FunctionHost.Folder((FunctionHost.Entry, "export default {};"));

    public IfExistsTests()
    {
        _host = new NeonHost(options => new EmulatorOptions { Clock = options.Clock, Seed = options.Seed, Locks = false }, _wire);
        _wire.InnerHandler = _host.Emulator.CreateHandler();
        _app = _host.Seed();
        _host.Emulator.AddMember("eve@example.com");
        _host.Run("$global:id = '11111111-2222-4333-8444-555555555555'");
    }

    public static TheoryData<string> Commands => [.. Removals.Keys];

    public static TheoryData<string> Created => [.. Removals.Where(removal => removal.Value.Create is not null).Select(removal => removal.Key)];

    public static TheoryData<string> OnBranches => [.. Removals.Keys.Where(command => command.Contains("-Branch main", StringComparison.Ordinal))];

    public static TheoryData<string> InProjects => [.. Removals.Keys.Where(command => command.Contains("-Project app", StringComparison.Ordinal))];

    private static Dictionary<string, Removal> Removals { get; } = CmdletTestData.All.SelectMany(data => data.Removals).ToDictionary(removal => removal.Command);

    public void Dispose()
    {
        _host.Dispose();
        _folder.Delete(recursive: true);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_missing_resource_is_an_error_only_without_the_switch(string command)
    {
        Prepare(command);

        var without = _host.Run($"{command} -Confirm:$false");
        var with = _host.Run($"{command} -IfExists -PassThru -Confirm:$false -Verbose");

        if (Removals[command].ErrorId is { } id)
        {
            Assert.Equal(id, without.ErrorId);
            Assert.Equal(ErrorCategory.ObjectNotFound, without.Error.CategoryInfo.Category);
        }

        Assert.Empty(with.Errors);
        // The context has an organization. Only that organization is searched; for API keys, only the personal ones.
        var isLimited = command.StartsWith("Revoke-NeonApiKey", StringComparison.Ordinal)
            || _host.Requests.Any(request => request.Contains(_host.Emulator.OrganizationId, StringComparison.Ordinal) && !request.Contains("search=app&", StringComparison.Ordinal));
        Assert.Equal(isLimited && !command.Contains("-Organization", StringComparison.Ordinal) ? 1 : 0, with.Warnings.Count);
        Assert.All(with.Warnings, warning => Assert.Contains($" organization {_host.Emulator.OrganizationId}", warning, StringComparison.Ordinal));
        Assert.Empty(with.Output);
        Assert.Single(with.Verbose, line => line.EndsWith(" was not found, so nothing was changed.", StringComparison.Ordinal));
        Assert.DoesNotContain(_host.Emulator.Exchanges, exchange => exchange.Method != "GET" && exchange.Status is 200 or 201);
    }

    [Theory]
    [InlineData("Get-NeonApiKey -Organization $other | Select-Object ApiKeyId, Name | Revoke-NeonApiKey -IfExists")]
    [InlineData("Get-NeonApiKey -Organization $other | Select-Object ApiKeyId | Revoke-NeonApiKey -IfExists")]
    [InlineData("Revoke-NeonApiKey runner -IfExists")]
    public void Not_searching_the_keys_of_the_context_organization_causes_a_warning(string command)
    {
        var organization = _host.Get<Organization>("Get-NeonOrganization")[^1];
        _host.Run("$global:other = $organization; $null = New-NeonApiKey runner -Organization $other; Set-NeonContext -Organization $other", ("organization", organization));

        var skipped = _host.Run($"{command} -Confirm:$false");

        Assert.Empty(skipped.Errors);
        Assert.Equal(
            $"Only the personal API keys were searched. The context has the organization {organization.OrganizationId}, whose keys are searched only if you specify -Organization.",
            Assert.Single(skipped.Warnings));
        Assert.Empty(_host.Run("Revoke-NeonApiKey runner -IfExists -Organization $other -Confirm:$false").Warnings);
        Assert.Empty(_host.Run("Revoke-NeonApiKey runner -IfExists -Organization $other -Confirm:$false").Warnings);
        _host.Run("Set-NeonContext -Clear");
        Assert.Empty(_host.Run("Revoke-NeonApiKey runner -IfExists -Confirm:$false").Warnings);
    }

    [Theory]
    [InlineData("Remove-NeonProject onlyb", "Only the organization {0} of the context and the shared projects were searched. To search another one, run Get-NeonProject -Organization and pipe the project in.")]
    [InlineData("@{ ProjectId = 'onlyb' } | Remove-NeonProject", "Only the organization {0} of the context and the shared projects were searched. To search another one, run Get-NeonProject -Organization and pipe the project in.")]
    [InlineData("Remove-NeonProject onlyb -Connection $connection", "Only the organization {0} of the context and the shared projects were searched. To search another one, run Get-NeonProject -Organization and pipe the project in.")]
    [InlineData("Remove-NeonOrganizationMember nobody@example.com", "Only the organization {0} of the context was searched. To search another one, specify -Organization.")]
    [InlineData("Remove-NeonVpcEndpoint vpce-1234567890abcdef0 -Region aws-us-east-1", "Only the organization {0} of the context was searched. To search another one, specify -Organization.")]
    // These were searched in the specified organization, or everywhere.
    [InlineData("@{ ProjectId = 'quiet-forest-12345678'; OrganizationId = $other } | Remove-NeonProject", null)]
    [InlineData("Remove-NeonProject quiet-forest-12345678", null)]
    [InlineData("Remove-NeonOrganizationMember nobody@example.com -Organization $other", null)]
    [InlineData("@{ MemberId = '11111111-2222-4333-8444-555555555555'; OrganizationId = $other } | Remove-NeonOrganizationMember", null)]
    [InlineData("Remove-NeonVpcEndpoint vpce-1234567890abcdef0 -Region aws-us-east-1 -Organization $other", null)]
    [InlineData("Set-NeonContext -Clear; Remove-NeonProject onlyc", null)]
    public void A_resource_that_is_missing_in_the_organization_of_the_context_may_exist_in_another_one(string command, string? warning)
    {
        var other = _host.Emulator.OrganizationIds[1];
        _host.Run("$null = New-NeonProject onlyb -Organization $other -Wait", ("other", other), ("connection", _host.Connection));

        var skipped = _host.Run($"{command} -IfExists -Confirm:$false");

        Assert.Empty(skipped.Errors);
        Assert.Equal(warning is null ? [] : [string.Format(CultureInfo.InvariantCulture, warning, _host.Emulator.OrganizationId)], skipped.Warnings);
        Assert.Equal("onlyb", Assert.Single(_host.Get<Project>("Get-NeonProject -Organization $other")).Name);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void An_existing_resource_is_removed_and_a_second_run_does_nothing(string command)
    {
        Prepare(command);
        var create = Removals[command].Create;
        Assert.Empty(_host.Run(create ?? "$null").Errors);
        _host.Settle();

        var first = _host.Run($"{command} -IfExists -PassThru -Confirm:$false");
        _host.Settle();
        var second = _host.Run($"{command} -IfExists -PassThru -Confirm:$false");

        Assert.Empty(first.Errors);
        Assert.Equal(create is null ? 0 : 1, first.Output.Count);
        Assert.Empty(second.Errors);
        Assert.Empty(second.Output);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void What_if_reports_a_missing_resource_as_the_removal_does(string command)
    {
        Prepare(command);
        var person = new TestHost(0);

        var removal = _host.Run($"{command} -Confirm:$false");
        _host.Forget();
        var variables = $"$organization, $id = '{_host.Emulator.OrganizationId}', '11111111-2222-4333-8444-555555555555'";
        var without = _host.Run(person, $"{variables}; {command} -WhatIf");
        var with = _host.Run(person, $"{variables}; {command} -IfExists -WhatIf");

        Assert.Empty(with.Errors);
        Assert.Empty(_host.Changes());
        // Neon has no list of users and Data APIs, and removes all domains at once.
        if (!Array.Exists(["Remove-NeonAuthUser", "Remove-NeonDataApi", "Remove-NeonAuthDomain"], cmdlet => command.StartsWith(cmdlet, StringComparison.Ordinal)))
        {
            Assert.DoesNotContain("What if", person.Printed, StringComparison.Ordinal);
            if (Removals[command].ErrorId is not null)
            {
                Assert.Equal(removal.ErrorId, without.ErrorId);
                Assert.Equal(removal.Error.TargetObject, without.Error.TargetObject);
            }
        }
    }

    [Theory]
    [MemberData(nameof(InProjects))]
    public void A_project_that_does_not_exist_is_still_an_error(string command)
    {
        Prepare(command);

        var byId = _host.Run($"{command.Replace("-Project app", $"-Project {NoProject}", StringComparison.Ordinal)} -IfExists -Confirm:$false");
        var byName = _host.Run($"{command.Replace("-Project app", "-Project ghost", StringComparison.Ordinal)} -IfExists -Confirm:$false");
        var byBoth = _host.Run($"{command.Replace("-Project app", $"-Project {NoProject}", StringComparison.Ordinal).Replace("-Branch main", $"-Branch {NoBranch}", StringComparison.Ordinal)} -IfExists -Confirm:$false");

        Assert.Equal("NeonProjectNotFound", byId.ErrorId);
        Assert.Equal("NeonProjectNotFound", byName.ErrorId);
        Assert.Equal("NeonProjectNotFound", byBoth.ErrorId);
    }

    [Theory]
    [MemberData(nameof(OnBranches))]
    public void A_branch_that_does_not_exist_is_still_an_error(string command)
    {
        Prepare(command);

        var byId = _host.Run($"{command.Replace("-Branch main", $"-Branch {NoBranch}", StringComparison.Ordinal)} -IfExists -Confirm:$false");
        var byName = _host.Run($"{command.Replace("-Branch main", "-Branch ghost", StringComparison.Ordinal)} -IfExists -Confirm:$false");

        Assert.Equal("NeonBranchNotFound", byId.ErrorId);
        Assert.Equal("NeonBranchNotFound", byName.ErrorId);
    }

    [Theory]
    [InlineData("Remove-NeonOrganizationMember $id -Organization org-calm-lake-12345678")]
    [InlineData("Remove-NeonOrganizationMember grace@example.org -Organization ghost")]
    [InlineData("Remove-NeonVpcEndpoint office -Region aws-us-east-1 -Organization org-calm-lake-12345678")]
    [InlineData("Remove-NeonVpcEndpoint vpce-1234567890abcdef0 -Region aws-us-east-1 -Organization org-calm-lake-12345678")]
    [InlineData("Revoke-NeonApiKey 123 -Organization org-calm-lake-12345678")]
    [InlineData("Revoke-NeonApiKey laptop -Organization ghost")]
    public void An_organization_that_does_not_exist_is_still_an_error(string command) =>
        Assert.Equal("NeonOrganizationNotFound", _host.Run($"{command} -IfExists -Confirm:$false").ErrorId);

    [Theory]
    [InlineData("Remove-NeonBucketObject a.txt -Bucket ghost -Project app -Branch main", "NeonBucketNotFound")]
    [InlineData("Remove-NeonDataApi ghost -Project app -Branch main", "NeonDatabaseNotFound")]
    [InlineData("Remove-NeonAuthUser $id -Project app -Branch main", "NeonAuthNotFound")]
    [InlineData("Remove-NeonAuthDomain https://app.example.com -Project app -Branch main", "NeonAuthNotFound")]
    [InlineData("Remove-NeonAuthOAuthProvider github -Project app -Branch main", "NeonAuthNotFound")]
    public void Any_other_parent_that_does_not_exist_is_still_an_error(string command, string id) =>
        Assert.Equal(id, _host.Run($"{command} -IfExists -Confirm:$false").ErrorId);

    /// <summary>If Neon does not say what is missing, the parent is read, because the 404 may be about the parent.</summary>
    [Theory]
    [InlineData("Remove-NeonBranch br-calm-lake-a1b2c3d4 -Project app", "projects/*", true)]
    [InlineData("Remove-NeonBranch br-calm-lake-a1b2c3d4 -Project app", "", false)]
    [InlineData("Remove-NeonRole reports -Project app -Branch main", "branches/*", true)]
    [InlineData("Remove-NeonRole reports -Project app -Branch main", "", false)]
    [InlineData("Remove-NeonJwks $id -Project app", "projects/*", true)]
    [InlineData("Remove-NeonJwks $id -Project app", "", false)]
    public void An_unspecific_404_means_not_found_only_if_the_parent_exists(string command, string missingParent, bool isError)
    {
        Prepare(command);
        var named = command.Replace("-Project app", $"-Project {_app.ProjectId}", StringComparison.Ordinal)
            .Replace("-Branch main", $"-Branch {_app.MainBranchId}", StringComparison.Ordinal);
        _wire.Delete = (HttpStatusCode.NotFound, """{"code":"","message":"not found"}""");
        _wire.MissingParent = missingParent.Length > 0 ? new WildcardPattern("*/" + missingParent) : null;

        var result = _host.Run($"{named} -IfExists -Confirm:$false");

        Assert.Equal(isError ? 1 : 0, result.Errors.Count);
    }

    /// <summary>Whatever a gateway responds instead of Neon, an existing resource is never reported as missing.</summary>
    [Theory]
    [MemberData(nameof(Created))]
    public void A_404_that_does_not_name_the_target_is_an_error_while_the_target_exists(string command)
    {
        Prepare(command);
        Assert.Empty(_host.Run(Removals[command].Create!).Errors);
        _host.Settle();

        Assert.All(ForeignReplies.NotFound, body =>
        {
            _wire.Delete = (HttpStatusCode.NotFound, body);
            var result = _host.Run($"{command} -IfExists -PassThru -Confirm:$false");

            Assert.Single(result.Errors);
            Assert.Empty(result.Output);
        });
    }

    /// <summary>If nothing can be looked up, it is not reported as missing either.</summary>
    [Theory]
    [MemberData(nameof(Created))]
    public void A_404_that_does_not_name_the_target_is_an_error_if_the_list_cannot_be_read(string command)
    {
        Prepare(command);
        Assert.Empty(_host.Run(Removals[command].Create!).Errors);
        _host.Settle();
        _wire.Delete = (HttpStatusCode.NotFound, ForeignReplies.NotFound[0]);
        _wire.RepeatsDelete = true;

        Assert.Single(_host.Run($"{command} -IfExists -Confirm:$false").Errors);
    }

    /// <summary>A response in Neon's own words is not proof either while the list contains the target.</summary>
    [Theory]
    [MemberData(nameof(Created))]
    public void A_404_that_names_the_target_is_an_error_while_the_list_contains_it(string command)
    {
        Prepare(command);
        Assert.Empty(_host.Run(Removals[command].Create!).Errors);
        _host.Settle();
        var word = ResourceTable.OfNoun(command.Split(' ')[0].Split("-Neon")[1]).MissingWord;
        _wire.Delete = (HttpStatusCode.NotFound, $$"""{"code":"X","message":"{{word}} not found"}""");

        var result = _host.Run($"{command} -IfExists -PassThru -Confirm:$false");

        Assert.Single(result.Errors);
        Assert.Empty(result.Output);
    }

    /// <summary>A row can have a parent that the request does not contain. The target may exist there.</summary>
    [Theory]
    [InlineData("[pscustomobject] @{ ProjectId = 'quiet-forest-12345678'; OrganizationId = 'org-no-such-12345678' } | Remove-NeonProject", "NeonOrganizationNotFound")]
    [InlineData("@{ ProjectId = '{app}'; EndpointId = 'ep-calm-lake-a1b2c3d4'; BranchName = 'nosuch' } | Remove-NeonEndpoint", "NeonBranchNotFound")]
    [InlineData("@{ ProjectId = '{app}'; EndpointId = 'ep-calm-lake-a1b2c3d4'; branch_id = 'br-calm-lake-a1b2c3d4' } | Remove-NeonEndpoint", "NeonBranchNotFound")]
    [InlineData("@{ ProjectId = '{app}'; EndpointId = 'ep-calm-lake-a1b2c3d4'; Branch = 'main' } | Remove-NeonEndpoint", null)]
    [InlineData("@{ ProjectId = 'quiet-forest-12345678'; OrganizationId = '{organization}' } | Remove-NeonProject", null)]
    public void A_parent_in_a_row_that_does_not_exist_is_still_an_error(string command, string? id)
    {
        var result = _host.Run(command.Replace("{app}", _app.ProjectId, StringComparison.Ordinal).Replace("{organization}", _host.Emulator.OrganizationId, StringComparison.Ordinal)
            + " -IfExists -Confirm:$false");

        Assert.Equal(id is null ? 0 : 1, result.Errors.Count);
        Assert.True(id is null || result.ErrorId == id, result.Errors.Count > 0 ? result.ErrorId : null);
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound, "project not found")]
    [InlineData(HttpStatusCode.NotFound, "branch not found")]
    [InlineData(HttpStatusCode.NotFound, "not allowed for organization API keys")]
    [InlineData(HttpStatusCode.Forbidden, "bucket not found")]
    [InlineData(HttpStatusCode.Conflict, "bucket not found")]
    public void Every_other_response_is_still_an_error(HttpStatusCode status, string message)
    {
        _wire.Delete = (status, $$"""{"code":"","message":"{{message}}"}""");

        var result = _host.Run($"Remove-NeonBucket uploads -Project {_app.ProjectId} -Branch {_app.MainBranchId} -IfExists -Confirm:$false");

        Assert.Single(result.Errors);
    }

    [Fact]
    public void A_404_from_the_list_does_not_prove_that_the_name_is_missing()
    {
        Prepare("Remove-NeonTrigger");
        _wire.MissingParent = new WildcardPattern("*/triggers");

        var result = _host.Run("Remove-NeonTrigger nightly -Project app -Branch main -IfExists -Confirm:$false");

        Assert.Single(result.Errors);
    }

    [Fact]
    public void A_project_that_could_not_be_read_in_time_is_not_reported_as_missing()
    {
        _host.Emulator.SetUnavailableProjects(_app.ProjectId);

        Assert.Equal("NeonProjectUnavailable", _host.Run("Remove-NeonProject app -IfExists -Confirm:$false").ErrorId);
    }

    [Fact]
    public void An_ambiguous_name_is_still_an_error()
    {
        Assert.Empty(_host.Run("1..2 | ForEach-Object { New-NeonSnapshot twin -Project app -Branch main -Wait }").Errors);

        Assert.Equal("NeonSnapshotAmbiguous", _host.Run("Remove-NeonSnapshot twin -Project app -IfExists -Confirm:$false").ErrorId);
    }

    [Fact]
    public void Only_existing_names_in_a_list_are_removed()
    {
        _host.AddBranch(_app, "pr-1");
        _host.AddBranch(_app, "pr-3");

        var result = _host.Run("'pr-1', 'pr-2', 'pr-3' | Remove-NeonBranch -Project app -IfExists -Confirm:$false -PassThru");

        Assert.Empty(result.Errors);
        Assert.Equal(["pr-1", "pr-3"], result.Output.Select(branch => branch.ToString()).Order());
    }

    [Fact]
    public void Only_trusted_domains_in_a_list_are_removed()
    {
        Prepare("Remove-NeonAuthDomain");
        Assert.Empty(_host.Run("Add-NeonAuthDomain https://a.example.com -Project app -Branch main").Errors);

        var result = _host.Run("Remove-NeonAuthDomain https://a.example.com, https://b.example.com -Project app -Branch main -IfExists -Confirm:$false -PassThru");

        Assert.Empty(result.Errors);
        Assert.Equal("https://a.example.com", Assert.Single(result.Output).ToString());
    }

    /// <summary>The name is looked up once, and nothing is sent after that.</summary>
    [Theory]
    [InlineData("New-NeonBranch br-foo-bar-12345678 -Project app -NoCompute -Wait", "Remove-NeonBranch br-foo-bar-12345678 -Project app")]
    [InlineData("New-NeonProject quiet-forest-12345678 -Wait", "Remove-NeonProject quiet-forest-12345678")]
    [InlineData("New-NeonSnapshot snap-foo-bar-12345678 -Project app -Branch main -Wait", "Remove-NeonSnapshot snap-foo-bar-12345678 -Project app")]
    [InlineData("New-NeonApiKey 123456", "Revoke-NeonApiKey 123456")]
    public void A_name_that_looks_like_an_id_is_not_reported_as_missing(string create, string remove)
    {
        Assert.Empty(_host.Run("New-NeonProject app -Wait -IfNotExists; " + create).Errors);

        var result = _host.Run(remove + " -IfExists -Confirm:$false");

        Assert.NotEmpty(result.Errors);
        Assert.Empty(_host.Run(remove + " -IfExists -WhatIf").Errors);
    }

    [Fact]
    public void A_name_that_does_not_exist_needs_only_one_look_up()
    {
        Assert.Empty(_host.Run($"Remove-NeonBranch ghost -Project {_app.ProjectId} -IfExists -Confirm:$false").Errors);

        Assert.StartsWith($"GET /projects/{_app.ProjectId}/branches?search=ghost", Assert.Single(_host.Requests), StringComparison.Ordinal);
    }

    private void Prepare(string command)
    {
        _host.Run(
            "$null",
            ("secret", Secret.Of("secret")),
            ("organization", _host.Emulator.OrganizationId),
            ("folder", _folder.FullName),
            ("file", StagedModule.Manifest));
        foreach (var line in Removals.Values.First(removal => removal.Cmdlet == command.Split(' ')[0]).Prepare)
        {
            Assert.Empty(_host.Run(line).Errors);
        }

        _host.Settle();
    }

    /// <summary>Lets a test respond instead of the emulator.</summary>
    private sealed class Intervention : DelegatingHandler
    {
        private bool _isDeleted;

        public (HttpStatusCode Status, string Body)? Delete { get; set; }

        public WildcardPattern? MissingParent { get; set; }

        /// <summary>Whether all requests after the removal get the same response.</summary>
        public bool RepeatsDelete { get; set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Delete is { } response && (request.Method == HttpMethod.Delete || _isDeleted) ? Repeat(request, response)
            : request.Method == HttpMethod.Get && MissingParent?.IsMatch(request.RequestUri!.AbsolutePath) == true
                ? Respond(request, HttpStatusCode.NotFound, """{"code":"","message":"not found"}""")
                : base.SendAsync(request, cancellationToken);

        private Task<HttpResponseMessage> Repeat(HttpRequestMessage request, (HttpStatusCode Status, string Body) response)
        {
            _isDeleted = RepeatsDelete;
            return Respond(request, response.Status, response.Body);
        }

        private static Task<HttpResponseMessage> Respond(HttpRequestMessage request, HttpStatusCode status, string body) =>
            Task.FromResult(new HttpResponseMessage(status) { RequestMessage = request, Content = new StringContent(body, Encoding.UTF8, "application/json") });
    }
}
