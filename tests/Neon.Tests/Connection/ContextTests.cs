using System.Management.Automation;
using Neon.Emulator;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Connection;

public sealed class ContextTests : IDisposable
{
    private readonly NeonHost _host = new();
    private readonly SeededProject _app;

    public ContextTests() => _app = _host.Seed();

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Fact]
    public void Ids_are_accepted_without_a_request()
    {
        _host.Run($"Set-NeonContext -Project {_app.ProjectId} -Branch {_app.MainBranchId}");

        Assert.Equal((_host.Emulator.OrganizationId, _app.ProjectId, _app.MainBranchId), Present());
        Assert.Empty(_host.Requests);
    }

    [Theory]
    [InlineData("Set-NeonContext -Project {app} -Organization {other}")]
    [InlineData("[pscustomobject] @{ ProjectId = '{app}'; OrganizationId = '{other}' } | Set-NeonContext")]
    [InlineData("[pscustomobject] @{ ProjectId = '{app}'; org_id = '{other}' } | Set-NeonContext")]
    [InlineData("[pscustomobject] @{ ProjectId = '{app}' } | Set-NeonContext -Organization {other}")]
    public void A_project_of_another_organization_is_refused(string command)
    {
        var other = _host.Emulator.OrganizationIds[1];
        var before = Present();

        var refused = _host.Run(command.Replace("{app}", _app.ProjectId, StringComparison.Ordinal).Replace("{other}", other, StringComparison.Ordinal));

        Assert.Equal("NeonInvalidInput", refused.ErrorId);
        Assert.Contains($" belongs to the organization {_host.Emulator.OrganizationId}, not to ", refused.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Equal(before, Present());
    }

    [Theory]
    [InlineData("ProjectId = '{app}'; BranchName = 'dev'")]
    [InlineData("ProjectId = '{app}'; branch = 'dev'")]
    [InlineData("project_id = '{app}'; BranchId = '{dev}'")]
    [InlineData("ProjectName = 'app'; branch_id = '{dev}'")]
    [InlineData("ProjectName = 'app'; BranchName = 'dev'")]
    [InlineData("OrganizationId = '{org}'; ProjectName = 'app'; BranchName = 'dev'")]
    public void A_row_sets_the_context_in_every_spelling(string columns)
    {
        var dev = _host.Get<Branch>("New-NeonBranch dev -Project app -Wait")[0].BranchId!;
        columns = columns.Replace("{app}", _app.ProjectId, StringComparison.Ordinal).Replace("{dev}", dev, StringComparison.Ordinal)
            .Replace("{org}", _host.Emulator.OrganizationId, StringComparison.Ordinal);

        Assert.Empty(_host.Run($"[pscustomobject] @{{ {columns} }} | Set-NeonContext").Errors);

        Assert.Equal((_app.ProjectId, dev), (_host.Session.Context.ProjectId, _host.Session.Context.BranchId));
    }

    [Fact]
    public void A_name_in_a_row_is_looked_up_in_the_organization_of_the_row()
    {
        var other = _host.Emulator.OrganizationIds[1];
        var project = _host.Get<Project>($"New-NeonProject app -Organization {other} -Wait")[0].ProjectId;

        Assert.Empty(_host.Run($"[pscustomobject] @{{ ProjectName = 'app'; OrganizationId = '{other}' }} | Set-NeonContext").Errors);

        Assert.Equal((other, project), (_host.Session.Context.OrganizationId, _host.Session.Context.ProjectId));
    }

    [Theory]
    [InlineData("[pscustomobject] @{ Text = 'x' } | Set-NeonContext")]
    [InlineData("[pscustomobject] @{ ProjectId = '{app}'; ProjectName = 'nowhere' } | Set-NeonContext")]
    [InlineData("[pscustomobject] @{ ProjectId = ''; BranchName = 'main' } | Set-NeonContext")]
    [InlineData("@{ ProjectId = '{app}' } | Set-NeonContext")]
    [InlineData("'app' | Set-NeonContext")]
    [InlineData("42 | Set-NeonContext")]
    public void Anything_else_is_refused(string command)
    {
        var before = Present();

        Assert.NotEmpty(_host.Run(command.Replace("{app}", _app.ProjectId, StringComparison.Ordinal)).Errors);

        Assert.Equal(before, Present());
    }

    [Fact]
    public void Names_are_looked_up_immediately()
    {
        Assert.Empty(_host.Run("Set-NeonContext -Project app -Branch main").Errors);

        var context = _host.Session.Context;
        Assert.Equal((_host.Emulator.OrganizationId, _app.ProjectId, _app.MainBranchId), (context.OrganizationId, context.ProjectId, context.BranchId));
        Assert.NotEmpty(_host.Requests);
    }

    [Fact]
    public void A_context_that_follows_names_is_emitted_without_ids()
    {
        _host.Run("Set-NeonContext -Project app -Branch main");
        _host.Forget();

        // By the time it is piped, another branch may have that name.
        var result = _host.Run("Get-NeonContext | New-NeonDatabase zzz -Owner neondb_owner");

        Assert.Equal((_host.Emulator.OrganizationId, null, null), Present());
        Assert.NotEmpty(result.Errors);
        Assert.Empty(_host.Requests);
    }

    [Theory]
    [InlineData("-Project nope", "NeonProjectNotFound", "nope")]
    [InlineData("-Project app -Branch nope", "NeonBranchNotFound", "nope")]
    [InlineData("-Organization 'Nobody Inc'", "NeonOrganizationNotFound", "Nobody Inc")]
    [InlineData("-Branch main", "NeonProjectRequired", "main")]
    [InlineData("-Project ''", "NeonInvalidInput", "")]
    public void A_wrong_name_is_an_error_and_changes_nothing(string parameters, string id, string target)
    {
        var before = Present();

        var result = _host.Run("Set-NeonContext " + parameters);

        Assert.Equal(id, result.ErrorId);
        Assert.Equal(target, result.Error.TargetObject);
        Assert.NotEmpty(result.Error.ErrorDetails.RecommendedAction);
        Assert.Equal(before, Present());
    }

    [Fact]
    public void A_piped_branch_sets_its_organization_project_and_branch()
    {
        Assert.Empty(_host.Run($"Get-NeonBranch main -Project {_app.ProjectId} | Set-NeonContext").Errors);

        Assert.Equal((_host.Emulator.OrganizationId, _app.ProjectId, _app.MainBranchId), Present());
    }

    [Fact]
    public void A_piped_project_also_sets_its_organization_and_clears_the_branch()
    {
        _host.Run($"Set-NeonContext -Project {_app.ProjectId} -Branch {_app.MainBranchId}");
        var other = _host.Seed("other");

        Assert.Empty(_host.Run($"Get-NeonProject {other.ProjectId} | Set-NeonContext").Errors);

        Assert.Equal((_host.Emulator.OrganizationId, other.ProjectId, null), Present());
    }

    [Fact]
    public void The_same_project_keeps_the_branch_and_another_organization_clears_both()
    {
        _host.Run($"Set-NeonContext -Project {_app.ProjectId} -Branch {_app.MainBranchId}; Set-NeonContext -Project app");
        Assert.Equal(_app.MainBranchId, Present().Branch);
        _host.Run($"Set-NeonContext -Organization {_host.Emulator.OrganizationId}");
        Assert.Equal(_app.MainBranchId, Present().Branch);

        _host.Run($"Set-NeonContext -Organization {_host.Emulator.OrganizationIds[1]}");

        Assert.Equal((_host.Emulator.OrganizationIds[1], null, null), Present());
    }

    [Fact]
    public void A_project_is_looked_up_in_the_organization_specified_with_it()
    {
        var other = _host.Emulator.OrganizationIds[1];
        _host.Send(HttpMethod.Post, "projects", $$$"""{"project":{"name":"app","org_id":"{{{other}}}"}}""");
        _host.Forget();

        Assert.Empty(_host.Run($"Set-NeonContext -Organization {other} -Project app").Errors);

        Assert.NotEqual(_app.ProjectId, Present().Project);
        Assert.Contains(_host.Requests, request => request.Contains("org_id=" + other, StringComparison.Ordinal));
        Assert.DoesNotContain(_host.Requests, request => request.Contains("org_id=" + _host.Emulator.OrganizationId, StringComparison.Ordinal));
    }

    [Fact]
    public void A_branch_of_another_project_is_refused()
    {
        var other = _host.Seed("other");
        _host.Run($"$branch = Get-NeonBranch main -Project {_app.ProjectId}");
        _host.Forget();

        var result = _host.Run($"Set-NeonContext -Project {other.ProjectId} -Branch $branch");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Equal(ErrorCategory.InvalidArgument, result.Error.CategoryInfo.Category);
        Assert.IsType<Branch>(result.Error.TargetObject);
        Assert.Null(Present().Project);
    }

    [Fact]
    public void Clear_empties_the_context_before_setting_values()
    {
        _host.Run($"Set-NeonContext -Project {_app.ProjectId} -Branch {_app.MainBranchId}");

        var context = Assert.Single(_host.Get<NeonContext>($"Set-NeonContext -Clear -Project {_app.ProjectId} -PassThru"));

        Assert.Equal((null, _app.ProjectId, null), (context.OrganizationId, context.ProjectId, context.BranchId));
        Assert.Equal(_host.Connection.BaseUri, context.BaseUri);
        Assert.Empty(_host.Run("Set-NeonContext -Clear").Output);
        Assert.Equal((null, null, null), Present());
    }

    [Fact]
    public void The_branch_of_the_context_is_used_only_with_its_project()
    {
        var other = _host.Seed("other");
        _host.Run($"Set-NeonContext -Project {_app.ProjectId} -Branch {_app.MainBranchId}");

        Assert.NotEmpty(_host.Get<Database>("Get-NeonDatabase"));
        Assert.Equal("NeonBranchRequired", _host.Run($"Get-NeonDatabase -Project {other.ProjectId}").ErrorId);
    }

    [Fact]
    public void A_look_up_without_permission_is_reported_as_denied()
    {
        _host.Emulator.Faults.AddToAny(EmulatorFault.Status(System.Net.HttpStatusCode.Forbidden), count: 3);

        Assert.Equal("NeonPermissionDenied", _host.Run("Set-NeonContext -Organization 'Some Name'").ErrorId);
    }

    private (string? Organization, string? Project, string? Branch) Present()
    {
        var context = Assert.Single(_host.Get<NeonContext>("Get-NeonContext"));
        return (context.OrganizationId, context.ProjectId, context.BranchId);
    }
}
