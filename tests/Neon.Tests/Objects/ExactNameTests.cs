using Neon.Emulator;
using Neon.Tests.Branches;
using Neon.Tests.Functions;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Objects;

/// <summary>
/// A name identifies exactly the resource with that name, and a pattern ignores case. Both work alike in every culture: in
/// Turkish, i and I are different letters.
/// </summary>
public sealed class ExactNameTests : IDisposable
{
    private static readonly string[] Cultures = ["", "en-US", "tr-TR", "az-Latn-AZ", "de-DE"];

    private readonly NeonHost _host = new(options => new EmulatorOptions { Clock = options.Clock, Seed = options.Seed, Locks = false });
    private readonly SeededProject _app;

    public ExactNameTests() => _app = _host.Seed();

    public static TheoryData<string, string, string> Lists
    {
        get
        {
            (string Create, string List)[] kinds =
            [
                ("New-NeonProject {0} -Wait", "Get-NeonProject"),
                ("New-NeonBranch {0} -Project app -Wait", "Get-NeonBranch -Project app"),
                ("New-NeonDatabase {0} -Project app -Branch main -Wait", "Get-NeonDatabase -Project app -Branch main"),
                ("New-NeonRole {0} -Project app -Branch main -Wait", "Get-NeonRole -Project app -Branch main"),
                ("New-NeonSnapshot {0} -Project app -Branch main -Wait", "Get-NeonSnapshot -Project app"),
                ("New-NeonTrigger {0} -Function api -Cron '0 3 * * *' -Project app -Branch main", "Get-NeonTrigger -Project app -Branch main"),
                ("New-NeonCredential {0} -Scope storage:read -Project app -Branch main", "Get-NeonCredential -Project app -Branch main"),
                ("New-NeonApiKey {0}", "Get-NeonApiKey"),
            ];
            var all = new TheoryData<string, string, string>();
            foreach (var culture in Cultures)
            {
                foreach (var (create, list) in kinds.Where(kind => culture is "tr-TR" || kind.List.StartsWith("Get-NeonBranch", StringComparison.Ordinal)))
                {
                    all.Add(culture, create, list);
                }
            }

            return all;
        }
    }

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("Get-NeonBranch -Project app -Name 'a[b'", "a[b")]
    [InlineData("Get-NeonProject -Name main, '['", "[")]
    [InlineData("Get-NeonRole -Project app -Branch main -Name '[z-a'", "[z-a")]
    public void The_error_for_an_invalid_pattern_explains_how_to_escape_a_bracket(string command, string pattern)
    {
        var result = _host.Run(command);

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Equal($"'{pattern}' is not a valid wildcard pattern.", result.Error.ErrorDetails.Message);
        Assert.Equal("To match a literal bracket, put a backtick before it.", result.Error.ErrorDetails.RecommendedAction);
        Assert.Empty(result.Output);
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public void A_name_is_matched_exactly_and_a_pattern_ignores_case(string culture, string create, string list)
    {
        Prepare(create, "title", "TITLE", "title-7", "title-[7]");

        Assert.Equal(["title"], Names(culture, $"{list} -Name title"));
        Assert.Equal(["TITLE"], Names(culture, $"{list} -Name TITLE"));
        Assert.Empty(Names(culture, $"{list} -Name Title"));
        Assert.Equal(["TITLE", "title"], Names(culture, $"{list} -Name TITL?"));
        Assert.Equal(["TITLE", "title"], Names(culture, $"{list} -Name titl?"));
        Assert.Equal(["TITLE", "title", "title-7", "title-[7]"], Names(culture, $"{list} -Name TIT*"));
        Assert.Equal(["title-7"], Names(culture, $"{list} -Name 'title-[7]'"));
        Assert.Equal(["title-[7]"], Names(culture, $"{list} -Name ([WildcardPattern]::Escape('title-[7]'))"));
        Assert.Equal(["TITLE", "title-[7]"], Names(culture, $"{list} -Name TITLE, 'title-`[7`]'"));
    }

    /// <summary>A name of a target is exact, whatever the culture.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("tr-TR")]
    public void A_target_is_matched_by_its_exact_name(string culture)
    {
        Prepare("New-NeonBranch {0} -Project app -Wait", "title", "TITLE", "title-7", "title-[7]");

        Assert.Empty(Names(culture, "Remove-NeonBranch title -Project app -Confirm:$false -Wait"));
        Assert.Empty(Names(culture, "Remove-NeonBranch 'title-[7]' -Project app -Confirm:$false -Wait"));
        Assert.Equal("NeonBranchNotFound", _host.Run(In(culture, "Remove-NeonBranch Title -Project app -Confirm:$false")).ErrorId);

        Assert.Equal(["TITLE", "main", "title-7"], Names(culture, "Get-NeonBranch -Project app"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("tr-TR")]
    public void Names_that_differ_in_case_are_different(string culture)
    {
        Prepare("New-NeonBranch {0} -Project app -Wait", "pr-42", "PR-42");

        Assert.Empty(Names(culture, "Get-NeonBranch -Project app -Name pr-42 | Remove-NeonBranch -Confirm:$false -Wait"));

        Assert.Equal(["PR-42", "main"], Names(culture, "Get-NeonBranch -Project app"));
    }

    /// <summary>Email addresses are compared without case, also where they identify a target.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("tr-TR")]
    public void Email_addresses_are_not_case_sensitive(string culture)
    {
        Assert.Empty(_host.Run("Grant-NeonProjectPermission ivi@example.com -Project app").Errors);

        Assert.Single(_host.Run(In(culture, "Get-NeonProjectPermission -Project app -Email IVI@EXAMPLE.COM")).Output);
        Assert.Single(_host.Run(In(culture, "Get-NeonProjectPermission -Project app -Email IVI@*")).Output);
        Assert.Empty(_host.Run(In(culture, "Revoke-NeonProjectPermission IVI@EXAMPLE.COM -Project app -Confirm:$false")).Errors);
    }

    private void Prepare(string create, params string[] names)
    {
        if (create.Contains("Trigger", StringComparison.Ordinal))
        {
            _host.AddFunction($"/projects/{_app.ProjectId}/branches/{_app.MainBranchId}");
        }

        foreach (var name in names)
        {
            Assert.Empty(_host.Run(string.Format(null, create, $"'{name}'")).Errors);
        }

        _host.Settle();
    }

    private static string In(string culture, string command) => $"[cultureinfo]::CurrentCulture = '{culture}'; {command}";

    private string[] Names(string culture, string command)
    {
        var result = _host.Run(In(culture, command));
        Assert.Empty(result.Errors);
        return [.. result.Output.Select(item => item.ToString()).Where(name => name != "app").Order(StringComparer.Ordinal)];
    }
}
