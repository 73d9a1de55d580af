using System.Management.Automation;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.AuthSettings;

/// <summary>What can be piped into a change of auth settings, and what must not be.</summary>
public sealed class AuthSettingsTargetTests : IDisposable
{
    private const string Change = "Set-NeonAuthLocalhostAccess -Allow:$false";
    private readonly NeonHost _host = new();
    private readonly SeededProject _app;

    public AuthSettingsTargetTests() => _app = _host.SeedAuth();

    private string Sent => $"PATCH {_app.AuthPath()}/allow_localhost";

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Theory]
    [InlineData("Get-NeonAuthEmailPasswordConfig")]
    [InlineData("Get-NeonAuthEmailProvider")]
    [InlineData("Get-NeonAuthLocalhostAccess")]
    [InlineData("Get-NeonAuthPlugin")]
    [InlineData("Get-NeonAuthPhoneNumberPlugin")]
    [InlineData("Get-NeonAuthWebhook")]
    [InlineData("Set-NeonAuthConfig Shop")]
    [InlineData("Set-NeonAuthOrganizationPlugin -Enabled")]
    [InlineData("Set-NeonAuthMagicLinkPlugin -Enabled")]
    public void Settings_of_any_kind_identify_their_branch(string source)
    {
        var changed = Assert.Single(_host.Get<AuthLocalhostAccess>($"{source} {_app.Named()} | {Change}"));

        Assert.Equal((_app.ProjectId, _app.MainBranchId, false), (changed.ProjectId, changed.BranchId, changed.AllowLocalhost));
        Assert.Equal(Sent, _host.Requests[^1]);
        Assert.Equal(2, _host.Requests.Count);
    }

    [Theory]
    [InlineData("Get-NeonBranch main -Project {0}", "")]
    [InlineData("(Get-NeonAuthPlugin -Project {0} -Branch main).MagicLink", "")]
    [InlineData("Get-NeonAuth -Project {0} -Branch main", "")]
    [InlineData("'main'", "-Project {0}")]
    [InlineData("[pscustomobject]@{{ ProjectId = '{0}'; BranchId = '{1}'; Name = 'main' }}", "")]
    [InlineData("[pscustomobject]@{{ BranchId = '{1}' }}", "-Project {0}")]
    public void A_branch_its_name_or_an_imported_row_can_be_piped_in(string source, string parameters)
    {
        var script = string.Format(System.Globalization.CultureInfo.InvariantCulture, $"{source} | {Change} {parameters}", _app.ProjectId, _app.MainBranchId);

        Assert.Single(_host.Get<AuthLocalhostAccess>(script));

        Assert.Equal(Sent, _host.Requests[^1]);
    }

    /// <summary>The context has a branch, too: without a target, nothing may be changed there.</summary>
    [Theory]
    [InlineData("Get-NeonDatabase -Project {0} -Branch {1}")]
    [InlineData("Get-NeonRole -Project {0} -Branch {1}")]
    [InlineData("Get-NeonEndpoint -Project {0} -Branch {1}")]
    [InlineData("Get-NeonProject {0}")]
    [InlineData("[pscustomobject]@{{ ProjectId = '{0}' }}")]
    public void Other_objects_with_a_branch_are_refused(string source)
    {
        _host.Session.Context = new NeonContext { ProjectId = _app.ProjectId, BranchId = _app.MainBranchId };

        var result = _host.Run(string.Format(System.Globalization.CultureInfo.InvariantCulture, $"{source} | {Change}", _app.ProjectId, _app.MainBranchId));

        Assert.NotEmpty(result.Errors);
        Assert.All(result.Errors, error => Assert.StartsWith("InputObject", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.All(_host.Requests, request => Assert.StartsWith("GET ", request, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData($"$null | {Change}")]
    [InlineData($"{Change} -Branch $null")]
    [InlineData($"{Change} -Branch ''")]
    [InlineData($"{Change} -Project ' '")]
    [InlineData($"[Neon.AuthWebhook]::new() | {Change}")]
    public void An_unset_variable_never_selects_the_context_branch(string script)
    {
        _host.Session.Context = new NeonContext { ProjectId = _app.ProjectId, BranchId = _app.MainBranchId };

        var result = _host.Run(script);

        Assert.Single(result.Errors);
        Assert.Empty(result.Output);
        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void Without_input_or_parameters_the_context_supplies_the_branch()
    {
        _host.Session.Context = new NeonContext { ProjectId = _app.ProjectId, BranchId = _app.MainBranchId };

        Assert.Single(_host.Get<AuthLocalhostAccess>(Change));

        Assert.Equal([Sent], _host.Requests);
    }

    [Fact]
    public void Without_a_branch_nothing_is_sent_and_no_default_is_used()
    {
        var result = _host.Run($"{Change} -Project {_app.ProjectId}");

        Assert.Equal("NeonBranchRequired", result.ErrorId);
        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void Settings_of_one_project_are_refused_with_another_project()
    {
        var other = _host.Seed("other");
        var result = _host.Run($"Get-NeonAuthWebhook {_app.Named()} | {Change} -Project {other.ProjectId}");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.IsType<AuthWebhook>(result.Error.TargetObject);
        Assert.DoesNotContain(_host.Requests, request => request.StartsWith("PATCH", StringComparison.Ordinal));
    }

    [Fact]
    public void Each_of_several_branches_is_changed_and_a_name_is_looked_up_once()
    {
        var changed = _host.Get<AuthLocalhostAccess>($"'main', 'main' | {Change} -Project {_app.ProjectId}");

        Assert.Equal(2, changed.Count);
        Assert.Single(_host.Requests, request => request.StartsWith("GET ", StringComparison.Ordinal));
    }

    [Fact]
    public void One_missing_branch_does_not_block_changes_to_the_others()
    {
        var result = _host.Run($"'no-such-branch', 'main' | {Change} -Project {_app.ProjectId}");

        Assert.Equal("NeonBranchNotFound", result.ErrorId);
        Assert.Equal("no-such-branch", result.Error.TargetObject);
        Assert.Equal(ErrorCategory.ObjectNotFound, result.Error.CategoryInfo.Category);
        Assert.Single(result.Output);
    }
}
