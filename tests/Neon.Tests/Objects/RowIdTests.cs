using Neon.Tests.Branches;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Objects;

/// <summary>Rows of the API's own JSON have their id in <c>id</c>. That column is not used, and nothing else is used instead.</summary>
public sealed class RowIdTests : IDisposable
{
    private readonly NeonHost _host = new();
    private readonly SeededProject _app;

    public RowIdTests()
    {
        _app = _host.Seed();
        _host.AddBranch(_app, "dev");
        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty(_host.Run("New-NeonEndpoint -Project app -Branch main -Type read_only; New-NeonSnapshot s -Project app -Branch main -Wait").Errors);
        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        _host.Forget();
    }

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("endpoints", "Get-NeonConnectionString -Database neondb -Role neondb_owner", "EndpointId")]
    [InlineData("endpoints", "Get-NeonEndpoint", "EndpointId")]
    [InlineData("snapshots", "Get-NeonSnapshot", "SnapshotId")]
    public void An_API_row_with_an_id_does_not_select_another_resource(string list, string command, string key)
    {
        var rows = $"(Invoke-NeonApi /projects/{_app.ProjectId}/{list} | ConvertTo-Json -Depth 9 | ConvertFrom-Json).{list}";

        var refused = _host.Run($"{rows} | Select-Object -Last 1 -Property *, @{{ n = 'project_id'; e = {{ '{_app.ProjectId}' }} }} -ExcludeProperty project_id | {command}");

        Assert.Equal("NeonInvalidInput", refused.ErrorId);
        Assert.EndsWith($"', but no {key}.", refused.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Contains($"@{{ n = '{key}'; e = 'id' }}", refused.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(refused.Output);
    }

    [Fact]
    public void The_advised_command_uses_the_endpoint_of_the_row()
    {
        var rows = $"(Invoke-NeonApi /projects/{_app.ProjectId}/endpoints | ConvertTo-Json -Depth 9 | ConvertFrom-Json).endpoints | Where-Object type -eq read_only";
        var id = _host.Get<string>($"({rows}).id")[0];

        var result = _host.Get<ConnectionString>($"{rows} | Select-Object *, @{{ n = 'EndpointId'; e = 'id' }} | Get-NeonConnectionString -Database neondb -Role neondb_owner");

        Assert.Equal(id, Assert.Single(result).EndpointId);
    }

    [Theory]
    [InlineData("id = '5'")]
    [InlineData("id = 5")]
    [InlineData("id = 'first'")]
    [InlineData("id = 'br-calm-lake-a1b2c3d4'")]
    [InlineData("id = ''")]
    public void A_custom_id_column_is_ignored(string column)
    {
        var result = _host.Run($"[pscustomobject] @{{ ProjectId = '{_app.ProjectId}'; BranchId = '{_app.MainBranchId}'; {column} }} | Get-NeonConnectionString -Database neondb -Role neondb_owner");

        Assert.Empty(result.Errors);
        Assert.Single(result.Output);
    }
}
