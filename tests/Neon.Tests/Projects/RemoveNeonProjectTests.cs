using System.Management.Automation;
using System.Net;
using Neon.Commands;
using Neon.Emulator;
using Neon.Tests.Branches;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Projects;

public sealed class RemoveNeonProjectTests : IDisposable
{
    private readonly NeonHost _host = new();

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Fact]
    public void A_removal_writes_no_output()
    {
        var app = _host.Seed();

        Assert.Empty(_host.Get<Project>($"Remove-NeonProject {app.ProjectId} -Confirm:$false"));

        Assert.Equal([$"DELETE /projects/{app.ProjectId}"], _host.Requests);
    }

    [Fact]
    public void Pass_thru_returns_the_removed_project()
    {
        var app = _host.Seed();

        Assert.Equal(app.ProjectId, Assert.Single(_host.Get<Project>($"Remove-NeonProject {app.ProjectId} -Confirm:$false -PassThru")).ProjectId);
    }

    [Fact]
    public void Listed_projects_can_be_piped_in()
    {
        _host.Seed("test-1");
        _host.Seed("test-2");
        var keep = _host.Seed("keep");

        _host.Get<Project>("Get-NeonProject -Name test-* | Remove-NeonProject -Confirm:$false");

        Assert.Equal(keep.ProjectId, Assert.Single(_host.Get<Project>("Get-NeonProject")).ProjectId);
    }

    [Fact]
    public void Wait_ends_when_Neon_no_longer_returns_the_project()
    {
        var app = _host.Seed();
        _host.Emulator.Faults.Add("getProject", EmulatorFault.Status(HttpStatusCode.OK, $$$"""{"project":{"id":"{{{app.ProjectId}}}","name":"app"}}"""), count: 2);

        var removed = Assert.Single(_host.Get<Project>($"Remove-NeonProject {app.ProjectId} -Wait -PassThru -Confirm:$false"));

        Assert.Equal(app.ProjectId, removed.ProjectId);
        Assert.Equal([$"DELETE /projects/{app.ProjectId}", .. Enumerable.Repeat($"GET /projects/{app.ProjectId}", 3)], _host.Requests);
    }

    [Fact]
    public void Wait_for_a_removal_times_out_with_an_error()
    {
        var app = _host.Seed();
        _host.Emulator.Faults.Add("getProject", EmulatorFault.Status(HttpStatusCode.OK, $$$"""{"project":{"id":"{{{app.ProjectId}}}","name":"app"}}"""), count: 100);

        var result = _host.Run($"Remove-NeonProject {app.ProjectId} -Wait -TimeoutSec 20 -PassThru -Confirm:$false");

        Assert.Equal("NeonOperationTimeout", result.ErrorId);
        Assert.Contains($"the removal of project {app.ProjectId} is still under way", result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void What_if_sends_nothing()
    {
        _host.Seed();

        var result = _host.Run("Remove-NeonProject app -WhatIf");

        Assert.Empty(result.Errors);
        Assert.Empty(_host.Changes());
    }

    [Fact]
    public void The_confirmation_prompt_names_the_project()
    {
        var declared = (CmdletAttribute)Attribute.GetCustomAttribute(typeof(RemoveNeonProjectCommand), typeof(CmdletAttribute))!;

        Assert.Equal(ConfirmImpact.High, declared.ConfirmImpact);
        Assert.Equal("app (p-1)", ParentScope.DescribeIn(NeonContext.Empty, new ProjectIdentity(new Project { ProjectId = "p-1", Name = "app" })));
    }

    [Fact]
    public void The_error_about_an_unknown_project_targets_it()
    {
        var result = _host.Run("Remove-NeonProject quiet-forest-12345678 -Confirm:$false");

        Assert.Equal("NeonProjectNotFound", result.ErrorId);
        Assert.Equal(ErrorCategory.ObjectNotFound, result.Error.CategoryInfo.Category);
        Assert.Equal("quiet-forest-12345678", result.Error.TargetObject.ToString());
    }

    [Fact]
    public void The_outcome_is_verified_after_a_lost_response()
    {
        var app = _host.Seed();
        _host.Emulator.Faults.Add("deleteProject", EmulatorFault.DropAfterEffect());

        Assert.Equal(app.ProjectId, Assert.Single(_host.Get<Project>($"Remove-NeonProject {app.ProjectId} -Confirm:$false -PassThru")).ProjectId);

        Assert.Equal([$"DELETE /projects/{app.ProjectId}", $"GET /projects/{app.ProjectId}"], _host.Requests);
    }

    [Fact]
    public void The_outcome_is_unknown_if_the_project_still_exists_after_a_lost_response()
    {
        var app = _host.Seed();
        _host.Emulator.Faults.Add("deleteProject", EmulatorFault.DropBeforeEffect());

        Assert.Equal("NeonOutcomeUnknown", _host.Run($"Remove-NeonProject {app.ProjectId} -Confirm:$false").ErrorId);
    }

    [Fact]
    public void The_server_error_about_protected_branches_is_preserved()
    {
        var app = _host.Seed();
        _host.Emulator.Faults.Add("deleteProject", EmulatorFault.Status(HttpStatusCode.UnprocessableEntity, """{"code":"","message":"has protected branches"}"""));

        var result = _host.Run($"Remove-NeonProject {app.ProjectId} -Confirm:$false");

        Assert.Equal("NeonChangeRefused", result.ErrorId);
        Assert.Contains("has protected branches", result.Error.Exception.Message, StringComparison.Ordinal);
    }
}
