using System.Management.Automation;
using Neon.Emulator;
using Neon.Tests.Branches;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Anonymization;

public sealed class MaskingRuleTests : IDisposable
{
    private readonly NeonHost _host = new();
    private readonly SeededProject _app;
    private readonly string _masked;

    public MaskingRuleTests()
    {
        _app = _host.Seed();
        _masked = _host.AddAnonymized(_app, "masked", AnonymizationHost.Email);
    }

    private string OnMasked => $"-Project {_app.ProjectId} -Branch {_masked}";

    private string Path => $"/projects/{_app.ProjectId}/branches/{_masked}/masking_rules";

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Fact]
    public void Rules_are_read_with_their_ids()
    {
        var rule = Assert.Single(_host.Get<MaskingRule>($"Get-NeonBranch {_masked} -Project {_app.ProjectId} | Get-NeonMaskingRule"));

        Assert.Equal((_app.ProjectId, _masked), (rule.ProjectId, rule.BranchId));
        Assert.Equal("neondb.public.users.email: anon.fake_email()", rule.ToString());
        Assert.Null(rule.MaskingValue);
        Assert.Equal($"GET {Path}", _host.Requests[^1]);
    }

    [Fact]
    public void The_specified_rules_replace_all_existing_rules()
    {
        var rule = Assert.Single(_host.Get<MaskingRule>($"Set-NeonMaskingRule @{{ database_name = 'neondb'; TableName = 'users'; column = 'name'; Value = 'nobody' }} {OnMasked}"));

        Assert.Equal((_masked, "name", "nobody"), (rule.BranchId, rule.ColumnName, rule.MaskingValue));
        Assert.Equal([$"PATCH {Path}"], _host.Requests);
        Assert.Equal($$$"""{"masking_rules":[{{{AnonymizationHost.Name}}}]}""", _host.ChangeBody());
    }

    [Fact]
    public void With_append_only_the_rule_for_the_same_column_is_replaced()
    {
        var rules = _host.Get<MaskingRule>(
            $"@{{ Database = 'neondb'; Table = 'users'; Column = 'name'; Value = 'nobody' }} | Set-NeonMaskingRule -Append {OnMasked} | Out-Null; " +
            $"Set-NeonMaskingRule @{{ Database = 'neondb'; Table = 'users'; Column = 'email'; Value = 'x' }} -Append {OnMasked}");

        Assert.Equal(["name: nobody", "email: x"], rules.Select(rule => $"{rule.ColumnName}: {rule.MaskingValue}"));
        Assert.Equal([$"GET {Path}", $"PATCH {Path}", $"GET {Path}", $"PATCH {Path}"], _host.Requests);
    }

    [Fact]
    public void CSV_rows_are_collected_and_sent_in_one_request()
    {
        var rules = _host.Get<MaskingRule>(
            $"$rows | Set-NeonMaskingRule {OnMasked}",
            ("rows", new[] { Row("email", "anon.fake_email()", string.Empty), Row("name", string.Empty, "nobody") }));

        Assert.Equal(2, rules.Count);
        Assert.Equal($$$"""{"masking_rules":[{{{AnonymizationHost.Email}}},{{{AnonymizationHost.Name}}}]}""", _host.ChangeBody());
    }

    [Fact]
    public void Rules_can_be_piped_to_another_branch_or_back_to_their_own()
    {
        var other = _host.AddAnonymized(_app, "other");
        var copied = Assert.Single(_host.Get<MaskingRule>($"Get-NeonMaskingRule {OnMasked} | Set-NeonMaskingRule -Branch other"));
        var same = Assert.Single(_host.Get<MaskingRule>($"Get-NeonMaskingRule {OnMasked} | Set-NeonMaskingRule"));

        Assert.Equal((other, _masked), (copied.BranchId, same.BranchId));
    }

    [Fact]
    public void Rules_from_several_branches_are_sent_for_each_branch()
    {
        var other = _host.AddAnonymized(_app, "other", AnonymizationHost.Name);
        _host.Get<MaskingRule>($"Get-NeonBranch -Project {_app.ProjectId} -Name masked, other | Get-NeonMaskingRule | Set-NeonMaskingRule");

        var bodies = _host.Emulator.Exchanges.Where(exchange => exchange.Method == "PATCH").ToDictionary(exchange => exchange.Path, exchange => exchange.Body);
        Assert.Equal($$$"""{"masking_rules":[{{{AnonymizationHost.Email}}}]}""", bodies[Path]);
        Assert.Equal($$$"""{"masking_rules":[{{{AnonymizationHost.Name}}}]}""", bodies[Path.Replace(_masked, other, StringComparison.Ordinal)]);
    }

    [Fact]
    public void A_failure_on_one_branch_does_not_stop_the_others()
    {
        var result = _host.Run(
            $"Get-NeonBranch -Project {_app.ProjectId} -Name main, masked | Set-NeonMaskingRule -MaskingRule @{{ Database = 'neondb'; Table = 'users'; Column = 'name'; Value = 'nobody' }}");

        Assert.Equal("NeonBranchAnonymizationNotFound", result.ErrorId);
        Assert.Equal(_masked, Assert.IsType<MaskingRule>(Assert.Single(result.Output).BaseObject).BranchId);
    }

    [Fact]
    public void An_empty_list_removes_all_rules_but_an_empty_pipeline_does_nothing()
    {
        Assert.Empty(_host.Run($"@() | Set-NeonMaskingRule {OnMasked}").Errors);
        Assert.Empty(_host.Requests);

        Assert.Empty(_host.Get<MaskingRule>($"Set-NeonMaskingRule -MaskingRule @() {OnMasked}"));
        Assert.Equal("""{"masking_rules":[]}""", _host.ChangeBody());
    }

    [Theory]
    [InlineData("@() -Append", "-Append requires at least one rule")]
    [InlineData("@{ Database = 'd'; Table = 't'; Column = 'c' }", "neither a function nor a value")]
    public void Bad_input_is_refused_before_anything_is_sent(string arguments, string words)
    {
        var result = _host.Run($"Set-NeonMaskingRule -MaskingRule {arguments} {OnMasked}");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Contains(words, result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void A_branch_is_not_accepted_as_a_rule()
    {
        var result = _host.Run($"Get-NeonBranch {_masked} -Project {_app.ProjectId} | Set-NeonMaskingRule -Branch {_masked}");

        Assert.StartsWith("InputObject", result.ErrorId, StringComparison.Ordinal);
        Assert.Empty(_host.Changes());
    }

    [Fact]
    public void What_if_for_piped_rules_changes_nothing()
    {
        var result = _host.Run("@{ Database = 'd'; Table = 't'; Column = 'c'; Value = 'v' } | Set-NeonMaskingRule -Project app -Branch masked -WhatIf");

        Assert.Empty(result.Errors);
        Assert.Empty(_host.Changes());
    }

    [Theory]
    [InlineData("Get-NeonMaskingRule -Branch main")]
    [InlineData("Set-NeonMaskingRule @{ Database = 'd'; Table = 't'; Column = 'c'; Value = 'v' } -Branch main")]
    [InlineData("Get-NeonBranchAnonymization main")]
    [InlineData("Start-NeonBranchAnonymization main")]
    public void A_branch_that_is_not_anonymized_is_reported_with_advice(string command)
    {
        var result = _host.Run($"{command} -Project {_app.ProjectId}");

        Assert.Equal("NeonBranchAnonymizationNotFound", result.ErrorId);
        Assert.Equal(ErrorCategory.ObjectNotFound, result.Error.CategoryInfo.Category);
        Assert.StartsWith($"The branch {_app.MainBranchId} is not an anonymized branch", result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("New-NeonAnonymizedBranch", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_branch_is_reported_as_not_found() =>
        Assert.Equal("NeonBranchNotFound", _host.Run($"Get-NeonMaskingRule -Project {_app.ProjectId} -Branch br-never-seen-a1234567").ErrorId);

    [Theory]
    [InlineData(true, null)]
    [InlineData(false, "NeonOutcomeUnknown")]
    public void The_rules_are_checked_after_a_lost_response(bool afterEffect, string? error)
    {
        _host.Emulator.Faults.Add("updateMaskingRules", afterEffect ? EmulatorFault.DropAfterEffect() : EmulatorFault.DropBeforeEffect());
        var result = _host.Run($"Set-NeonMaskingRule @{{ Database = 'neondb'; Table = 'users'; Column = 'name'; Value = 'nobody' }} {OnMasked}");

        Assert.Equal(error, result.Errors.Count == 0 ? null : result.ErrorId);
        Assert.Equal(afterEffect ? 1 : 0, result.Output.Count);
        Assert.Single(_host.Changes());
    }

    [Fact]
    public void A_table_shows_the_column_and_its_mask()
    {
        var lines = View.Table(_host, [.. _host.Get<MaskingRule>($"Get-NeonMaskingRule {OnMasked}")]);

        Assert.Equal(["DatabaseName", "SchemaName", "TableName", "ColumnName", "Masking"], Words(lines[0]));
        Assert.Equal(["neondb", "public", "users", "email", "anon.fake_email()"], Words(lines[2]));
    }

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    // Export-Csv writes more of a rule than a rule accepts.
    private static PSObject Row(string column, string function, string value)
    {
        var row = new PSObject();
        foreach (var (name, text) in new[]
        {
            ("DatabaseName", "neondb"), ("SchemaName", string.Empty), ("TableName", "users"), ("ColumnName", column),
            ("MaskingFunction", function), ("MaskingValue", value), ("AdditionalProperties", "System.Object"),
        })
        {
            row.Properties.Add(new PSNoteProperty(name, text));
        }

        return row;
    }
}
