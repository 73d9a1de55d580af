using System.Globalization;
using System.Management.Automation;
using Neon.Emulator;
using Neon.Tests.Branches;
using Neon.Tests.Functions;
using Neon.Tests.Reliability;
using Neon.Tests.Support;
using Xunit;
using static Neon.Tests.Reliability.LostResponseCase;

namespace Neon.Tests.Triggers;

public sealed class TriggerTests : IDisposable
{
    private readonly NeonHost _host = new();
    private readonly SeededProject _app;

    public TriggerTests()
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

    [Theory]
    [InlineData("-Prefix ''", true)]
    [InlineData("-Prefix images/", false)]
    [InlineData("-Bucket other", false)]
    public void Removing_a_prefix_is_mentioned_in_the_confirmation(string change, bool isNamed)
    {
        var person = new TestHost(0);
        _host.Run($"New-NeonTrigger resize api -Bucket uploads -Prefix images/ {OnMain}");

        Assert.Empty(_host.Run(person, $"Set-NeonTrigger resize {OnMain} {change} -WhatIf").Errors);

        Assert.Contains("Change trigger", person.Printed, StringComparison.Ordinal);
        Assert.Equal(isNamed, person.Printed.Contains("which then runs for all new objects of its bucket", StringComparison.Ordinal));
    }

