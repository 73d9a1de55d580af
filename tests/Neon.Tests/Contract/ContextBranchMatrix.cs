using System.Management.Automation;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Neon.Commands;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Contract;

/// <summary>
/// Every change that uses the branch of the context while the specified project is not the branch's project, in every way in
/// which that can happen. Otherwise, -WhatIf would show a target that cannot exist.
/// </summary>
public sealed class ContextBranchMatrix : IDisposable
{
    private const string Home = "quiet-forest-12345678";
    private const string Branch = "br-calm-lake-a1b2c3d4";

    private static readonly NeonContext ByIds = new() { ProjectId = Home, BranchId = Branch };

    // Another project was given the name after it had been set.
    private static readonly NeonContext ProjectByName = new() { ProjectId = Home, ProjectName = SampleServer.Word, BranchId = Branch };
    private static readonly NeonContext ByNames = new() { ProjectId = Home, ProjectName = SampleServer.Word, BranchId = Branch, BranchName = "main" };

    /// <summary>Contexts and typed projects that the branch of the context does not belong to.</summary>
    private static readonly (NeonContext Context, string? Project)[] Strange =
        [(ByIds, SampleServer.Word), (ByIds, "cool-meadow-12345678"), (ProjectByName, null), (ProjectByName, SampleServer.Word), (ByNames, Home)];

    private readonly TestHost _person = new(0);
    private readonly CmdletRuns _runs;

    public ContextBranchMatrix()
    {
        _runs = new CmdletRuns(_person) { AsText = true };
        _runs.Server.Alter = (operation, response) =>
        {
            SampleServer.Accepting(operation, response);
            if (operation.Id == "getProject")
            {
                response["project"]!["name"] = "renamed";
            }

            if (operation.Id == "getProjectBranch")
            {
                // Only root branches have snapshots.
                response["branch"]!["parent_id"] = null;
            }

            // A response is about the branch of its request, and something that was revoked has no name.
            var text = response.ToJsonString().Replace($"\"branch_id\":\"{SampleServer.Word}\"", $"\"branch_id\":\"{Branch}\"", StringComparison.Ordinal);
            return JsonNode.Parse(Regex.Replace(text, "\"revoked_at\":\"[^\"]*\"", "\"revoked_at\":null"));
        };
    }

    public static TheoryData<Type> Changes => [.. CmdletRuns.Cmdlets.Where(cmdlet =>
        cmdlet.GetCustomAttribute<CmdletAttribute>() is { SupportsShouldProcess: true } && cmdlet.GetProperty("Project") is not null
        && cmdlet.GetProperty("Branch") is { } branch && branch.GetCustomAttributes<ParameterAttribute>().All(attribute => !attribute.Mandatory)
        // Without -Branch its keys are for all branches.
        && cmdlet != typeof(AddNeonJwksCommand)
        // A download changes nothing at Neon.
        && cmdlet != typeof(SaveNeonBucketObjectCommand))];

    public void Dispose() => _runs.Dispose();

    [Theory]
    [MemberData(nameof(Changes))]
    public void The_context_branch_is_shown_only_when_it_is_changed(Type cmdlet)
    {
        _runs.SetContext(ByIds);
        var change = _runs.All(cmdlet).First(run => run.Succeeded && run.Sent.Any(sent => sent.Path.Contains(Branch, StringComparison.Ordinal)));
        Assert.Contains(Branch, _person.Questions[^1], StringComparison.Ordinal);
        var asked = _person.Questions.Count;
        foreach (var (context, project) in Strange)
        {
            foreach (var isRehearsal in (bool[])[false, true])
            {
                _runs.SetContext(context);
                _runs.WhatIf = isRehearsal;
                _person.TakePrinted();

                var run = Repeat(change, project);

                Assert.StartsWith("NeonBranchRequired,", Assert.Single(run.Result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
                Assert.DoesNotContain("What if", _person.Printed, StringComparison.Ordinal);
                Assert.Empty(run.Sent.Where(sent => sent.Operation.Method != "GET").Select(sent => sent.Path));
            }
        }

        Assert.Equal(asked, _person.Questions.Count);
    }

    /// <summary>-WhatIf and the change look up the same.</summary>
    [Fact]
    public void The_check_adds_no_request_to_the_change()
    {
        _runs.SetContext(new NeonContext { ProjectId = SampleServer.Word, BranchId = SampleServer.Word });
        var change = _runs.Shortest(typeof(RemoveNeonDatabaseCommand)).Single();
        string[] OperationsOf(CmdletRun run)
        {
            Assert.True(run.Succeeded, run.ToString());
            return [.. run.Sent.Select(sent => sent.Operation.Id)];
        }

        var byName = OperationsOf(Repeat(change, SampleServer.Word));
        // The database is looked for before the prompt.
        Assert.Equal(["listProjectBranchDatabases", "deleteProjectBranchDatabase"], OperationsOf(change));
        Assert.Contains("listProjects", byName);
        Assert.Equal(byName.Distinct().Count() + 2, byName.Length);
    }

    private CmdletRun Repeat(CmdletRun change, string? project) => project is null
        ? _runs.Run(change.Cmdlet, [.. change.Parameters.Select(name => change.Cmdlet.GetProperty(name)!)])
        : _runs.Pipe(null, change, change.Cmdlet.GetProperty("Project")!, project);
}
