using Neon.Emulator;
using Neon.Tests.Branches;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Anonymization;

public sealed class NewNeonAnonymizedBranchTests : IDisposable
{
    private const string Rule = "@{ Database = 'neondb'; Table = 'users'; Column = 'email'; Function = 'anon.fake_email()' }";

    private readonly NeonHost _host = new();
    private readonly SeededProject _app;

    public NewNeonAnonymizedBranchTests() => _app = _host.Seed();

    private string Path => $"/projects/{_app.ProjectId}";

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Fact]
    public void A_branch_is_created_with_rules_and_shows_its_masking_state()
    {
        var branch = Assert.Single(_host.Get<Branch>($"New-NeonAnonymizedBranch masked -Project {_app.ProjectId} -MaskingRule {Rule} -Annotation @{{ team = 'core' }}"));

        Assert.Equal("masked", branch.Name);
        Assert.Equal("created", branch.Anonymization!.State);
        Assert.Equal(branch.BranchId, branch.Anonymization.BranchId);
        Assert.NotEmpty(branch.Operations);
        Assert.NotEmpty(branch.Endpoints!);
        Assert.Equal(["restore", "delete-rw-endpoint"], branch.RestrictedActions!.Select(action => action.Name));
        Assert.Equal([$"POST {Path}/branch_anonymized", $"GET {Path}/branches/{branch.BranchId}/anonymized_status"], _host.Requests);
        Assert.Equal(
            $$$"""{"branch_create":{"branch":{"name":"masked"},"endpoints":[{"type":"read_write"}]},"masking_rules":[{{{AnonymizationHost.Email}}}],"annotation_value":{"team":"core"}}""",
            _host.ChangeBody());
    }

    [Fact]
    public void An_anonymized_branch_accepts_the_options_of_a_regular_branch()
    {
        _host.Get<Branch>($"New-NeonAnonymizedBranch masked -Project {_app.ProjectId} -Parent main -Protected -SchemaOnly -MinCu 1 -MaxCu 2 -SuspendTimeout 00:05:00");

        Assert.Equal(
            $$$"""{"branch_create":{"branch":{"parent_id":"{{{_app.MainBranchId}}}","name":"masked","protected":true,"init_source":"schema-only"},"endpoints":[{"type":"read_write","autoscaling_limit_min_cu":1,"autoscaling_limit_max_cu":2,"suspend_timeout_seconds":300}]}}""",
            _host.ChangeBody());
    }

    [Fact]
    public void With_start_and_wait_the_data_is_masked_when_the_branch_is_emitted()
    {
        var branch = Assert.Single(_host.Get<Branch>($"New-NeonAnonymizedBranch masked -Project {_app.ProjectId} -MaskingRule {Rule} -Start -Wait"));

        Assert.Equal("ready", branch.CurrentState);
        Assert.Equal("anonymized", branch.Anonymization!.State);
        Assert.Equal(1, branch.Anonymization.LastRun!.MaskedColumns);
        Assert.All(branch.Operations, operation => Assert.Equal("finished", operation.Status));
        Assert.Contains("\"start_anonymization\":true", _host.ChangeBody(), StringComparison.Ordinal);
    }

    [Fact]
    public void With_wait_alone_the_branch_is_ready_for_masking()
    {
        var result = _host.Get<BranchAnonymization>(
            $"New-NeonAnonymizedBranch masked -Project {_app.ProjectId} -MaskingRule {Rule} -Wait | ForEach-Object {{ $_.Anonymization; $_ | Start-NeonBranchAnonymization -Wait }}");

        Assert.Equal(["initialized", "anonymized"], result.Select(anonymization => anonymization.State));
    }

    [Fact]
    public void Failed_masking_is_an_error_and_no_branch_is_emitted()
    {
        var result = _host.Run(
            $"New-NeonAnonymizedBranch masked -Project {_app.ProjectId} -MaskingRule @{{ Database = 'gone'; Table = 'users'; Column = 'email'; Value = 'x' }} -Start -Wait");

        Assert.Empty(result.Output);
        Assert.Equal("NeonOperationFailed", result.ErrorId);
        Assert.EndsWith("ended with status error: database \"gone\" does not exist", result.Error.Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-Start", "-Start requires -MaskingRule: without a rule")]
    [InlineData("-MaskingRule @{ Database = 'd'; Table = 't' }", "The masking rule has no ColumnName")]
    [InlineData("-MaskingRule @{ Value = 'v' }", "The masking rule has no DatabaseName, TableName, ColumnName")]
    [InlineData("-MaskingRule @{ Database = 'd'; Table = 't'; Column = 'c' }", "neither a function nor a value")]
    [InlineData("-MaskingRule @{ Database = 'd'; Table = 't'; Column = 'c'; Function = 'f()'; Value = 'v' }", "both a function and a value")]
    [InlineData("-MaskingRule @{ Database = 'd'; Table = 't'; Column = 'c'; Value = 'v' }, @{ Database = 'd'; Schema = 'public'; Table = 't'; Column = 'c'; Value = 'w' }", "has 2 masking rules")]
    [InlineData("-NoCompute -MinCu 1", "-NoCompute and -MinCu cannot be used together.")]
    [InlineData("-ExpiresIn 500ms", "-ExpiresIn must be at least one second")]
    public void Bad_input_is_refused_before_anything_is_sent(string arguments, string words)
    {
        var result = _host.Run($"New-NeonAnonymizedBranch masked -Project {_app.ProjectId} {arguments}");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Contains(words, result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(_host.Requests);
    }

    [Theory]
    [InlineData("@{ Database = 'd'; Table = 't'; Column = 'c'; Mask = 'x' }")]
    public void A_hashtable_that_is_not_a_rule_is_not_bound(string rule)
    {
        var result = _host.Run($"New-NeonAnonymizedBranch masked -Project {_app.ProjectId} -MaskingRule {rule}");

        Assert.StartsWith("CannotConvertArgument", result.ErrorId, StringComparison.Ordinal);
        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void What_if_changes_nothing() =>
        Assert.Empty(_host.Run("New-NeonAnonymizedBranch masked -Project app -Parent main -WhatIf").Errors.Select(error => error.ToString()).Concat(_host.Changes()));

    [Fact]
    public void A_created_branch_is_found_after_a_lost_response()
    {
        _host.Emulator.Faults.Add("createProjectBranchAnonymized", EmulatorFault.DropAfterEffect());
        var branch = Assert.Single(_host.Get<Branch>($"New-NeonAnonymizedBranch masked -Project {_app.ProjectId} -MaskingRule {Rule}"));

        Assert.Equal("masked", branch.Name);
        Assert.NotNull(branch.Anonymization);
        Assert.Single(_host.Changes());
    }

    [Fact]
    public void A_creation_that_did_not_happen_has_an_unknown_outcome()
    {
        _host.Emulator.Faults.Add("createProjectBranchAnonymized", EmulatorFault.DropBeforeEffect());

        Assert.Equal("NeonOutcomeUnknown", _host.Run($"New-NeonAnonymizedBranch masked -Project {_app.ProjectId}").ErrorId);
        Assert.Single(_host.Changes());
    }

    [Fact]
    public void The_branch_is_emitted_even_if_its_masking_state_cannot_be_read()
    {
        _host.Emulator.Faults.Add("getAnonymizedBranchStatus", EmulatorFault.Status(System.Net.HttpStatusCode.NotFound));
        var branch = Assert.Single(_host.Get<Branch>($"New-NeonAnonymizedBranch masked -Project {_app.ProjectId}"));

        Assert.Null(branch.Anonymization);
    }

    [Fact]
    public void An_anonymized_branch_cannot_be_reset_or_lose_its_compute()
    {
        var branch = _host.AddAnonymized(_app);
        var endpoint = Assert.Single(_host.Get<Endpoint>($"Get-NeonEndpoint -Project {_app.ProjectId} -Branch {branch}"));

        Assert.Equal("NeonChangeRefused", _host.Run($"Reset-NeonBranch {branch} -Project {_app.ProjectId} -Confirm:$false").ErrorId);
        Assert.Equal("NeonRequestRefused", _host.Run($"Remove-NeonEndpoint {endpoint.EndpointId} -Project {_app.ProjectId} -Confirm:$false").ErrorId);
    }
}
