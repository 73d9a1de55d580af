using Neon.Tests.Branches;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Kernel;

/// <summary>Names that look the same and are not: each means itself only, and where two of them meet this is said.</summary>
public sealed class LookAlikeTests : IDisposable
{
    private const string Composed = "caf\u00e9";
    private const string Decomposed = "cafe\u0301";

    private readonly NeonHost _host = new();
    private readonly SeededProject _app;

    public LookAlikeTests() => _app = _host.Seed();

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData(Composed, Decomposed, true)]
    [InlineData("one two", "one\u00a0two", true)]
    [InlineData("می\u200cخواهم", "میخواهم", true)]
    [InlineData("❤\ufe0f", "❤", true)]
    [InlineData(Composed, Composed, false)]
    [InlineData("cafe", Composed, false)]
    [InlineData("dev", "Dev", false)]
    public void It_is_recognized_whichever_comes_first(string one, string other, bool isAlike)
    {
        Assert.Equal(isAlike, LookAlikes.Are(one, other));
        Assert.Equal(isAlike, LookAlikes.Are(other, one));
    }

    [Fact]
    public void A_list_with_two_such_names_says_so_once()
    {
        foreach (var name in (string[])[Composed, "other", Decomposed])
        {
            _host.AddBranch(_app, name);
        }

        var result = _host.Run("Get-NeonBranch -Project app");

        Assert.Equal(4, result.Output.Count);
        Assert.Equal(
            $"Two names in this list look the same but are written with different characters: '{Composed}' and '{Decomposed}'. Use their ids.",
            Assert.Single(result.Warnings));
        Assert.Empty(_host.Run($"Get-NeonBranch -Project app -Name other, main, {Composed}").Warnings);
    }

    [Theory]
    [InlineData("Get-NeonBranch", "branch")]
    [InlineData("Remove-NeonBranch -Confirm:$false", "branch")]
    public void A_branch_that_only_looks_like_the_one_named_is_left_alone_and_mentioned(string command, string kind)
    {
        _host.AddBranch(_app, Decomposed);

        var result = _host.Run($"{command} {Composed} -Project app");

        Assert.Equal("NeonBranchNotFound", result.ErrorId);
        Assert.StartsWith($"Another {kind} has a name that looks the same but is written with other characters.", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.NotNull(_host.Stored(_app, Decomposed));
    }

    [Fact]
    public void A_project_that_only_looks_like_the_one_named_is_mentioned()
    {
        _host.Seed(Decomposed);

        var error = _host.Run($"Get-NeonBranch -Project {Composed}").Error;

        Assert.StartsWith("NeonProjectNotFound,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.StartsWith("Another project has a name that looks the same", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_two_such_branches_only_the_one_named_is_removed()
    {
        _host.AddBranch(_app, Decomposed);
        _host.AddBranch(_app, Composed);

        Assert.Empty(_host.Run($"Remove-NeonBranch {Composed} -Project app -Confirm:$false").Errors);

        Assert.NotNull(_host.Stored(_app, Decomposed));
        Assert.Null(_host.Stored(_app, Composed));
    }

    [Fact]
    public void A_name_that_is_written_in_one_way_only_costs_no_further_request()
    {
        _host.Forget();

        Assert.Equal("NeonBranchNotFound", _host.Run($"Get-NeonBranch nobody -Project {_app.ProjectId}").ErrorId);

        Assert.Single(_host.Requests);
    }
}
