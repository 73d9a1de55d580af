using System.Management.Automation;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Branches;

/// <summary>The member of the body for each parameter of New-NeonBranch, and which parameters contradict each other.</summary>
public sealed class NewNeonBranchBodyTests : IDisposable
{
    private readonly NeonHost _host = new();

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Theory]
    [InlineData("-NoCompute", """{"branch":{"name":"dev"}}""")]
    [InlineData("-NoCompute -Parent MAIN", """{"branch":{"parent_id":"MAIN","name":"dev"}}""")]
    [InlineData("-NoCompute -Parent main", """{"branch":{"parent_id":"MAIN","name":"dev"}}""")]
    [InlineData("-NoCompute -ParentId MAIN", """{"branch":{"parent_id":"MAIN","name":"dev"}}""")]
    [InlineData("-NoCompute -ParentTimestamp 2026-03-01T13:00:30+01:00", """{"branch":{"name":"dev","parent_timestamp":"2026-03-01T12:00:30Z"}}""")]
    [InlineData("-NoCompute -ParentLsn 0/1E19478", """{"branch":{"name":"dev","parent_lsn":"0/1E19478"}}""")]
    [InlineData("-NoCompute -Protected", """{"branch":{"name":"dev","protected":true}}""")]
    [InlineData("-NoCompute -Archived", """{"branch":{"name":"dev","archived":true}}""")]
    [InlineData("-NoCompute -SchemaOnly", """{"branch":{"name":"dev","init_source":"schema-only"}}""")]
    [InlineData("-NoCompute -ExpiresAt 2026-03-08T12:00:00Z", """{"branch":{"name":"dev","expires_at":"2026-03-08T12:00:00Z"}}""")]
    [InlineData("-NoCompute -ExpiresIn 7.00:00", """{"branch":{"name":"dev","expires_at":"2026-03-08T12:01:00Z"}}""")]
    [InlineData("-NoCompute -Annotation @{ ticket = 42 }", """{"branch":{"name":"dev"},"annotation_value":{"ticket":"42"}}""")]
    [InlineData("-NoCompute -Protected:$false -Archived:$false -SchemaOnly:$false", """{"branch":{"name":"dev"}}""")]
    [InlineData("-EndpointType read_only", """{"branch":{"name":"dev"},"endpoints":[{"type":"read_only"}]}""")]
    [InlineData("-MinCu 0.25 -MaxCu 2", """{"branch":{"name":"dev"},"endpoints":[{"type":"read_write","autoscaling_limit_min_cu":0.25,"autoscaling_limit_max_cu":2}]}""")]
    [InlineData("-SuspendTimeout 0:05:00", """{"branch":{"name":"dev"},"endpoints":[{"type":"read_write","suspend_timeout_seconds":300}]}""")]
    [InlineData("-NeverSuspend", """{"branch":{"name":"dev"},"endpoints":[{"type":"read_write","suspend_timeout_seconds":-1}]}""")]
    [InlineData("-PgSettings @{ fsync = $true }", """{"branch":{"name":"dev"},"endpoints":[{"type":"read_write","settings":{"pg_settings":{"fsync":"true"}}}]}""")]
    [InlineData("-PreloadLibrary timescaledb, pg_cron", """{"branch":{"name":"dev"},"endpoints":[{"type":"read_write","settings":{"pg_settings":{},"preload_libraries":{"use_defaults":false,"enabled_libraries":["timescaledb","pg_cron"]}}}]}""")]
    [InlineData("-Provisioner k8s-neonvm", """{"branch":{"name":"dev"},"endpoints":[{"type":"read_write","provisioner":"k8s-neonvm"}]}""")]
    public void Each_parameter_is_sent_in_the_right_place(string parameters, string body)
    {
        var app = _host.Seed();

        _host.Run($"New-NeonBranch dev -Project {app.ProjectId} {parameters.Replace("MAIN", app.MainBranchId, StringComparison.Ordinal)}");

        Assert.Equal(body.Replace("MAIN", app.MainBranchId, StringComparison.Ordinal), _host.ChangeBody());
    }

    [Fact]
    public void Without_a_name_Neon_generates_one()
    {
        var app = _host.Seed();

        var branch = Assert.Single(_host.Get<Branch>($"New-NeonBranch -Project {app.ProjectId} -NoCompute"));

        Assert.NotEmpty(branch.Name!);
        Assert.Equal("""{"branch":{}}""", _host.ChangeBody());
    }

    [Fact]
    public void An_object_can_be_specified_as_the_parent()
    {
        var app = _host.Seed();
        var dev = _host.Read(app, _host.AddBranch(app, "dev"));

        var branch = Assert.Single(_host.Get<Branch>($"New-NeonBranch sub -Project {app.ProjectId} -Parent $dev -NoCompute", ("dev", dev)));

        Assert.Equal(dev.BranchId, branch.ParentId);
        Assert.Equal([$"POST /projects/{app.ProjectId}/branches"], _host.Requests);
    }

    [Fact]
    public void A_parent_object_of_another_project_is_refused()
    {
        var app = _host.Seed("app");
        var shop = _host.Seed("shop");
        var main = _host.Read(app, app.MainBranchId);

        var result = _host.Run($"New-NeonBranch sub -Project {shop.ProjectId} -Parent $main", ("main", main));

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void The_project_of_the_context_is_the_default()
    {
        var app = _host.Seed();
        _host.Session.Context = new NeonContext { ProjectId = app.ProjectId };

        Assert.Equal(app.ProjectId, Assert.Single(_host.Get<Branch>("New-NeonBranch dev")).ProjectId);
    }

    [Fact]
    public void The_branch_of_the_context_is_not_the_parent()
    {
        var app = _host.Seed();
        var dev = _host.AddBranch(app, "dev");
        _host.Session.Context = new NeonContext { ProjectId = app.ProjectId, BranchId = dev };

        Assert.Equal(app.MainBranchId, Assert.Single(_host.Get<Branch>("New-NeonBranch copy -NoCompute")).ParentId);
    }

    [Theory]
    [InlineData("-ExpiresAt 2026-03-02 -ExpiresIn 1.00:00")]
    [InlineData("-ExpiresAt 2026-02-01")]
    [InlineData("-ExpiresAt 2026-06-01")]
    [InlineData("-ExpiresIn 0")]
    [InlineData("-ExpiresIn 31.00:00")]
    [InlineData("-ExpiresIn ([TimeSpan]::MaxValue)")]
    [InlineData("-ExpiresIn ([TimeSpan]::MinValue)")]
    [InlineData("-ParentTimestamp 2026-03-02")]
    [InlineData("-ParentTimestamp 2026-03-01 -ParentLsn 0/1E19478")]
    [InlineData("-SuspendTimeout 8.00:00")]
    [InlineData("-SuspendTimeout 0:05 -NeverSuspend")]
    [InlineData("-NoCompute -MinCu 1")]
    [InlineData("-NoCompute -NeverSuspend")]
    [InlineData("-NoCompute -EndpointType read_only")]
    [InlineData("-NoCompute -PgSettings @{ fsync = 'on' }")]
    public void Invalid_input_is_refused_before_anything_is_sent_or_confirmed(string parameters)
    {
        var result = _host.Run($"New-NeonBranch dev -Project app {parameters} -WhatIf");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Equal(ErrorCategory.InvalidArgument, result.Error.CategoryInfo.Category);
        Assert.Equal("dev", result.Error.TargetObject);
        Assert.NotEmpty(result.Error.ErrorDetails.RecommendedAction);
        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void A_missing_parent_is_not_reported_as_a_missing_project()
    {
        var app = _host.Seed();

        var result = _host.Run($"New-NeonBranch dev -Project {app.ProjectId} -Parent br-no-such-00000000");

        Assert.Equal("NeonBranchNotFound", result.ErrorId);
        Assert.Contains("parent branch not found", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-Name ''")]
    [InlineData("-ParentLsn nonsense")]
    [InlineData("-MinCu 0")]
    public void Parameter_binding_refuses_invalid_values(string parameters)
    {
        var result = _host.Run($"New-NeonBranch -Project app {parameters}");

        Assert.StartsWith("ParameterArgumentValidationError", result.ErrorId, StringComparison.Ordinal);
        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void A_name_conflict_preserves_the_server_message()
    {
        var app = _host.Seed();

        var result = _host.Run($"New-NeonBranch main -Project {app.ProjectId}");

        Assert.Equal("NeonConflict", result.ErrorId);
        Assert.Equal(ErrorCategory.ResourceExists, result.Error.CategoryInfo.Category);
        Assert.Contains("already exists", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Contains("HTTP 409", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Single(_host.Requests);
    }

    [Fact]
    public void The_secrets_of_a_new_branch_are_not_displayed()
    {
        var app = _host.Seed();

        var branch = Assert.Single(_host.Get<Branch>($"New-NeonBranch dev -Project {app.ProjectId}"));

        var details = Assert.Single(branch.ConnectionUris!);
        Assert.StartsWith("postgres", Secret.Reveal(details.ConnectionUri!), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret.Reveal(details.ConnectionParameters!.Password!), details.ToString(), StringComparison.Ordinal);
        Assert.All(branch.Databases!, database => Assert.Equal(app.ProjectId, database.ProjectId));
        Assert.All(branch.Roles!, role => Assert.Equal(app.ProjectId, role.ProjectId));
    }
}
