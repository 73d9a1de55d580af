using System.Management.Automation;
using System.Reflection;
using Neon.Commands;
using Neon.Tests.Branches;
using Neon.Tests.Completion;
using Neon.Tests.Contract;
using Neon.Tests.Support;
using Xunit;
using static Neon.Tests.Support.NamedResources;

namespace Neon.Tests.Objects;

/// <summary>A pattern instead of one resource: it lists, as the filter of the cmdlet does, and it never changes anything.</summary>
public sealed class NamePatternTests : IDisposable
{
    private readonly NeonHost _host = new();
    private readonly SeededProject _app;

    public NamePatternTests() => _app = _host.Seed();

    /// <summary>Each cmdlet with the filter that it uses for a pattern, its parents, and a pattern with the resources that it matches.</summary>
    internal static (string Cmdlet, string Filter, string Parents, string Pattern)[] Lists =>
    [
        ("Get-NeonProject", "Name", "", "AP?"),
        ("Get-NeonBranch", "Name", "-Project app", "dev*"),
        ("Get-NeonOrganization", "Name", "", "*"),
        ("Get-NeonEndpoint", "Name", "-Project app", "read*"),
        ("Get-NeonDatabase", "Name", OnMain, "[n]eondb"),
        ("Get-NeonRole", "Name", OnMain, "*_owner"),
        ("Get-NeonSnapshot", "Name", "-Project app", "b*"),
        ("Get-NeonFunction", "Name", OnMain, "order*"),
        ("Get-NeonTrigger", "Name", OnMain, "night*"),
        ("Get-NeonCustomDomain", "Name", OnMain, "*.example.com"),
        ("Get-NeonBucket", "Name", OnMain, "up*"),
        ("Get-NeonBucketObject", "Key", "-Bucket uploads " + OnMain, "*.zip"),
        ("Get-NeonCredential", "Name", OnMain, "b*"),
        ("Get-NeonApiKey", "Name", "", "lap*"),
        ("Get-NeonOrganizationMember", "Email", "", "ada@*"),
        ("Get-NeonProjectMember", "Email", "-Project app", "ada@*"),
        ("Get-NeonProjectPermission", "Email", "-Project app", "linus@*"),
        ("Get-NeonVpcEndpoint", "Label", "", "off*"),
        ("Get-NeonProjectVpcEndpoint", "Label", "-Project app", "off*"),
        ("Get-NeonJwks", "ProviderName", "-Project app", "key*"),
    ];

    public void Dispose() => _host.Dispose();

    [Fact]
    public void Every_list_with_a_filter_by_name_accepts_a_pattern_in_place_of_one_resource()
    {
        var lists = typeof(NeonApiCmdlet).Assembly.GetTypes()
            .Select(type => (Type: type, Cmdlet: type.GetCustomAttribute<CmdletAttribute>(), Own: type.GetProperties().FirstOrDefault(IsOwn)))
            .Where(list => list is { Cmdlet.VerbName: "Get", Own: not null } && list.Type.GetProperties().Any(property => property.PropertyType == typeof(string[]) && property.IsDefined(typeof(SupportsWildcardsAttribute))))
            .ToArray();

        Assert.Equal(
            lists.Select(list => $"Get-{list.Cmdlet!.NounName}").Order(StringComparer.Ordinal),
            Lists.Select(list => list.Cmdlet).Order(StringComparer.Ordinal));
        Assert.All(lists, list => Assert.True(list.Own!.IsDefined(typeof(SupportsWildcardsAttribute)) && NamePattern.Of(list.Type) is not null, list.Type.Name));
    }

    [Fact]
    public void A_pattern_in_place_of_one_resource_works_like_the_filter()
    {
        using var folder = new TempFolder();
        _host.AddNamedResources(_app, folder);
        var different = new List<string>();
        foreach (var (cmdlet, filter, parents, pattern) in Lists)
        {
            var expected = Run($"{cmdlet} -{filter} '{pattern}' {parents}");
            var others = new[] { $"{cmdlet} '{pattern}' {parents}", $"'{pattern}' | {cmdlet} {parents}" }.Select(Run).ToArray();
            Assert.NotEqual("", expected.Output);
            different.AddRange(others.Where(other => other != expected).Select(other => $"{cmdlet}: {other} instead of {expected}"));
            var none = _host.Run($"{cmdlet} 'no-such-*' {parents}");
            different.AddRange(none.Errors.Select(error => $"{cmdlet}: {error}"));
            Assert.Empty(none.Output);
        }

        Assert.Empty(different);
    }

