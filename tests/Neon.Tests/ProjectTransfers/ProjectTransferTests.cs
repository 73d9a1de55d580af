using System.Management.Automation;
using System.Net;
using Neon.Emulator;
using Neon.Tests.Reliability;
using Neon.Tests.Support;
using Xunit;
using static Neon.Tests.Reliability.LostResponseCase;

namespace Neon.Tests.ProjectTransfers;

public sealed class ProjectTransferTests : IDisposable
{
    private readonly NeonHost _host = new();
    private readonly SeededProject _app;

    public ProjectTransferTests() => _app = _host.Seed();

    private string Path => $"/projects/{_app.ProjectId}/transfer_requests";

    private string OtherOrganization => _host.Emulator.OrganizationIds[1];

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Fact]
    public void A_project_is_offered_for_a_day_and_its_secrets_are_masked()
    {
        var request = Assert.Single(_host.Get<ProjectTransferRequest>("Get-NeonProject app | New-NeonProjectTransferRequest -Confirm:$false"));
        var secret = Secret.Reveal(request.RequestId!);

        Assert.Equal(_app.ProjectId, request.ProjectId);
        Assert.Equal(TimeSpan.FromDays(1), request.ExpiresAt - request.CreatedAt);
        Assert.EndsWith($"/app/claim?p={_app.ProjectId}&tr={secret}", Secret.Reveal(request.ClaimUrl!), StringComparison.Ordinal);
        Assert.DoesNotContain(secret, request.ToString(), StringComparison.Ordinal);
        Assert.Equal($"POST {Path}", _host.Requests[^1]);
        Assert.Equal("{}", _host.Emulator.Exchanges[^1].Body);
        foreach (var lines in new[] { View.Table(_host, request), View.List(_host, request) })
        {
            Assert.DoesNotContain(lines, line => line.Contains(secret, StringComparison.Ordinal));
            Assert.Contains(lines, line => line.Contains("********", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void The_link_is_text_with_AsPlainText_and_includes_the_redirect_URI()
    {
        var link = Assert.Single(_host.Get<string>(
            $"New-NeonProjectTransferRequest {_app.ProjectId} -ExpiresIn 04:00:00 -RedirectUri 'https://example.com/welcome?a=b&c=d' -AsPlainText -Confirm:$false"));

        Assert.Matches($"^https://[^/]+/app/claim\\?p={_app.ProjectId}&tr=[0-9a-f-]{{36}}&ru=https%3A%2F%2Fexample.com%2Fwelcome%3Fa%3Db%26c%3Dd$", link);
        Assert.Equal("""{"ttl_seconds":14400}""", _host.Emulator.Exchanges[0].Body);
    }

    [Fact]
    public void Verbose_output_contains_no_secret()
    {
        var result = _host.Run(
            $"$request = New-NeonProjectTransferRequest {_app.ProjectId} -Confirm:$false -Verbose; $request | Approve-NeonProjectTransferRequest -Organization {OtherOrganization} -Verbose; $request");
        var request = Assert.IsType<ProjectTransferRequest>(Assert.Single(result.Output).BaseObject);

        Assert.NotEmpty(result.Verbose);
        Assert.DoesNotContain(result.Verbose, line => line.Contains(Secret.Reveal(request.RequestId!), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("-ExpiresIn 500ms")]
    [InlineData("-ExpiresIn 00:00:00")]
    [InlineData("-ExpiresIn -1.00:00")]
    [InlineData("-RedirectUri welcome")]
    [InlineData("-RedirectUri ftp://example.com/")]
    public void Bad_input_is_refused_before_anything_is_sent(string parameters)
    {
        var result = _host.Run($"New-NeonProjectTransferRequest app {parameters} -Confirm:$false");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Empty(_host.Requests);
    }

    [Theory]
    [InlineData("New-NeonProjectTransferRequest app -WhatIf")]
    [InlineData("Approve-NeonProjectTransferRequest 3f0f4ac4-12ab-4c68-8b79-0e6a3e1f7d55 -Project app -Organization Acme -WhatIf")]
    public void What_if_sends_nothing(string command)
    {
        var result = _host.Run(command);

        Assert.Empty(result.Output);
        Assert.Empty(result.Errors);
        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void The_confirmation_shows_the_consequence_but_no_secret()
    {
        const int no = 2;
        var person = new TestHost(no);
        _host.Run(person, "New-NeonProjectTransferRequest app; Approve-NeonProjectTransferRequest secret-id -Project app -Confirm");

        Assert.Equal(2, person.Questions.Count);
        Assert.Contains("can take over the project", person.Questions[0], StringComparison.Ordinal);
        Assert.Contains("the account of the key", person.Questions[1], StringComparison.Ordinal);
        Assert.DoesNotContain("secret-id", person.Questions[1], StringComparison.Ordinal);
        Assert.Empty(_host.Requests);
    }

    [Theory]
    [InlineData("Get-NeonBranch main -Project app | New-NeonProjectTransferRequest -Confirm:$false")]
    [InlineData("Get-NeonProject app | Approve-NeonProjectTransferRequest")]
    public void Only_the_target_itself_can_be_piped_in(string script) =>
        Assert.StartsWith("InputObject", _host.Run(script).ErrorId, StringComparison.Ordinal);

    [Theory]
    [InlineData("$request | Approve-NeonProjectTransferRequest")]
    [InlineData("Approve-NeonProjectTransferRequest $request.RequestId -Project $request.ProjectId")]
    [InlineData("Approve-NeonProjectTransferRequest $request.ClaimUrl")]
    [InlineData("([System.Net.NetworkCredential]::new('', $request.ClaimUrl)).Password | Approve-NeonProjectTransferRequest")]
    public void A_transfer_is_approved_by_request_object_by_id_or_by_link(string command)
    {
        var request = Offer();
        var result = _host.Run($"{command} -Organization {OtherOrganization}", ("request", request));

        Assert.Empty(result.Errors);
        Assert.Empty(result.Output);
        Assert.Equal([$"PUT {Path}/{Secret.Reveal(request.RequestId!)}"], _host.Requests);
        Assert.Equal($$"""{"org_id":"{{OtherOrganization}}"}""", _host.Emulator.Exchanges[0].Body);
        Assert.Equal(OtherOrganization, _host.Get<Project>($"Get-NeonProject {_app.ProjectId}")[0].OrganizationId);
    }

    [Fact]
    public void The_organization_in_the_context_is_ignored()
    {
        _host.Run($"Set-NeonContext -Organization {OtherOrganization}");
        var request = Offer();
        var project = Assert.Single(_host.Get<Project>("$request | Approve-NeonProjectTransferRequest -PassThru", ("request", request)));

        Assert.Equal("{}", _host.Emulator.Exchanges[0].Body);
        Assert.Equal(_host.Emulator.OrganizationId, project.OrganizationId);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_request_can_be_used_once_until_it_expires(bool expires)
    {
        var request = Offer();
        if (expires)
        {
            _host.Clock.Advance(TimeSpan.FromDays(1));
        }
        else
        {
            _host.Run($"$request | Approve-NeonProjectTransferRequest -Organization {OtherOrganization}", ("request", request));
        }

        var result = _host.Run($"Approve-NeonProjectTransferRequest $request.ClaimUrl -Organization {OtherOrganization}", ("request", request));

        Assert.Equal("NeonProjectTransferRequestNotFound", result.ErrorId);
        Assert.Equal(ErrorCategory.ObjectNotFound, result.Error.CategoryInfo.Category);
        Assert.Equal("********", result.Error.TargetObject);
        Assert.DoesNotContain(Secret.Reveal(request.RequestId!), result.Error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("''")]
    [InlineData("https://console.neon.tech/app/claim?p=quiet-forest-12345678")]
    [InlineData("([securestring]::new())")]
    public void A_request_without_an_id_is_refused_before_anything_is_sent(string text)
    {
        var result = _host.Run($"Approve-NeonProjectTransferRequest {text} -Project app");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void A_link_for_one_project_is_refused_for_another()
    {
        var request = Offer();
        var result = _host.Run("Approve-NeonProjectTransferRequest $request.ClaimUrl -Project other-forest-12345678", ("request", request));

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void The_reasons_against_a_transfer_are_shown_as_returned_by_Neon()
    {
        var request = Offer();
        _host.Emulator.Faults.Add("acceptProjectTransferRequest", EmulatorFault.Status(
            HttpStatusCode.NotAcceptable, """{"reasons":[{"message":"the plan allows 10 branches","code":"branches"},{"message":"the plan allows no HIPAA","code":"hipaa"}]}"""));
        var result = _host.Run("$request | Approve-NeonProjectTransferRequest", ("request", request));

        Assert.Equal("NeonRequestRefused", result.ErrorId);
        Assert.Same(request, result.Error.TargetObject);
        Assert.Contains("the plan allows 10 branches; the plan allows no HIPAA", result.Error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lost_offer_has_an_unknown_outcome_and_the_advice_is_to_create_another()
    {
        _host.Emulator.Faults.Add("createProjectTransferRequest", EmulatorFault.DropAfterEffect());
        var result = _host.Run($"New-NeonProjectTransferRequest {_app.ProjectId} -Confirm:$false");

        Assert.Equal("NeonOutcomeUnknown", result.ErrorId);
        Assert.Contains($"safe to run the command again: New-NeonProjectTransferRequest -Project {_app.ProjectId}", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal([$"POST {Path}"], _host.Requests);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void A_lost_approval_is_verified_by_the_specified_organization(bool happened, bool named)
    {
        var request = Offer();
        _host.Emulator.Faults.Add("acceptProjectTransferRequest", happened ? EmulatorFault.DropAfterEffect() : EmulatorFault.DropBeforeEffect());
        var result = _host.Run($"$request | Approve-NeonProjectTransferRequest {(named ? $"-Organization {OtherOrganization}" : string.Empty)}", ("request", request));

        Assert.Equal(happened && named ? [] : ["NeonOutcomeUnknown"], result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Single(_host.Requests, exchange => exchange.StartsWith("PUT", StringComparison.Ordinal));
    }

    [Fact]
    public void A_project_key_cannot_offer_its_project()
    {
        var connection = _host.Connect(_host.Emulator.AddProjectKey(_app.ProjectId));
        var result = _host.Run($"New-NeonProjectTransferRequest {_app.ProjectId} -Connection $connection -Confirm:$false", ("connection", connection));

        Assert.Equal("NeonPermissionDenied", result.ErrorId);
    }

    private ProjectTransferRequest Offer()
    {
        var request = Assert.Single(_host.Get<ProjectTransferRequest>($"New-NeonProjectTransferRequest {_app.ProjectId} -Confirm:$false"));
        _host.Forget();
        return request;
    }
}

/// <summary>Data for the tests that run every cmdlet.</summary>
internal sealed class ProjectTransferTestData : CmdletTestData
{
    private const string ClaimId = "2e5f0a8c-6f0e-4a3b-9c55-0d3a7c1f4b21";

    public override IEnumerable<LostResponseCase> LostResponses =>
    [
        new(Once, "New-NeonProjectTransferRequest $p", "createProjectTransferRequest") { IsUnknown = true },
        new(Looks, "Approve-NeonProjectTransferRequest $x -Organization $to", "acceptProjectTransferRequest") { Prepare = ["$x = New-NeonProjectTransferRequest $p"] },
        new("Unknown: a project of the account cannot be distinguished from one that is shared with it", "Approve-NeonProjectTransferRequest $x", "acceptProjectTransferRequest")
        {
            Prepare = ["$x = New-NeonProjectTransferRequest $p"],
            IsUnknown = true,
        },
    ];
}
