using Neon.Tests.Reliability;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Connection;

/// <summary>
/// Makes every change of every cmdlet with the default branch in the context, by id and by name, and with the branch dev if
/// there is one, and checks what the context contains afterwards.
/// </summary>
public sealed class ContextRetirementTests(ContextRetirement changes) : IClassFixture<ContextRetirement>
{
    public static TheoryData<int, string, string, bool> Changes
    {
        get
        {
            var data = new TheoryData<int, string, string, bool>();
            for (var index = 0; index < LostResponseCases.All.Count; index++)
            {
                var one = LostResponseCases.All[index];
                if (one.Skip > 0 || one.Cmdlet == "Invoke-NeonApi" || one.Prepare.Any(line => line.Contains("Set-NeonContext", StringComparison.Ordinal)))
                {
                    continue;
                }

                foreach (var branch in one.Command.Contains("dev", StringComparison.Ordinal) ? new[] { "main", "dev" } : one.Command.Contains("preview", StringComparison.Ordinal) ? ["main", "preview"] : ["main"])
                {
                    data.Add(index, one.Command, branch, true);
                    data.Add(index, one.Command, branch, false);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_change_warns_exactly_when_it_invalidates_the_context(int index, string command, string branch, bool isByName)
    {
        Assert.NotEmpty(command);
        var (isThere, lost, warnings) = changes.Make(LostResponseCases.All[index], branch, isByName);

        if (isThere)
        {
            Assert.Equal(lost, warnings.Any(warning => warning.Contains("of the context", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void Some_changes_invalidate_the_context() => Assert.True(
        changes.Make(LostResponseCases.All.First(one => one.Command.StartsWith("Remove-NeonBranch dev", StringComparison.Ordinal)), "dev", true).IsLost);
}

/// <summary>Makes the changes, each in its own project.</summary>
public sealed class ContextRetirement : IDisposable
{
    private readonly LostResponseRunner _runner = new();

    public void Dispose() => _runner.Dispose();

    /// <summary>
    /// Whether the branch existed and the change was made, whether the context becomes invalid, and the warnings of the change.
    /// </summary>
    internal (bool Exists, bool IsLost, IReadOnlyList<string> Warnings) Make(LostResponseCase one, string branch, bool isByName)
    {
        var app = _runner.Prepare(one);
        if (Branches(app).FirstOrDefault(there => there.Name == branch) is not { } home)
        {
            return default;
        }

        _runner.Host.Session.Context = new NeonContext
        {
            OrganizationId = _runner.Host.Emulator.OrganizationId,
            ProjectId = app.ProjectId,
            ProjectName = isByName ? Project(app)!.Name : null,
            BranchId = home.BranchId,
            BranchName = isByName ? branch : null,
        };
        var before = Project(app)!;
        var result = _runner.Host.Run(one.Command);
        if (result.Errors.Count > 0)
        {
            return default;
        }

        var (project, branches) = (Project(app), Branches(app));
        var isLost = project is null || project.OrganizationId != before.OrganizationId
            || (isByName
                ? project.Name != before.Name || branches.All(there => there.Name != branch)
                // It is still the same branch, unless another one has taken its name and place.
                : branches.All(there => there.BranchId != home.BranchId) || branches.Any(there => there.Name == branch && there.BranchId != home.BranchId));
        return (true, isLost, result.Warnings);
    }

    private Branch[] Branches(SeededProject app) =>
        [.. _runner.Host.Run("Get-NeonBranch -Project $id", ("id", app.ProjectId)).Output.Select(item => item.BaseObject).OfType<Branch>()];

    private Project? Project(SeededProject app) =>
        _runner.Host.Run("Get-NeonProject $id", ("id", app.ProjectId)).Output.Select(item => item.BaseObject).OfType<Project>().SingleOrDefault();
}
