using System.Text;
using System.Text.Json;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Projects;

public sealed class ProjectRefreshTests : IDisposable
{
    private readonly NeonHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task A_refresh_keeps_properties_returned_only_on_creation()
    {
        var created = Assert.Single(_host.Get<Project>("New-NeonProject app"));
        var finished = new[] { new Operation { OperationId = "o-1", Status = "finished" } };

        var fresh = Assert.IsType<Project>(await ((IRefreshable)created).RefreshAsync(new NeonClient(_host.Connection), finished, CancellationToken.None));

        Assert.NotSame(created, fresh);
        Assert.Equal(finished, fresh.Operations);
        Assert.Same(created.DefaultBranch, fresh.DefaultBranch);
        Assert.Same(created.Endpoints, fresh.Endpoints);
        Assert.Same(created.Databases, fresh.Databases);
        Assert.Same(created.Roles, fresh.Roles);
        Assert.Same(created.ConnectionUris, fresh.ConnectionUris);
    }

    [Fact]
    public async Task Refreshing_a_deleted_project_leaves_it_unchanged()
    {
        var created = Assert.Single(_host.Get<Project>("New-NeonProject app"));
        _host.Get<Project>("Remove-NeonProject $id -Confirm:$false", ("id", created.ProjectId));

        var same = Assert.IsType<Project>(await ((IRefreshable)created).RefreshAsync(new NeonClient(_host.Connection), [], CancellationToken.None));

        Assert.Equal(created.ProjectId, same.ProjectId);
        Assert.NotNull(same.Roles);
    }

    [Theory]
    [InlineData("""{"name":"app","settings":{"allowed_ips":{"ips":["b","a"]},"hipaa":true}}""", true)]
    [InlineData("""{"name":"other"}""", false)]
    [InlineData("""{"settings":{"allowed_ips":{"ips":["a"]}}}""", false)]
    [InlineData("""{"settings":{"hipaa":false}}""", false)]
    [InlineData("""{"settings":{"quota":{"written_data_bytes":1}}}""", false)]
    [InlineData("""{"default_endpoint_settings":{"autoscaling_limit_min_cu":0.25,"pg_settings":{"jit":"off"}}}""", true)]
    [InlineData("""{"default_endpoint_settings":{"pg_settings":{"jit":"on"}}}""", false)]
    public void An_update_matches_a_project_that_has_its_values(string update, bool isIn)
    {
        var project = JsonSerializer.Deserialize(
            """
            {"id":"p-1","name":"app","settings":{"allowed_ips":{"ips":["a","b"],"protected_branches_only":false},"hipaa":true},
            "default_endpoint_settings":{"autoscaling_limit_min_cu":0.25,"autoscaling_limit_max_cu":2,"pg_settings":{"jit":"off","work_mem":"8MB"}}}
            """,
            ProjectJson.Default.Project)!;

        Assert.Equal(isIn, SentMembers.Match(Encoding.UTF8.GetBytes(update), JsonSerializer.SerializeToElement(project, ProjectJson.Default.Project)));
    }
}
