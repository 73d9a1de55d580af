using Neon.Emulator;
using Neon.Tests.Branches;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Projects;

public sealed class MoveNeonProjectTests : IDisposable
{
    private readonly NeonHost _host = new();
    private readonly SeededProject _app;

    public MoveNeonProjectTests() => _app = _host.Seed();

    private string Source => _host.Emulator.OrganizationId;

    private string Destination => _host.Emulator.OrganizationIds[1];

    private string Transfer => $"POST /organizations/{Source}/projects/transfer";

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Fact]
    public void Piped_projects_are_moved_in_one_request()
    {
        var other = _host.Seed("other");

        Assert.Empty(Run("Get-NeonProject | Move-NeonProject -DestinationOrganization $to -Confirm:$false").Output);

        Assert.Equal(Transfer, Assert.Single(_host.Requests, request => request.StartsWith("POST", StringComparison.Ordinal)));
        Assert.Equal(
            $$"""{"destination_org_id":"{{Destination}}","project_ids":["{{other.ProjectId}}","{{_app.ProjectId}}"]}""",
            _host.Emulator.Exchanges[^1].Body);
        Assert.Empty(_host.Get<Project>("Get-NeonProject"));
        Assert.Equal(2, _host.Get<Project>("Get-NeonProject -Organization $to").Count);
    }

    [Fact]
    public void The_organization_of_a_project_id_is_looked_up_unless_specified()
    {
        Assert.Empty(Run($"Move-NeonProject {_app.ProjectId} -DestinationOrganization $to -Confirm:$false").Errors);
        Assert.Empty(Run($"Move-NeonProject {_app.ProjectId} -DestinationOrganization $from -SourceOrganization $to -Confirm:$false").Errors);

        Assert.Equal(
            [$"GET /projects/{_app.ProjectId}", Transfer, $"POST /organizations/{Destination}/projects/transfer"], _host.Requests);
    }

    [Fact]
    public void Pass_thru_returns_refreshed_projects()
    {
        var result = Run("Get-NeonProject app | Move-NeonProject -DestinationOrganization $to -Confirm:$false -PassThru");

        Assert.Equal(Destination, Assert.IsType<Project>(Assert.Single(result.Output).BaseObject).OrganizationId);
    }

    [Fact]
    public void A_project_that_cannot_be_read_after_the_move_is_returned_with_a_warning()
    {
        _host.Seed("other");
        var projects = _host.Get<Project>("Get-NeonProject");
        _host.Emulator.Faults.Add("getProject", EmulatorFault.Status(System.Net.HttpStatusCode.NotFound));

        var result = _host.Run(
            "$projects | Move-NeonProject -DestinationOrganization $to -Confirm:$false -PassThru", ("projects", projects), ("to", Destination));

        Assert.Empty(result.Errors);
        Assert.Contains(projects[0].Name!, Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Equal(
            projects.Select(project => (project.Name, (string?)Destination)),
            result.Output.Select(item => (Project)item.BaseObject).Select(project => (project.Name, project.OrganizationId)));
    }

    [Fact]
    public void Projects_are_sent_in_batches_of_400_per_organization()
    {
        var rows = Enumerable.Range(1, 801).Select(number => new Project { ProjectId = $"quiet-forest-{number:00000000}", OrganizationId = number <= 401 ? Source : "org-elsewhere-1" }).ToArray();
        // As cmdlets emit them.
        Array.ForEach(rows, row => row.Remember());

        var result = _host.Run("$rows | Move-NeonProject -DestinationOrganization $to -Confirm:$false", ("rows", rows), ("to", Destination));

        Assert.Equal([Transfer, Transfer, "POST /organizations/org-elsewhere-1/projects/transfer"], _host.Requests);
        Assert.Equal([400, 1, 400], result.Errors.Select(error => Assert.IsType<object[]>(error.TargetObject).Length));
        Assert.Contains("quiet-forest-00000001, ", result.Errors[0].Exception.Message, StringComparison.Ordinal);
        Assert.Contains("and 390 more", result.Errors[0].Exception.Message, StringComparison.Ordinal);
        Assert.StartsWith("NeonProjectNotFound", result.Errors[0].FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void Limits_of_the_destination_organization_are_reported_with_the_projects()
    {
        _host.Emulator.SetProjectLimit(Destination, 0);

        var result = Run("Get-NeonProject app | Move-NeonProject -DestinationOrganization $to -Confirm:$false");

        Assert.Equal("NeonRequestRefused", result.ErrorId);
        Assert.Contains($"app ({_app.ProjectId})", result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("projects: allowed 0, needed 1", result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("Make room", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void An_integration_blocks_all_projects_in_the_request()
    {
        _host.Emulator.AddIntegration(_host.Seed("other").ProjectId, "github");

        var result = Run("Get-NeonProject | Move-NeonProject -DestinationOrganization $to -Confirm:$false");

        Assert.Equal("NeonRequestRefused", result.ErrorId);
        Assert.Contains("has the integration github", result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("Remove the integrations", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(2, _host.Get<Project>("Get-NeonProject").Count);
    }

    [Theory]
    [InlineData("Get-NeonProject app | Move-NeonProject -DestinationOrganization $from -Confirm:$false", "already")]
    [InlineData("Get-NeonProject app | Move-NeonProject -DestinationOrganization $to -SourceOrganization org-elsewhere-1 -Confirm:$false", "not to org-elsewhere-1")]
    public void An_invalid_move_is_refused_before_sending(string script, string words)
    {
        var result = Run(script);

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Contains(words, result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.IsType<Project>(result.Error.TargetObject);
        Assert.DoesNotContain(_host.Requests, request => request.StartsWith("POST", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Move-NeonProject app -DestinationOrganization $to -WhatIf", null)]
    [InlineData("Move-NeonProject ghost -DestinationOrganization $to -WhatIf", "NeonProjectNotFound")]
    [InlineData("Move-NeonProject app -DestinationOrganization $to -SourceOrganization Nobody -WhatIf", "NeonOrganizationNotFound")]
    public void What_if_changes_nothing(string script, string? error)
    {
        Assert.Equal(error is null ? [] : [error], Run(script).Errors.Select(record => record.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Empty(_host.Changes());
    }

    [Fact]
    public void A_row_can_identify_a_project_but_a_branch_cannot()
    {
        Assert.Equal("InputObjectNotBound", Run("Get-NeonBranch main -Project app | Move-NeonProject -DestinationOrganization $to -Confirm:$false").ErrorId);
        Assert.Empty(Run($"[pscustomobject] @{{ ProjectId = '{_app.ProjectId}' }} | Move-NeonProject -DestinationOrganization $to -Confirm:$false").Errors);

        Assert.Equal(Transfer, _host.Requests[^1]);
    }

    [Fact]
    public void After_a_lost_response_the_project_is_looked_up_in_the_destination()
    {
        const string Script = "Get-NeonProject app | Move-NeonProject -DestinationOrganization $to -Confirm:$false";
        _host.Emulator.Faults.Add("transferProjectsFromOrgToOrg", EmulatorFault.DropBeforeEffect());
        Assert.Equal("NeonOutcomeUnknown", Run(Script).ErrorId);

        _host.Emulator.Faults.Add("transferProjectsFromOrgToOrg", EmulatorFault.DropAfterEffect());
        Assert.Empty(Run(Script).Errors);
        Assert.Equal(2, _host.Emulator.Exchanges.Count(exchange => exchange.Method == "POST"));
    }

    private PipelineResult Run(string script) => _host.Run(script, ("from", Source), ("to", Destination));
}