    [Fact]
    public void A_schedule_calls_a_function()
    {
        var trigger = Assert.Single(_host.Get<Trigger>($"New-NeonTrigger nightly api -Cron '0 3 * * *' {OnMain}"));

        Assert.Equal(("nightly", "schedule", "api", "/", "0 3 * * *"), (trigger.Name, trigger.Type, trigger.FunctionSlug, trigger.FunctionPath, trigger.Cron));
        Assert.Equal((_app.ProjectId, _app.MainBranchId, 1L), (trigger.ProjectId, trigger.BranchId, trigger.Version));
        Assert.Equal((true, false), (trigger.Enabled, trigger.Inherited));
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 3, 0, 0, TimeSpan.Zero), trigger.NextRunAt);
        Assert.NotNull(trigger.TriggerId);
        Assert.Equal([$"POST {Branch}/triggers"], _host.Requests);
        Assert.Equal("""{"type":"schedule","function_slug":"api","name":"nightly","schedule":{"cron":"0 3 * * *"}}""", Body());
    }

    [Fact]
    public void A_new_object_calls_a_piped_function()
    {
        var trigger = Assert.Single(_host.Get<Trigger>(
            $"Get-NeonFunction api {OnMain} | New-NeonTrigger resize -Bucket uploads -Prefix pictures/ -FunctionPath /resize -Enabled:$false"));

        Assert.Equal(("storage_object_created", "uploads", "pictures/", false), (trigger.Type, trigger.BucketName, trigger.Prefix, trigger.Enabled));
        Assert.Null(trigger.NextRunAt);
        Assert.Equal(
            """{"type":"storage_object_created","function_slug":"api","name":"resize","function_path":"/resize","storage_object_created":{"bucket_name":"uploads","prefix":"pictures/"},"enabled":false}""",
            Body());
    }

    [Fact]
    public void A_function_is_resolved_by_its_display_name()
    {
        _host.Get<Function>($"Set-NeonFunction api -Name 'Orders API' {OnMain}");

        Assert.Equal("api", Assert.Single(_host.Get<Trigger>($"New-NeonTrigger nightly 'Orders API' -Cron '0 3 * * *' {OnMain}")).FunctionSlug);
    }

    [Fact]
    public void Triggers_are_listed_filtered_and_read_again()
    {
        _host.AddFunction(Branch, "worker");
        Add("nightly");
        Add("hourly", "worker");
        _host.Forget();

        Assert.Equal(2, _host.Get<Trigger>($"Get-NeonTrigger {OnMain}").Count);
        Assert.Equal("hourly", Assert.Single(_host.Get<Trigger>($"Get-NeonTrigger {OnMain} -Name H*")).Name);
        Assert.Equal("nightly", Assert.Single(_host.Get<Trigger>($"Get-NeonFunction api {OnMain} | Get-NeonTrigger")).Name);
        Assert.Equal("worker", Assert.Single(_host.Get<Function>($"Get-NeonTrigger hourly {OnMain} | Get-NeonFunction")).Slug);
        _host.Forget();
        var again = Assert.Single(_host.Get<Trigger>($"Get-NeonTrigger nightly {OnMain} | Get-NeonTrigger"));
        Assert.Equal([$"GET {Branch}/triggers", $"GET {Branch}/triggers/{again.TriggerId}"], _host.Requests);
        Assert.Equal("nightly", Assert.Single(_host.Get<Trigger>($"Get-NeonTrigger {again.TriggerId} {OnMain}")).Name);
    }

    [Fact]
    public void A_missing_trigger_is_reported_as_not_found()
    {
        var trigger = Add("nightly");
        _host.Run("$trigger | Remove-NeonTrigger -Confirm:$false", ("trigger", trigger));

        Assert.Equal("NeonTriggerNotFound", _host.Run($"Get-NeonTrigger nightly {OnMain}").ErrorId);
        var result = _host.Run("$trigger | Get-NeonTrigger", ("trigger", trigger));
        Assert.Equal("NeonTriggerNotFound", result.ErrorId);
        Assert.Same(trigger, result.Error.TargetObject);
    }

    [Fact]
    public void Only_specified_properties_are_changed_and_the_type_comes_from_the_trigger()
    {
        var trigger = Add("nightly");
        _host.AddFunction(Branch, "worker");
        var stopped = Assert.Single(_host.Get<Trigger>("$trigger | Set-NeonTrigger -Enabled:$false", ("trigger", trigger)));
        var moved = Assert.Single(_host.Get<Trigger>($"Set-NeonTrigger nightly {OnMain} -Cron '30 4 * * 1' -Name weekly -Function worker -FunctionPath /x"));

        Assert.Equal((false, 2L), (stopped.Enabled, stopped.Version));
        Assert.Equal(("weekly", "30 4 * * 1", "worker", "/x", 3L), (moved.Name, moved.Cron, moved.FunctionSlug, moved.FunctionPath, moved.Version));
        Assert.Equal(
            ["""{"type":"schedule","enabled":false}""", """{"type":"schedule","function_slug":"worker","name":"weekly","function_path":"/x","schedule":{"cron":"30 4 * * 1"}}"""],
            _host.Emulator.Exchanges.Where(exchange => exchange.Method == "PATCH").Select(exchange => exchange.Body));
        Assert.Equal(
            [$"PATCH {Branch}/triggers/{trigger.TriggerId}", $"GET {Branch}/triggers", $"PATCH {Branch}/triggers/{trigger.TriggerId}"], _host.Requests);
    }

    [Theory]
    [InlineData("-Bucket photos", """{"bucket_name":"photos","prefix":"pictures/"}""")]
    [InlineData("-Prefix raw/", """{"bucket_name":"uploads","prefix":"raw/"}""")]
    [InlineData("-Prefix ''", """{"bucket_name":"uploads"}""")]
    public void Bucket_and_prefix_are_kept_unless_they_are_specified(string change, string sent)
    {
        _host.Get<Trigger>($"New-NeonTrigger resize api -Bucket uploads -Prefix pictures/ {OnMain}");

        var changed = Assert.Single(_host.Get<Trigger>($"Get-NeonTrigger resize {OnMain} | Set-NeonTrigger {change}"));

        Assert.Equal($$"""{"type":"storage_object_created","storage_object_created":{{sent}}}""", Body());
        Assert.Equal(sent.Contains("prefix", StringComparison.Ordinal), changed.Prefix is not null);
    }

    [Theory]
    [InlineData("Set-NeonTrigger nightly")]
    [InlineData("Set-NeonTrigger nightly -Cron '0 3 * * *' -Bucket uploads")]
    [InlineData("Set-NeonTrigger nightly -Cron '0 3 * *'")]
    [InlineData("Set-NeonTrigger ' ' -Enabled")]
    [InlineData("New-NeonTrigger nightly api -Cron '@daily'")]
    [InlineData("New-NeonTrigger nightly ' ' -Cron '0 3 * * *'")]
    [InlineData("$schedule | Set-NeonTrigger -Bucket uploads")]
    [InlineData("Remove-NeonTrigger ' ' -Confirm:$false")]
    public void Bad_input_is_refused_before_anything_is_sent(string command)
    {
        var schedule = new Trigger { TriggerId = "trg-1", Type = "schedule", ProjectId = _app.ProjectId, BranchId = _app.MainBranchId };
        var result = _host.Run($"{command} {OnMain}", ("schedule", schedule));

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.NotNull(result.Error.ErrorDetails.RecommendedAction);
        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void The_type_of_a_trigger_cannot_be_changed()
    {
        Add("nightly");
        var result = _host.Run($"Set-NeonTrigger nightly -Prefix x {OnMain}");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.DoesNotContain(_host.Requests, request => request.StartsWith("PATCH", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("New-NeonTrigger hourly api -Cron '0 3 * * *'")]
    [InlineData("Set-NeonTrigger nightly -Enabled")]
    [InlineData("Remove-NeonTrigger nightly")]
    public void What_if_changes_nothing(string command)
    {
        Add("nightly");
        var result = _host.Run($"{command} -WhatIf -Project app -Branch main");

        Assert.Empty(result.Output);
        Assert.Empty(result.Errors);
        Assert.Empty(_host.Changes());
    }

    [Fact]
    public void A_duplicate_name_is_a_conflict_and_a_missing_function_an_error()
    {
        Add("nightly");

        Assert.Equal("NeonConflict", _host.Run($"New-NeonTrigger nightly api -Cron '0 4 * * *' {OnMain}").ErrorId);
        Assert.Equal("NeonFunctionNotFound", _host.Run($"New-NeonTrigger hourly nowhere -Cron '0 4 * * *' {OnMain}").ErrorId);
        Assert.Equal("NeonRequestRefused", _host.Run($"New-NeonTrigger hourly api -Cron '99 4 * * *' {OnMain}").ErrorId);
    }

    [Fact]
    public void A_removal_accepts_CSV_rows_and_emits_nothing_without_PassThru()
    {
        var nightly = Add("nightly");
        Add("hourly");
        var row = new PSObject();
        row.Properties.Add(new PSNoteProperty("TriggerId", nightly.TriggerId));
        row.Properties.Add(new PSNoteProperty("FunctionSlug", "api"));
        row.Properties.Add(new PSNoteProperty("ProjectId", _app.ProjectId));
        row.Properties.Add(new PSNoteProperty("BranchId", _app.MainBranchId));
        _host.Forget();

        Assert.Equal("nightly", Assert.Single(_host.Get<Trigger>("$row | Get-NeonTrigger", ("row", row))).Name);
        Assert.Empty(_host.Get<object>("$row | Remove-NeonTrigger -Confirm:$false", ("row", row)));
        // Before the removal, the function of the row is compared.
        Assert.Equal([$"GET {Branch}/triggers/{nightly.TriggerId}", $"GET {Branch}/triggers/{nightly.TriggerId}", $"DELETE {Branch}/triggers/{nightly.TriggerId}"], _host.Requests);
        Assert.Equal("hourly", Assert.Single(_host.Get<Trigger>($"Remove-NeonTrigger hourly {OnMain} -Confirm:$false -PassThru")).Name);
        Assert.Empty(_host.Get<Trigger>($"Get-NeonTrigger {OnMain}"));
    }

    [Fact]
    public void A_branch_inherits_triggers_that_are_disabled_until_they_are_enabled()
    {
        Add("nightly");
        _host.Get<Branch>($"New-NeonBranch dev -Project {_app.ProjectId} -Wait");

        var inherited = Assert.Single(_host.Get<Trigger>($"Get-NeonTrigger -Project {_app.ProjectId} -Branch dev"));
        var own = Assert.Single(_host.Get<Trigger>($"Get-NeonTrigger -Project {_app.ProjectId} -Branch dev | Set-NeonTrigger -Enabled"));

        Assert.Equal((true, false), (inherited.Inherited, inherited.Enabled));
        Assert.Equal((inherited.TriggerId, false, true), (own.TriggerId, own.Inherited, own.Enabled));
    }

    [Theory]
    [InlineData("createProjectBranchTrigger", "New-NeonTrigger hourly api -Cron '0 * * * *'", "POST", "hourly")]
    [InlineData("updateProjectBranchTrigger", "Set-NeonTrigger nightly -Enabled:$false", "PATCH", "nightly")]
    [InlineData("deleteProjectBranchTrigger", "Remove-NeonTrigger nightly -Confirm:$false -PassThru", "DELETE", "nightly")]
    public void A_change_is_verified_after_a_lost_response(string operation, string command, string method, string name)
    {
        Add("nightly");
        _host.Emulator.Faults.Add(operation, EmulatorFault.DropAfterEffect());

        Assert.Equal(name, Assert.Single(_host.Get<Trigger>($"{command} {OnMain}")).Name);
        Assert.Single(_host.Requests, request => request.StartsWith(method, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("createProjectBranchTrigger", "New-NeonTrigger nightly api -Cron '0 4 * * *'")]
    [InlineData("updateProjectBranchTrigger", "Set-NeonTrigger nightly -Enabled:$false")]
    [InlineData("deleteProjectBranchTrigger", "Remove-NeonTrigger nightly -Confirm:$false")]
    public void A_change_that_did_not_happen_has_an_unknown_outcome(string operation, string command)
    {
        Add("nightly");
        _host.Emulator.Faults.Add(operation, EmulatorFault.DropBeforeEffect());

        Assert.Equal("NeonOutcomeUnknown", _host.Run($"{command} {OnMain}").ErrorId);
    }

    [Fact]
    public void Views_show_what_fires_a_trigger()
    {
        var nightly = Add("nightly");
        var resize = Assert.Single(_host.Get<Trigger>($"New-NeonTrigger resize api -Bucket uploads -Prefix pictures/ {OnMain}"));

        var table = View.Table(_host, nightly, resize);
        Assert.Contains("0 3 * * *", table[2], StringComparison.Ordinal);
        Assert.Contains("uploads/pictures/*", table[3], StringComparison.Ordinal);
        Assert.Contains(View.List(_host, nightly), line => line.StartsWith("NextRun", StringComparison.Ordinal) && line.Contains("2026-03-0", StringComparison.Ordinal));
    }

    private string Body() => _host.Emulator.Exchanges.Last(exchange => exchange.Body.Length > 0).Body;

    private Trigger Add(string name, string function = "api")
    {
        var trigger = Assert.Single(_host.Get<Trigger>(string.Create(CultureInfo.InvariantCulture, $"New-NeonTrigger {name} {function} -Cron '0 3 * * *' {OnMain}")));
        _host.Forget();
        return trigger;
    }
}

/// <summary>Data for the tests that run every cmdlet.</summary>
internal sealed class TriggerTestData : CmdletTestData
{
    private const string Function = "$null = Publish-NeonFunction api $zip";

    public override IEnumerable<LostResponseCase> LostResponses =>
    [
        new(Same, "New-NeonTrigger nightly api -Cron '0 2 * * *'", "createProjectBranchTrigger") { Prepare = [Function] },
        new(Looks, "Set-NeonTrigger nightly -Cron '0 3 * * *'", "updateProjectBranchTrigger") { Prepare = [Function, "$null = New-NeonTrigger nightly api -Cron '0 2 * * *'"] },
        new(Gone, "Remove-NeonTrigger nightly -PassThru", "deleteProjectBranchTrigger")
        {
            Prepare = [Function, "$null = New-NeonTrigger nightly api -Cron '0 2 * * *'"],
            Lacks = ["*"],
        },
    ];

    public override IEnumerable<Removal> Removals =>
    [
        new("Remove-NeonTrigger nightly -Project app -Branch main", "New-NeonTrigger nightly -Function api -Cron '0 3 * * *' -Project app -Branch main") { Prepare = ["$null = Publish-NeonFunction api $folder -Project app -Branch main -Wait"] },
    ];
}
