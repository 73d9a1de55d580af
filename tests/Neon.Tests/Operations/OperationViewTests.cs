using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Operations;

public sealed class OperationViewTests : IDisposable
{
    private readonly NeonHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public void A_table_shows_the_action_the_resource_and_the_status()
    {
        var lines = View.Table(
            _host,
            new Operation
            {
                OperationId = "11111111-2222-3333-4444-555555555555",
                ProjectId = "quiet-forest-12345678",
                BranchId = "br-calm-lake-a1b2c3d4",
                EndpointId = "ep-bold-sun-a1b2c3d4",
                Action = "start_compute",
                Status = "finished",
                FailuresCount = 0,
                TotalDurationMs = 1234,
                CreatedAt = DateTimeOffset.UtcNow.AddHours(-2.5),
            },
            new Operation { ProjectId = "quiet-forest-12345678", Action = "sync_dbs_and_roles_from_compute", Status = "scheduling", FailuresCount = 12 });

        Assert.Equal(["Status", "Duration", "Age", "Action", "Resource"], Words(lines[0]));
        Assert.Equal(["finished", "1.2", "s", "2", "h", "start_compute", "ep-bold-sun-a1b2c3d4"], Words(lines[2]));
        var text = string.Join('\n', lines[3..]);
        Assert.Contains(" project", text, StringComparison.Ordinal);
        Assert.Contains("scheduling", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\u2026', text);
    }

    [Fact]
    public void A_list_shows_the_id_and_the_failure()
    {
        var lines = View.List(_host, new Operation
        {
            OperationId = "11111111-2222-3333-4444-555555555555",
            Action = "create_branch",
            Status = "failed",
            Error = "disk is full",
        });

        Assert.Contains(lines, line => line.EndsWith(": 11111111-2222-3333-4444-555555555555", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.EndsWith(": disk is full", StringComparison.Ordinal));
    }

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