    /// <summary>
    /// Most endpoints have no name, and most VPC endpoints no label, so users know their ids. Every id of another kind begins in the
    /// same way: a pattern for names that do so as well, such as br-*, must not select all of them.
    /// </summary>
    [Theory]
    [InlineData("Get-NeonEndpoint ep-* -Project app", true)]
    [InlineData("Get-NeonEndpoint -Name ep-* -Project app", true)]
    [InlineData("Get-NeonVpcEndpoint vpce-*", true)]
    [InlineData("Get-NeonProjectVpcEndpoint vpce-* -Project app", true)]
    [InlineData("Get-NeonBranch br-* -Project app", false)]
    [InlineData("Get-NeonSnapshot snap-* -Project app", false)]
    [InlineData("Get-NeonOrganization org-*", false)]
    public void A_pattern_matches_ids_only_where_names_are_optional(string command, bool isMatch)
    {
        using var folder = new TempFolder();
        _host.AddNamedResources(_app, folder);

        var result = _host.Run(command);

        Assert.Empty(result.Errors);
        Assert.Equal(isMatch, result.Output.Count > 0);
    }

    [Fact]
    public void Only_text_of_the_user_is_a_pattern()
    {
        _host.AddBranch(_app, "pr-7");
        _host.AddBranch(_app, "pr-[7]");
        _host.AddBranch(_app, "qa-[");

        Assert.Equal(["pr-7"], Names("Get-NeonBranch 'pr-[7]' -Project app"));
        Assert.Equal(["pr-7"], Names("Get-NeonBranch -Branch 'pr-[7]' -Project app"));
        Assert.Equal(["pr-7"], Names("Get-NeonProject app | Get-NeonBranch 'pr-[7]'"));
        Assert.Equal(["pr-[7]"], Names("Get-NeonBranch 'pr-`[7`]' -Project app"));
        Assert.Equal(["pr-[7]"], Names("Get-NeonBranch ([WildcardPattern]::Escape('pr-[7]')) -Project app"));
        Assert.Equal(["pr-[7]"], Names("[pscustomobject]@{ Branch = 'pr-[7]' } | Get-NeonBranch -Project app"));
        Assert.Equal(["pr-[7]"], Names("[pscustomobject]@{ BranchId = 'pr-[7]'; Project = 'app' } | Get-NeonBranch"));
        Assert.Equal(["pr-[7]"], Names("Get-NeonBranch -Project app | Where-Object Name -eq 'pr-[7]' | Get-NeonBranch"));
        Assert.Equal(["pr-[7]"], Names("Remove-NeonBranch 'pr-[7]' -Project app -Confirm:$false -PassThru"));
        Assert.Equal(["pr-7"], Names("Get-NeonBranch pr-* -Project app"));
        Assert.Equal(["qa-["], Names("Get-NeonBranch 'qa-[' -Project app"));
    }

