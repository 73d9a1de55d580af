using Neon.Tests.Branches;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Kernel;

/// <summary>Different names that look the same: each identifies only itself, and an error mentions the other one.</summary>
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
    public void Look_alikes_are_recognized_in_either_order(string one, string other, bool isAlike)
    {
        Assert.Equal(isAlike, LookAlikes.Are(one, other));
        Assert.Equal(isAlike, LookAlikes.Are(other, one));
    }

    [Fact]
    public void A_list_with_look_alike_names_warns_once()
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
    public void A_look_alike_branch_is_left_unchanged_and_mentioned(string command, string kind)
    {
        _host.AddBranch(_app, Decomposed);

        var result = _host.Run($"{command} {Composed} -Project app");

        Assert.Equal("NeonBranchNotFound", result.ErrorId);
        Assert.StartsWith($"Another {kind} has a name that looks the same but is written with other characters.", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.NotNull(_host.Stored(_app, Decomposed));
    }

    [Fact]
    public void A_look_alike_project_is_mentioned()
    {
        _host.Seed(Decomposed);

        var error = _host.Run($"Get-NeonBranch -Project {Composed}").Error;

        Assert.StartsWith("NeonProjectNotFound,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.StartsWith("Another project has a name that looks the same", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_specified_one_of_two_look_alike_branches_is_removed()
    {
        _host.AddBranch(_app, Decomposed);
        _host.AddBranch(_app, Composed);

        Assert.Empty(_host.Run($"Remove-NeonBranch {Composed} -Project app -Confirm:$false").Errors);

        Assert.NotNull(_host.Stored(_app, Decomposed));
        Assert.Null(_host.Stored(_app, Composed));
    }

    [Theory]
    [InlineData(Composed, null)]
    [InlineData(Decomposed, "cafe`u{301}")]
    [InlineData("one\u00a0two", "one`u{a0}two")]
    [InlineData("one\u3000two", "one`u{3000}two")]
    [InlineData("m\u0430in", "m`u{430}in")]
    [InlineData("\u0430pp", "`u{430}pp")]
    [InlineData("\uff4dain", "`u{ff4d}ain")]
    [InlineData("\u212aey", "`u{212a}ey")]
    [InlineData("❤\ufe0f", "❤`u{fe0f}")]
    [InlineData("a\u200bb\u00a0", "a`u{200b}b`u{a0}")]
    [InlineData("pr\u201142", "pr`u{2011}42")]
    [InlineData("pr\u221242", "pr`u{2212}42")]
    [InlineData("a\u2215b", "a`u{2215}b")]
    [InlineData("a\u2044b", "a`u{2044}b")]
    [InlineData("it\u2019s", "it`u{2019}s")]
    [InlineData("ma\u0131n", "ma`u{131}n")]
    [InlineData("m\u0251in", "m`u{251}in")]
    [InlineData("\u0585rders", "`u{585}rders")]
    [InlineData("\u13aapp", "`u{13aa}pp")]
    [InlineData("պատվեր", null)]
    [InlineData("проект", null)]
    [InlineData("проект main", null)]
    [InlineData("größe-日本語", null)]
    [InlineData("1 €", null)]
    [InlineData("plain name", null)]
    public void A_prompt_shows_how_an_ambiguous_name_is_written(string name, string? written) =>
        Assert.Equal(VisibleText.Of(name) + (written is null ? string.Empty : $" (written as \"{written}\")"), LookAlikes.Marked(name));

    [Fact]
    public void Prompts_for_look_alike_branches_differ()
    {
        var asked = new List<string>();
        foreach (var name in (string[])[Composed, Decomposed])
        {
            _host.AddBranch(_app, name);
            var person = new TestHost(2);
            Assert.Empty(_host.Run(person, $"Get-NeonBranch {name} -Project app | Remove-NeonBranch").Errors);
            Assert.Empty(_host.Run(person, $"Remove-NeonBranch {name} -Project app -WhatIf").Errors);
            asked.Add(Assert.Single(person.Questions).ToString()! + person.Printed);
        }

        Assert.DoesNotContain("written as", asked[0], StringComparison.Ordinal);
        Assert.Equal(2, asked[1].Split("cafe`u{301}").Length - 1);
    }

    [Fact]
    public void An_unambiguous_name_needs_no_extra_request()
    {
        _host.Forget();

        // An error would read one page of the list for its suggestion.
        Assert.Empty(_host.Run($"Remove-NeonBranch nobody -Project {_app.ProjectId} -IfExists -Confirm:$false").Errors);

        Assert.Single(_host.Requests);
    }
}
