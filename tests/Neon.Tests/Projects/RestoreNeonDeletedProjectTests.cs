using Neon.Emulator;
using Neon.Tests.Branches;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Projects;

public sealed class RestoreNeonDeletedProjectTests : IDisposable
{
    private readonly NeonHost _host = new();

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Fact]
    public void A_deleted_project_is_restored_with_its_branches()
    {
        var app = Deleted();

        var project = Assert.Single(_host.Get<Project>($"Restore-NeonDeletedProject {app.ProjectId}"));

        Assert.Equal(app.ProjectId, project.ProjectId);
        Assert.Equal(app.MainBranchId, Assert.Single(project.Branches!).BranchId);
        Assert.Equal(app.MainBranchId, project.DefaultBranch!.BranchId);
        Assert.Equal([$"POST /projects/{app.ProjectId}/recover"], _host.Requests);
    }

    [Fact]
    public void Listed_deleted_projects_can_be_piped_in()
    {
        var app = Deleted();

        Assert.Equal(app.ProjectId, Assert.Single(_host.Get<Project>("Get-NeonProject -Deleted | Restore-NeonDeletedProject")).ProjectId);
    }

    [Fact]
    public void A_name_is_looked_up_in_the_deleted_projects()
    {
        var app = Deleted();
        _host.Seed("app");

        Assert.Equal(app.ProjectId, Assert.Single(_host.Get<Project>("Restore-NeonDeletedProject app")).ProjectId);

        Assert.Contains("search=app&recoverable=true", _host.Requests[0], StringComparison.Ordinal);
        Assert.DoesNotContain(_host.Requests, request => request.Contains("shared", StringComparison.Ordinal));
    }

    [Fact]
    public void A_name_without_a_deleted_project_is_an_error()
    {
        _host.Seed("app");

        var result = _host.Run("Restore-NeonDeletedProject app");

        Assert.Equal("NeonProjectNotFound", result.ErrorId);
        Assert.Contains("-Deleted", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void An_ambiguous_name_of_deleted_projects_is_an_error()
    {
        Deleted();
        Deleted();

        Assert.Equal("NeonProjectAmbiguous", _host.Run("Restore-NeonDeletedProject app").ErrorId);
    }

    [Fact]
    public void What_if_looks_for_the_deleted_project()
    {
        var result = _host.Run("Restore-NeonDeletedProject ghost -WhatIf");

        Assert.Equal("NeonProjectNotFound", result.ErrorId);
        Assert.Matches("^There is no deleted project 'ghost' in the organization .+ that can be recovered[.]$", result.Error.ToString());
        Assert.Empty(_host.Changes());
    }

    [Fact]
    public void The_outcome_is_verified_after_a_lost_response()
    {
        var app = Deleted();
        _host.Emulator.Faults.Add("recoverProject", EmulatorFault.DropAfterEffect());

        var project = Assert.Single(_host.Get<Project>($"Restore-NeonDeletedProject {app.ProjectId}"));

        Assert.Equal(app.MainBranchId, project.DefaultBranch!.BranchId);
        Assert.Single(_host.Requests, request => request.StartsWith("POST", StringComparison.Ordinal));
    }

    private SeededProject Deleted()
    {
        var app = _host.Seed("app");
        _host.Send(HttpMethod.Delete, $"projects/{app.ProjectId}");
        _host.Forget();
        return app;
    }
}