    [Theory]
    [InlineData("Remove-NeonBranch 'pr-[9]' -Project app -Confirm:$false", "NeonBranchNotFound", "Get-NeonBranch 'pr-[9]' -Project app | Remove-NeonBranch.")]
    [InlineData("Get-NeonConnectionString pr-* -Project app", "NeonBranchNotFound", "Get-NeonBranch 'pr-*' -Project app | Get-NeonConnectionString.")]
    public void An_error_about_a_pattern_shows_how_to_list_and_pipe(string command, string id, string advice)
    {
        _host.AddBranch(_app, "pr-7");

        var result = _host.Run(command);

        Assert.Equal(id, result.ErrorId);
        Assert.DoesNotContain("Did you mean", result.Error.ToString(), StringComparison.Ordinal);
        Assert.Contains("does not accept wildcards.", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.EndsWith(advice, result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.All(_host.Requests, request => Assert.StartsWith("GET", request, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Remove-NeonBranch pr-* -Project app", "Get-NeonBranch 'pr-*' -Project app | Remove-NeonBranch.")]
    [InlineData("Remove-NeonBranch pr-* -Project app -IfExists", "Get-NeonBranch 'pr-*' -Project app | Remove-NeonBranch.")]
    [InlineData("Reset-NeonBranch pr-? -Project app", "Get-NeonBranch 'pr-?' -Project app | Reset-NeonBranch.")]
    [InlineData("Restore-NeonBranch pr-* -Source main -Project app", "Get-NeonBranch 'pr-*' -Project app | Restore-NeonBranch.")]
    [InlineData("'pr-*' | Set-NeonBranch -Protected -Project app", "Get-NeonBranch 'pr-*' -Project app | Set-NeonBranch.")]
    [InlineData("Remove-NeonRole temp_* -Project app -Branch main", "Get-NeonRole 'temp_*' -Project app -Branch main | Remove-NeonRole.")]
    [InlineData("Revoke-NeonApiKey \"it's*\"", "Get-NeonApiKey 'it''s*' | Revoke-NeonApiKey.")]
    public void A_pattern_is_refused_before_a_change_is_confirmed(string command, string advice)
    {
        foreach (var confirmation in (string[])["-WhatIf", "-Confirm", "-Confirm:$false"])
        {
            var person = new TestHost(2);
            var result = _host.Run(person, $"{command} {confirmation}");

            Assert.Equal("NeonInvalidInput", result.ErrorId);
            Assert.Contains("contains wildcard characters", result.Error.ToString(), StringComparison.Ordinal);
            Assert.EndsWith(advice, result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
            Assert.Equal(result.Error.ToString().Split('\'')[1], $"{result.Error.TargetObject}".Split('\'')[0]);
            Assert.Empty(person.Questions);
            Assert.DoesNotContain("What if", person.Printed, StringComparison.Ordinal);
            Assert.Empty(_host.Requests);
        }
    }

    /// <summary>Every removal of something that a Get- cmdlet lists by a pattern.</summary>
    [Fact]
    public void Every_removal_refuses_a_pattern_in_place_of_its_target()
    {
        var lists = Lists.Select(list => list.Cmdlet["Get-Neon".Length..]).ToHashSet();
        var removals = CmdletTestData.All.SelectMany(data => data.Removals).Select(removal => removal.Command.Split(' ', 3))
            .Where(words => !words[1].StartsWith('\'') && lists.Contains(words[0].Split("-Neon")[1].Replace("MemberRole", "Member", StringComparison.Ordinal))).ToArray();
        var wrong = new List<string>();
        foreach (var words in removals)
        {
            var result = _host.Run($"$organization = '{_host.Emulator.OrganizationId}'; {words[0]} 'no-such-*' {string.Join(' ', words.Skip(2))} -WhatIf");
            if (result.Errors is not [var error, ..] || !error.ToString().StartsWith("'no-such-*' contains wildcard characters, which ", StringComparison.Ordinal) || _host.Requests.Count > 0)
            {
                wrong.Add($"{string.Join(' ', words)}: {string.Join(' ', result.Errors)}");
            }
        }

        Assert.Empty(wrong);
        Assert.True(removals.Length > 15, $"{removals.Length} removals");
    }

    [Fact]
    public void A_pattern_of_brackets_is_not_mistaken_for_a_resource_that_does_not_exist()
    {
        var result = _host.Run("Remove-NeonBranch 'pr-[9]' -Project app -IfExists -Confirm:$false");

        Assert.Empty(result.Errors);
        Assert.Equal("Remove-NeonBranch does not accept wildcards. No branch has the name 'pr-[9]', so nothing was changed.", Assert.Single(result.Warnings));
    }

    [Theory]
    [InlineData("Get-NeonBranch main, pr-*, main -Project app", "main pr-7")]
    [InlineData("Get-NeonBranch main, m*, pr-7, pr-* -Project app", "main pr-7")]
    [InlineData("Get-NeonBranch main, (Get-NeonBranch main -Project app).BranchId, main -Project app", "main")]
    public void A_list_returns_each_resource_once(string command, string expected)
    {
        _host.AddBranch(_app, "pr-7");

        Assert.Equal(expected, string.Join(' ', Names(command)));
    }

    [Fact]
    public void Verbose_output_names_the_parameter_of_the_pattern()
    {
        Assert.Equal("The only branch in app does not match -Branch pr-*.", _host.Run("Get-NeonBranch pr-* -Project app -Verbose").Verbose[^1]);
        Assert.Equal("The only branch in app does not match -Name pr-*.", _host.Run("Get-NeonBranch -Name pr-* -Project app -Verbose").Verbose[^1]);
    }

    [Theory]
    [InlineData("Get-NeonBranch", "'pr-`[7`]'")]
    [InlineData("Set-NeonBranch", "'pr-[7]'")]
    public void Completion_escapes_wildcards_where_they_are_accepted(string cmdlet, string expected)
    {
        _host.AddBranch(_app, "pr-[7]");

        Assert.Equal([expected], _host.Offered($"{cmdlet} -Project {_app.ProjectId} -Branch pr-"));
        Assert.Equal(["pr-[7]"], Names($"Get-NeonBranch -Project {_app.ProjectId} -Branch 'pr-`[7`]'"));
    }

    private static bool IsOwn(PropertyInfo property) => CmdletRuns.TypeOf(property).IsSubclassOf(typeof(ResourceIdentity)) && property.GetCustomAttributes<ParameterAttribute>().Any(parameter => parameter.Position == 0);

    private string[] Names(string command) => [.. _host.Get<Branch>(command).Select(branch => branch.Name!)];

    private (string Output, string Requests) Run(string command)
    {
        _host.Forget();
        // Each command looks up its names.
        _host.Connection.RaiseChanged();
        var result = _host.Run(command);
        Assert.Empty(result.Errors);
        return (string.Join(' ', result.Output), string.Join(' ', _host.Requests.Order(StringComparer.Ordinal)));
    }
}
