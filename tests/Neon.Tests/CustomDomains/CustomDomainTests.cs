using System.Management.Automation;
using Neon.Emulator;
using Neon.Tests.Functions;
using Neon.Tests.Reliability;
using Neon.Tests.Support;
using Xunit;
using static Neon.Tests.Reliability.LostResponseCase;

namespace Neon.Tests.CustomDomains;

public sealed class CustomDomainTests : IDisposable
{
    private readonly NeonHost _host = new();
    private readonly SeededProject _app;

    public CustomDomainTests()
    {
        _app = _host.Seed();
        _host.AddFunction(Branch);
    }

    private string OnMain => $"-Project {_app.ProjectId} -Branch {_app.MainBranchId}";

    private string Branch => $"/projects/{_app.ProjectId}/branches/{_app.MainBranchId}";

    private string Domains => $"{Branch}/custom-domains";

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Fact]
    public void A_domain_is_added_to_a_function_and_shows_the_DNS_record_it_needs()
    {
        var domain = Assert.Single(_host.Get<CustomDomain>($"Add-NeonCustomDomain API.Example.com. api {OnMain}"));

        Assert.Equal(("api.example.com", "function", "api", "api"), (domain.Domain, domain.EntityType, domain.EntityId, domain.FunctionSlug));
        Assert.Equal((_app.ProjectId, _app.MainBranchId), (domain.ProjectId, domain.BranchId));
        Assert.StartsWith($"{_app.MainBranchId}-api.", domain.CnameTarget, StringComparison.Ordinal);
        Assert.Equal(("pending", "pending", "pending"), (domain.Status, domain.DnsStatus, domain.BindingStatus));
        Assert.Contains("CNAME", domain.StatusReason, StringComparison.Ordinal);
        Assert.Equal([$"POST {Domains}"], _host.Requests);
        Assert.Equal("""{"domain":"api.example.com","entity_type":"function","entity_id":"api"}""", _host.Emulator.Exchanges[0].Body);
    }

    [Fact]
    public void A_domain_is_added_to_a_piped_function_and_adding_it_again_changes_nothing()
    {
        var command = $"Get-NeonFunction api {OnMain} | Add-NeonCustomDomain api.example.com";

        Assert.Equal(_app.MainBranchId, Assert.Single(_host.Get<CustomDomain>(command)).BranchId);
        Assert.Equal("api.example.com", Assert.Single(_host.Get<CustomDomain>(command)).Domain);
    }

    [Fact]
    public void A_domain_can_belong_to_only_one_function()
    {
        Add("api.example.com");
        _host.AddFunction(Branch, "worker");

        Assert.Equal("NeonConflict", _host.Run($"Add-NeonCustomDomain api.example.com worker {OnMain}").ErrorId);
        Assert.Equal("NeonFunctionNotFound", _host.Run($"Add-NeonCustomDomain www.example.com nowhere {OnMain}").ErrorId);
        Assert.Equal("NeonRequestRefused", _host.Run($"Add-NeonCustomDomain www.example.com -EntityType bucket -EntityId uploads {OnMain}").ErrorId);
        Assert.Equal("""{"domain":"www.example.com","entity_type":"bucket","entity_id":"uploads"}""", _host.Emulator.Exchanges[^1].Body);
    }

    [Fact]
    public void Domains_are_listed_filtered_and_read_again()
    {
        _host.AddFunction(Branch, "worker");
        Add("api.example.com");
        Add("work.example.org", "worker");
        _host.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(["api.example.com", "work.example.org"], _host.Get<CustomDomain>($"Get-NeonCustomDomain {OnMain}").Select(domain => domain.Domain));
        Assert.Equal([$"GET {Domains}?limit=1000"], _host.Requests);
        Assert.Equal("api.example.com", Assert.Single(_host.Get<CustomDomain>($"Get-NeonCustomDomain {OnMain} -Name *.EXAMPLE.com")).Domain);
        Assert.Equal("work.example.org", Assert.Single(_host.Get<CustomDomain>($"Get-NeonFunction worker {OnMain} | Get-NeonCustomDomain")).Domain);
        Assert.Equal("worker", Assert.Single(_host.Get<Function>($"Get-NeonCustomDomain work.example.org {OnMain} | Get-NeonFunction")).Slug);
        var again = Assert.Single(_host.Get<CustomDomain>($"Get-NeonCustomDomain api.example.com {OnMain} | Get-NeonCustomDomain"));
        Assert.Equal(("ok", "ok", "ok"), (again.Status, again.DnsStatus, again.BindingStatus));
        Assert.Null(again.StatusReason);
    }

    [Fact]
    public void A_missing_domain_is_reported_as_not_found()
    {
        var read = _host.Run($"Get-NeonCustomDomain api.example.com {OnMain}");
        var removed = _host.Run($"Remove-NeonCustomDomain api.example.com {OnMain} -Confirm:$false");

        Assert.Equal(("NeonCustomDomainNotFound", "NeonCustomDomainNotFound"), (read.ErrorId, removed.ErrorId));
        Assert.Equal(ErrorCategory.ObjectNotFound, read.Error.CategoryInfo.Category);
        Assert.Equal("api.example.com", removed.Error.TargetObject);
    }

    [Theory]
    [InlineData("Add-NeonCustomDomain https://api.example.com api")]
    [InlineData("Add-NeonCustomDomain localhost api")]
    [InlineData("Add-NeonCustomDomain api.example.com/x api")]
    [InlineData("Add-NeonCustomDomain api.example.com ' '")]
    [InlineData("Remove-NeonCustomDomain ' ' -Confirm:$false")]
    [InlineData("Get-NeonCustomDomain ' '")]
    public void Bad_input_is_refused_before_anything_is_sent(string command)
    {
        var result = _host.Run($"{command} {OnMain}");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.NotNull(result.Error.ErrorDetails.RecommendedAction);
        Assert.Empty(_host.Requests);
    }

    [Theory]
    [InlineData("Add-NeonCustomDomain api.example.com 'Orders API'")]
    public void What_if_sends_nothing(string command)
    {
        var result = _host.Run($"{command} -WhatIf -Project app -Branch main");

        Assert.Empty(result.Output);
        Assert.Empty(result.Errors);
        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void A_removal_accepts_CSV_rows_and_emits_nothing_without_PassThru()
    {
        Add("api.example.com");
        Add("www.example.com");
        var row = new PSObject();
        row.Properties.Add(new PSNoteProperty("Domain", "api.example.com"));
        row.Properties.Add(new PSNoteProperty("ProjectId", _app.ProjectId));
        row.Properties.Add(new PSNoteProperty("BranchId", _app.MainBranchId));

        Assert.Equal("api.example.com", Assert.Single(_host.Get<CustomDomain>("$row | Get-NeonCustomDomain", ("row", row))).Domain);
        Assert.Empty(_host.Get<object>("$row | Remove-NeonCustomDomain -Confirm:$false", ("row", row)));
        Assert.Equal([$"GET {Domains}?limit=1000", $"DELETE {Domains}/api.example.com"], _host.Requests);
        var removed = Assert.Single(_host.Get<CustomDomain>($"Get-NeonCustomDomain {OnMain} | Remove-NeonCustomDomain -Confirm:$false -PassThru"));
        Assert.Equal(("www.example.com", "api"), (removed.Domain, removed.FunctionSlug));
        Assert.Empty(_host.Get<CustomDomain>($"Get-NeonCustomDomain {OnMain}"));
    }

    [Fact]
    public void Only_a_domain_can_be_piped_into_a_domain_removal()
    {
        var result = _host.Run($"Get-NeonFunction api {OnMain} | Remove-NeonCustomDomain -Confirm:$false");

        Assert.StartsWith("InputObject", result.Error.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("registerProjectBranchCustomDomain", "Add-NeonCustomDomain www.example.com api", "POST", "www.example.com")]
    [InlineData("deleteProjectBranchCustomDomain", "Remove-NeonCustomDomain api.example.com -Confirm:$false -PassThru", "DELETE", "api.example.com")]
    public void A_change_is_verified_after_a_lost_response(string operation, string command, string method, string name)
    {
        Add("api.example.com");
        _host.Emulator.Faults.Add(operation, EmulatorFault.DropAfterEffect());

        Assert.Equal(name, Assert.Single(_host.Get<CustomDomain>($"{command} {OnMain}")).Domain);
        Assert.Single(_host.Requests, request => request.StartsWith(method, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("registerProjectBranchCustomDomain", "Add-NeonCustomDomain www.example.com api")]
    [InlineData("deleteProjectBranchCustomDomain", "Remove-NeonCustomDomain api.example.com -Confirm:$false")]
    public void A_change_that_did_not_happen_has_an_unknown_outcome(string operation, string command)
    {
        Add("api.example.com");
        _host.Emulator.Faults.Add(operation, EmulatorFault.DropBeforeEffect());

        Assert.Equal("NeonOutcomeUnknown", _host.Run($"{command} {OnMain}").ErrorId);
    }

    [Fact]
    public void Views_show_the_target_of_the_DNS_record()
    {
        var domain = Add("api.example.com");

        Assert.Contains(domain.CnameTarget!, string.Concat(View.Table(_host, domain).Skip(2).Select(line => line.Trim().Split(' ')[^1])), StringComparison.Ordinal);
        Assert.Contains(View.List(_host, domain), line => line.StartsWith("StatusReason", StringComparison.Ordinal));
    }

    private CustomDomain Add(string name, string function = "api")
    {
        var domain = Assert.Single(_host.Get<CustomDomain>($"Add-NeonCustomDomain {name} {function} {OnMain}"));
        _host.Forget();
        return domain;
    }
}

/// <summary>Data for the tests that run every cmdlet.</summary>
internal sealed class CustomDomainTestData : CmdletTestData
{
    private const string Function = "$null = Publish-NeonFunction api $zip";

    public override IEnumerable<LostResponseCase> LostResponses =>
    [
        new(Same, "Add-NeonCustomDomain api-$n.example.com api", "registerProjectBranchCustomDomain") { Prepare = [Function] },
        new(Gone, "Remove-NeonCustomDomain api-$n.example.com -PassThru", "deleteProjectBranchCustomDomain")
        {
            Prepare = [Function, "$null = Add-NeonCustomDomain api-$n.example.com api"],
            Lacks = ["*"],
        },
    ];

    public override IEnumerable<Removal> Removals =>
    [
        new("Remove-NeonCustomDomain www.example.com -Project app -Branch main", "Add-NeonCustomDomain www.example.com -Function api -Project app -Branch main") { Prepare = ["$null = Publish-NeonFunction api $folder -Project app -Branch main -Wait"] },
    ];
}
