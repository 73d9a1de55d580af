using Neon.Emulator;
using Neon.Tests.Branches;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Functions;

public sealed class FunctionChangeTests : IDisposable
{
    private readonly NeonHost _host = new();
    private readonly SeededProject _app;

    public FunctionChangeTests()
    {
        _app = _host.Seed();
        _host.AddFunction(Branch);
    }

    private string OnMain => $"-Project {_app.ProjectId} -Branch {_app.MainBranchId}";

    private string Branch => $"/projects/{_app.ProjectId}/branches/{_app.MainBranchId}";

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Fact]
    public void A_name_can_be_set_and_cleared()
    {
        var named = Assert.Single(_host.Get<Function>($"Get-NeonFunction api {OnMain} | Set-NeonFunction -Name ' Orders API '"));
        var cleared = Assert.Single(_host.Get<Function>($"Set-NeonFunction 'Orders API' {OnMain} -ClearName"));

        Assert.Equal(("Orders API", "api"), (named.Name, cleared.Name));
        Assert.Equal((_app.ProjectId, _app.MainBranchId), (named.ProjectId, named.BranchId));
        Assert.Equal(
            ["""{"name":" Orders API "}""", """{"name":null}"""],
            _host.Emulator.Exchanges.Where(exchange => exchange.Method == "PATCH").Select(exchange => exchange.Body));
        Assert.Equal(2, _host.Requests.Count(request => request == $"PATCH {Branch}/functions/api"));
    }

    [Theory]
    [InlineData("Set-NeonFunction api")]
    [InlineData("Set-NeonFunction api -Name x -ClearName")]
    [InlineData("Set-NeonFunction api -Name ' '")]
    [InlineData("Set-NeonFunction ' ' -Name x")]
    [InlineData("Remove-NeonFunction ' ' -Confirm:$false")]
    public void Bad_input_is_refused_before_anything_is_sent(string command)
    {
        var result = _host.Run($"{command} {OnMain}");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.NotNull(result.Error.ErrorDetails.RecommendedAction);
        Assert.Empty(_host.Requests);
    }

    [Theory]
    [InlineData("Set-NeonFunction 'Orders API' -Name x")]
    [InlineData("Remove-NeonFunction 'Orders API'")]
    [InlineData("Publish-NeonFunction api -Runtime nodejs24")]
    public void What_if_changes_nothing(string command)
    {
        _host.Run($"Set-NeonFunction api -Name 'Orders API' {OnMain}");
        _host.Forget();

        var result = _host.Run($"{command} -WhatIf -Project app -Branch main");

        Assert.Empty(result.Output);
        Assert.Empty(result.Errors);
        // The target is looked up, except that of something new.
        Assert.Empty(command.StartsWith("Publish-", StringComparison.Ordinal) ? _host.Requests : _host.Changes());
    }

    [Fact]
    public void A_removal_emits_nothing_without_PassThru()
    {
        _host.AddFunction(Branch, "worker");

        Assert.Empty(_host.Get<object>($"Remove-NeonFunction api {OnMain} -Confirm:$false"));
        var removed = Assert.Single(_host.Get<Function>($"Get-NeonFunction worker {OnMain} | Remove-NeonFunction -Confirm:$false -PassThru"));

        Assert.Equal(("worker", _app.MainBranchId), (removed.Slug, removed.BranchId));
        Assert.NotNull(removed.InvocationUrl);
        Assert.Equal([$"DELETE {Branch}/functions/api", $"GET {Branch}/functions/worker", $"DELETE {Branch}/functions/worker"], _host.Requests);
        Assert.Empty(_host.Get<Function>($"Get-NeonFunction {OnMain}"));
    }

    [Fact]
    public void A_missing_function_cannot_be_removed()
    {
        var result = _host.Run($"Remove-NeonFunction worker {OnMain} -Confirm:$false");

        Assert.Equal("NeonFunctionNotFound", result.ErrorId);
        Assert.Equal("worker", result.Error.TargetObject);
    }

    [Theory]
    [InlineData("Get-NeonBranch main -Project {0} | Remove-NeonFunction -Confirm:$false")]
    [InlineData("Get-NeonTrigger -Project {0} -Branch {1} | Remove-NeonFunction -Confirm:$false")]
    [InlineData("Get-NeonTrigger -Project {0} -Branch {1} | Publish-NeonFunction -Runtime nodejs24")]
    public void Only_a_function_can_be_piped_into_a_function_change(string command)
    {
        _host.Get<Trigger>($"New-NeonTrigger nightly api -Cron '0 3 * * *' {OnMain}");
        _host.Forget();

        var result = _host.Run(string.Format(System.Globalization.CultureInfo.InvariantCulture, command, _app.ProjectId, _app.MainBranchId));

        Assert.NotEmpty(result.Errors);
        Assert.All(result.Errors, error => Assert.StartsWith("InputObject", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.All(_host.Requests, request => Assert.StartsWith("GET ", request, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("updateProjectBranchFunction", "Set-NeonFunction api -Name Orders", "PATCH")]
    [InlineData("updateProjectBranchFunction", "Set-NeonFunction api -ClearName", "PATCH")]
    [InlineData("deleteProjectBranchFunction", "Remove-NeonFunction api -Confirm:$false -PassThru", "DELETE")]
    public void A_change_is_verified_after_a_lost_response(string operation, string command, string method)
    {
        _host.Emulator.Faults.Add(operation, EmulatorFault.DropAfterEffect());

        Assert.Equal("api", Assert.Single(_host.Get<Function>($"{command} {OnMain}")).Slug);
        Assert.Single(_host.Requests, request => request.StartsWith(method, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("updateProjectBranchFunction", "Set-NeonFunction api -Name Orders")]
    [InlineData("deleteProjectBranchFunction", "Remove-NeonFunction api -Confirm:$false")]
    public void A_change_that_did_not_happen_has_an_unknown_outcome(string operation, string command)
    {
        _host.Emulator.Faults.Add(operation, EmulatorFault.DropBeforeEffect());

        Assert.Equal("NeonOutcomeUnknown", _host.Run($"{command} {OnMain}").ErrorId);
    }
}
