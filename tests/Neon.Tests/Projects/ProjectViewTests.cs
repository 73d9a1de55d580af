using System.Management.Automation;
using System.Management.Automation.Internal;
using System.Management.Automation.Runspaces;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Projects;

public sealed class ProjectViewTests
{
    private static readonly Project App = new()
    {
        ProjectId = "quiet-forest-12345678",
        Name = "app",
        OrganizationName = "Blue Meadow",
        RegionId = "aws-eu-central-1",
        PgVersion = 17,
        SyntheticStorageSize = 5 * 1024 * 1024,
        CreatedAt = DateTimeOffset.UtcNow.AddDays(-3).AddHours(-1),
    };

    [Fact]
    public void A_project_is_a_line_of_a_table()
    {
        var lines = Show("$project").Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Matches("^Name +ProjectId +Region +Pg +Size +Created", lines[0]);
        Assert.Matches("^app +quiet-forest-12345678 +aws-eu-central-1 +17 +5.*3 *d", lines[2]);
        Assert.DoesNotContain(lines, line => line.Contains("Blue Meadow", StringComparison.Ordinal));
    }

    private static string Show(string script)
    {
        var host = new AskingHost(0);
        var state = InitialSessionState.CreateDefault2();
        state.ImportPSModule([StagedModule.Manifest]);
        using var runspace = RunspaceFactory.CreateRunspace(host, state);
        runspace.Open();
        var result = PipelineResult.Of(runspace, $"{script} | Out-Default", ("project", App));
        Assert.Empty(result.Errors);
        return new StringDecorated(host.Printed).ToString(OutputRendering.PlainText);
    }
}
