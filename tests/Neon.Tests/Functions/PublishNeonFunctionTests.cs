using System.Management.Automation;
using System.Text.Json.Nodes;
using Neon.Emulator;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Functions;

public sealed class PublishNeonFunctionTests : IDisposable
{
    private readonly NeonHost _host = new();
    private readonly SeededProject _app;
    private readonly DirectoryInfo _code = FunctionHost.Folder((FunctionHost.Entry, "export default {};"), ("lib/a.js", "1"));

    public PublishNeonFunctionTests() => _app = _host.Seed();

    private string OnMain => $"-Project {_app.ProjectId} -Branch {_app.MainBranchId}";

    private string Function => $"/projects/{_app.ProjectId}/branches/{_app.MainBranchId}/functions/api";

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
        _code.Delete(recursive: true);
    }

    [Fact]
    public void A_folder_is_deployed_and_the_function_is_emitted_with_its_deployment()
    {
        var function = Assert.Single(_host.Get<Function>($"Publish-NeonFunction api -Path '{_code}' {OnMain}"));

        Assert.Equal(("api", _app.ProjectId, _app.MainBranchId), (function.Slug, function.ProjectId, function.BranchId));
        Assert.Equal((1L, "pending"), (function.CurrentDeployment!.DeploymentId, function.CurrentDeployment.Status));
        Assert.Null(function.ActiveDeployment);
        Assert.Equal([$"POST {Function}/deployments", $"GET {Function}"], _host.Requests);
        Assert.Matches("""^{"zip":"api.zip \(\d+ bytes\)"}$""", _host.Emulator.Exchanges[0].Body);
        Assert.Empty(Leftovers());
    }

    [Fact]
    public void With_wait_the_deployment_is_active_when_the_function_is_emitted()
    {
        var result = _host.Run($"Publish-NeonFunction api -Path '{_code}' {OnMain} -Wait");

        Assert.Empty(result.Errors);
        var function = Assert.IsType<Function>(Assert.Single(result.Output).BaseObject);
        Assert.Equal((1L, 1L), (function.CurrentDeployment!.DeploymentId, function.ActiveDeployment!.DeploymentId));
        Assert.Contains(result.Progress, record => record.Activity == $"Packing {_code}");
        Assert.Contains(result.Progress, record => record.Activity == "Sending the code of api" && record.StatusDescription.Contains(" of ", StringComparison.Ordinal));
        Assert.Contains(result.Progress, record => record.Activity == "Waiting for the deployment 1 of api" && record.StatusDescription.EndsWith("building", StringComparison.Ordinal));
    }

    [Fact]
    public void A_failed_build_is_an_error_with_the_reason()
    {
        using var broken = new Temporary(FunctionHost.Folder(("other.mjs", "1")));
        var result = _host.Run($"Publish-NeonFunction api -Path '{broken}' {OnMain} -Wait");

        Assert.Equal("NeonOperationFailed", result.ErrorId);
        Assert.Equal("The deployment 1 of api ended with status failed: the archive has no index.mjs at its root", result.Error.Exception.Message);
        Assert.Equal("failed", Assert.IsType<Function>(result.Error.TargetObject).CurrentDeployment!.Status);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void A_wait_times_out()
    {
        _host.Emulator.Faults.AddToOperation(new OperationFault { Action = "deploy_function", Duration = TimeSpan.FromMinutes(30) });
        var result = _host.Run($"Publish-NeonFunction api -Path '{_code}' {OnMain} -Wait -TimeoutSec 20");

        Assert.Equal("NeonOperationTimeout", result.ErrorId);
        Assert.Contains("the deployment 1 of api is still pending", result.Error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Waiting_for_a_superseded_deployment_is_an_error()
    {
        const string Overtaken = """{"function":{"slug":"api","current_deployment":{"id":2,"status":"building"}}}""";
        _host.Emulator.Faults.Add("getProjectBranchFunction", EmulatorFault.Status(System.Net.HttpStatusCode.OK, Overtaken), skip: 1);
        var result = _host.Run($"Publish-NeonFunction api -Path '{_code}' {OnMain} -Wait");

        Assert.Equal("NeonOperationFailed", result.ErrorId);
        Assert.Contains("ended with status superseded: the deployment 2 was started later", result.Error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wait_continues_while_the_function_shows_the_previous_deployment()
    {
        _host.AddFunction(Function[..^14]);
        var old = _host.Send(HttpMethod.Get, Function[1..]).ToString();
        _host.Emulator.Faults.Add("getProjectBranchFunction", EmulatorFault.Status(System.Net.HttpStatusCode.OK, old), count: 3);

        var function = Assert.Single(_host.Get<Function>($"Publish-NeonFunction api -Runtime nodejs24 {OnMain} -Wait"));

        Assert.Equal(2, function.ActiveDeployment!.DeploymentId);
    }

    [Fact]
    public void An_archive_is_sent_unchanged_and_a_piped_function_supplies_its_branch()
    {
        var archive = Path.Combine(_code.FullName, "code.zip");
        File.WriteAllBytes(archive, FunctionHost.Archive());
        _host.AddFunction(Function[..^14]);

        var function = Assert.Single(_host.Get<Function>($"Get-NeonFunction api {OnMain} | Publish-NeonFunction -Path '{archive}' -Wait"));

        Assert.Equal(2, function.ActiveDeployment!.DeploymentId);
        Assert.Equal($$"""{"zip":"api.zip ({{new FileInfo(archive).Length}} bytes)"}""", Body());
        Assert.True(File.Exists(archive));
    }

    [Fact]
    public void Environment_values_are_sent_once_and_never_shown()
    {
        var result = _host.Run(
            $"Publish-NeonFunction api -Path '{_code}' {OnMain} -Verbose -Environment @{{ TOKEN = $token; LOGIN = $login; LEVEL = 3; ON = $true; TEXT = 'a\"b' }}; Publish-NeonFunction api {OnMain} -Environment @{{ LEVEL = ''; TEXT = 'c' }} -Runtime nodejs24 -Wait",
            ("token", Secret.Of("s3cret")),
            ("login", new PSCredential("ada", Secret.Of("pa$$word"))));

        Assert.Empty(result.Errors);
        var bodies = _host.Emulator.Exchanges.Where(exchange => exchange.Method == "POST").Select(exchange => JsonNode.Parse(exchange.Body)!).ToArray();
        Assert.Equal(
            """{"LEVEL":"3","LOGIN":"pa$$word","ON":"true","TEXT":"a\u0022b","TOKEN":"s3cret"}""", (string?)bodies[0]["environment"]);
        Assert.Equal("""{"LEVEL":"","TEXT":"c"}""", (string?)bodies[1]["environment"]);
        Assert.Equal("nodejs24", (string?)bodies[1]["runtime"]);
        var function = Assert.IsType<Function>(result.Output[1].BaseObject);
        Assert.Equal(["LOGIN", "ON", "TEXT", "TOKEN"], function.ActiveDeployment!.Environment!);
        Assert.DoesNotContain(result.Verbose, line => line.Contains("s3cret", StringComparison.Ordinal) || line.Contains("pa$$word", StringComparison.Ordinal));
    }

    [Fact]
    public void What_if_shows_which_variables_would_be_set_and_removed()
    {
        var person = new TestHost(0);
        var result = _host.Run(person, "Publish-NeonFunction api -Environment @{ OLD = ''; NEW = 's3cret' } -Project app -Branch main -WhatIf");

        Assert.Empty(result.Errors);
        Assert.Contains("Deploy function, set its environment variables NEW, remove its environment variables OLD", person.Printed, StringComparison.Ordinal);
        Assert.Contains("app/main/api", person.Printed, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", person.Printed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Publish-NeonFunction api", "-Path, -Environment or -Runtime")]
    [InlineData("Publish-NeonFunction api -Environment @{}", "-Path, -Environment or -Runtime")]
    [InlineData("Publish-NeonFunction My-Api -Runtime nodejs24", "1 to 20 lowercase letters and digits")]
    [InlineData("Publish-NeonFunction abcdefghijklmnopqrstu -Runtime nodejs24", "1 to 20 lowercase letters and digits")]
    [InlineData("Publish-NeonFunction ' ' -Runtime nodejs24", "may not be set")]
    [InlineData("Publish-NeonFunction api -Environment @{ TOKEN = $missing }", "specify an empty string")]
    [InlineData("Publish-NeonFunction api -Environment @{ 'A=B' = '1' }", "without an equals sign")]
    [InlineData("Publish-NeonFunction api -Path /no/such/place", "zip archive or the folder")]
    [InlineData("Publish-NeonFunction api -Path env:/PATH", "zip archive or a folder")]
    [InlineData("Publish-NeonFunction api -Path $text", "which the cmdlet packs")]
    [InlineData("Publish-NeonFunction api -Path $empty", "Build the code, and specify")]
    public void Bad_input_is_refused_before_anything_is_sent(string command, string advice)
    {
        using var files = new Temporary(FunctionHost.Folder(("text.zip", "no archive")));
        using var empty = new Temporary(FunctionHost.Folder());
        var result = _host.Run($"{command} {OnMain}", ("text", Path.Combine(files.ToString(), "text.zip")), ("empty", empty.ToString()), ("missing", null));

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Contains(advice, result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void A_first_deployment_without_code_is_an_error_with_advice()
    {
        var result = _host.Run($"Publish-NeonFunction api -Runtime nodejs24 {OnMain}");

        Assert.Equal("NeonRequestRefused", result.ErrorId);
        Assert.Contains("zip is required", result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("-Path", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal("api", result.Error.TargetObject);
    }

    [Fact]
    public void A_deployment_whose_response_is_lost_is_found_and_not_repeated()
    {
        _host.Emulator.Faults.Add("createProjectBranchFunctionDeployment", EmulatorFault.DropAfterEffect());

        Assert.Equal(1, Assert.Single(_host.Get<Function>($"Publish-NeonFunction api -Path '{_code}' {OnMain} -Wait")).ActiveDeployment!.DeploymentId);
        Assert.Single(_host.Requests, request => request.StartsWith("POST", StringComparison.Ordinal));
        Assert.Empty(Leftovers());
    }

    [Fact]
    public void A_previous_deployment_is_not_mistaken_for_one_that_did_not_happen()
    {
        _host.AddFunction(Function[..^14]);
        _host.Emulator.Faults.Add("createProjectBranchFunctionDeployment", EmulatorFault.DropBeforeEffect());

        Assert.Equal("NeonOutcomeUnknown", _host.Run($"Publish-NeonFunction api -Path '{_code}' {OnMain}").ErrorId);
        Assert.Empty(Leftovers());
    }

    [Fact]
    public void A_deployed_function_is_emitted_even_if_it_cannot_be_read()
    {
        _host.Emulator.Faults.Add("getProjectBranchFunction", EmulatorFault.Status(System.Net.HttpStatusCode.Forbidden));
        var function = Assert.Single(_host.Get<Function>($"Publish-NeonFunction api -Path '{_code}' {OnMain}"));

        Assert.Equal(("api", 1L), (function.Slug, function.CurrentDeployment!.DeploymentId));
        Assert.Equal(_app.MainBranchId, function.BranchId);
    }

    [Fact]
    public void The_whole_archive_is_sent_again_when_the_service_is_busy()
    {
        _host.Emulator.Faults.Add("createProjectBranchFunctionDeployment", EmulatorFault.Status(System.Net.HttpStatusCode.ServiceUnavailable));

        Assert.Equal(1, Assert.Single(_host.Get<Function>($"Publish-NeonFunction api -Path '{_code}' {OnMain} -Wait")).ActiveDeployment!.DeploymentId);
    }

    [Fact]
    public void An_archive_arrives_intact_over_a_real_connection()
    {
        var noise = new byte[3_000_000];
        new Random(1).NextBytes(noise);
        File.WriteAllBytes(Path.Combine(_code.FullName, "noise.bin"), noise);
        var connection = _host.Connect(
            _host.Emulator.ApiKey, settings => settings with { BaseUri = _host.Emulator.Listen(), PrimaryHandler = null, Clock = TimeProvider.System });

        _host.Get<Function>($"Publish-NeonFunction api -Path '{_code}' {OnMain} -Connection $connection -Environment @{{ A = 'ä' }}", ("connection", connection));
        _host.Clock.Advance(TimeSpan.FromMinutes(1));

        var deployment = Assert.Single(_host.Get<Function>($"Get-NeonFunction api {OnMain}")).CurrentDeployment!;
        Assert.Equal(("completed", "A"), (deployment.Status, Assert.Single(deployment.Environment!)));
        Assert.Matches("""\((3\d{6}) bytes\)""", Body());
    }

    private string[] Leftovers() => Directory.GetFiles(Path.GetTempPath(), _code.Name + "*.zip");

    private string Body() => _host.Emulator.Exchanges.Last(exchange => exchange.Method == "POST").Body;

    private sealed class Temporary(DirectoryInfo folder) : IDisposable
    {
        public override string ToString() => folder.FullName;

        public void Dispose() => folder.Delete(recursive: true);
    }
}
