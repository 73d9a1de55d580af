using System.Management.Automation;
using System.Reflection;
using Neon.Commands;
using Neon.Emulator;
using Neon.Tests.Branches;
using Neon.Tests.Support;
using Xunit;
using static Neon.Tests.Support.NamedResources;

namespace Neon.Tests.Objects;

/// <summary>A Get- cmdlet that returns nothing says why on the verbose stream, in one line.</summary>
public sealed class EmptyOutputTests : IDisposable
{
    private static readonly string[] Beginnings = ["None of the ", "The only ", "Neon returned no ", "Neon has no ", "The log has no "];

    private readonly NeonHost _host = new();
    private readonly SeededProject _app;

    public EmptyOutputTests() => _app = _host.Seed();

    /// <summary>Each filter by name, and each filter by age of the same cmdlets.</summary>
    private static (string Cmdlet, string Filter, string Parents)[] Filters =>
    [
        .. Names,
        .. from list in Names
           from property in TypeOf(list.Cmdlet).GetProperties()
           where property.PropertyType == typeof(TimeSpan?) && property.Name is not "FetchTimeout"
           select (list.Cmdlet, property.Name, list.Parents),
    ];

    private static (string Cmdlet, string Filter, string Parents)[] Names =>
    [
        .. NamePatternTests.Lists.Select(list => (list.Cmdlet, list.Filter, list.Parents)),
        ("Get-NeonAuthDomain", "Domain", OnMain),
        ("Get-NeonOrganizationInvitation", "Email", ""),
        ("Get-NeonPreloadLibrary", "Name", "-Project app"),
        ("Get-NeonRegion", "Name", ""),
    ];

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Fact]
    public void Every_filter_that_excludes_everything_is_named_with_the_count()
    {
        using var folder = new TempFolder();
        _host.AddNamedResources(_app, folder);
        _host.Run("$null = New-NeonOrganizationInvitation linus@example.com -Role viewer");
        _host.Run($"Add-NeonAuthDomain https://example.com {OnMain}");
        var different = new List<string>();
        foreach (var (cmdlet, filter, parents) in Filters)
        {
            var count = _host.Run($"{cmdlet} {parents}").Output.Count;
            var value = TypeOf(cmdlet).GetProperty(filter)!.PropertyType != typeof(string[]) ? "5000d"
                // As the first argument, an exact name that does not exist is an error.
                : TypeOf(cmdlet).GetProperty(filter)!.GetCustomAttributes<ParameterAttribute>().Any(parameter => parameter.Position == 0) ? "no-such*" : "no-such";
            var none = _host.Run($"{cmdlet} -{filter} {value} {parents} -Verbose");

            var line = Explanations(none);
            var words = ResourceTable.OfNoun(cmdlet["Get-Neon".Length..]);
            var place = parents.Contains("-Bucket", StringComparison.Ordinal) ? " in app/main/uploads"
                : parents.Contains("-Branch", StringComparison.Ordinal) ? " in app/main"
                : parents.Contains("-Project", StringComparison.Ordinal) ? " in app" : "";
            var expected = count == 1 ? $"The only {words.Kind}{place} does not match" : $"None of the {count} {words.Plural}{place} matched";
            if (none.Output.Count > 0 || none.Errors.Count > 0 || count == 0 || line is not [var only] || only != $"{expected} -{filter} {value}.")
            {
                different.Add($"{cmdlet} -{filter}: {string.Join(" | ", line)} instead of {expected} -{filter} {value}.");
            }
        }

        Assert.Empty(different);
    }

    [Fact]
    public void Every_list_with_a_filter_by_name_is_tested() => Assert.Equal(
        typeof(NeonApiCmdlet).Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<CmdletAttribute>()?.VerbName == "Get"
                && type.GetProperties().Any(property => property.PropertyType == typeof(string[]) && property.IsDefined(typeof(SupportsWildcardsAttribute))))
            .Select(type => $"Get-{type.GetCustomAttribute<CmdletAttribute>()!.NounName}").Order(StringComparer.Ordinal),
        Names.Select(list => list.Cmdlet).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("Get-NeonBranch pr-* -Project app", "None of the 2 branches in app matched -Branch pr-*.")]
    [InlineData("'pr-*' | Get-NeonBranch -Project app", "None of the 2 branches in app matched -Branch pr-*.")]
    [InlineData("Get-NeonProject app | Get-NeonBranch -OlderThan 36h -Default:$false -SortBy name", "None of the 2 branches in app matched -Default:$false -OlderThan '1d 12h'.")]
    [InlineData("Get-NeonBranch -Project app -Name pr-*, 'a b'", "None of the 2 branches in app matched -Name pr-*, 'a b'.")]
    [InlineData("Get-NeonBranch -Project app -Search nope", "Neon returned no branches in app for -Search nope.")]
    [InlineData("Get-NeonBranch dev -Project app | Get-NeonSnapshot", "Neon returned no snapshots in app for -Branch dev.")]
    [InlineData("Get-NeonBranch -Project app | Get-NeonDatabase -Name nope", "None of the 2 databases matched -Name nope.")]
    [InlineData("Get-NeonProject app | Get-NeonSnapshot", "Neon returned no snapshots in app.")]
    [InlineData("Get-NeonOperation -Project app -Status error", "None of the * operations in app matched -Status error.")]
    [InlineData("Set-NeonContext -Project app; Get-NeonBranch pr-*", "None of the 2 branches in app matched -Branch pr-*.")]
    public void The_line_contains_the_filters_and_the_place(string command, string expected)
    {
        var dev = _host.AddBranch(_app, "dev");
        var operations = _host.Run("Get-NeonOperation -Project app").Output.Count;

        var result = _host.Run("$VerbosePreference = 'Continue'; " + command);

        Assert.Empty(result.Errors);
        Assert.Empty(result.Output);
        Assert.Equal([expected.Replace("the *", $"the {operations}", StringComparison.Ordinal)], Explanations(result).Select(line => line.Replace(dev, "dev", StringComparison.Ordinal)));
        Assert.Empty(result.Information);
    }

    [Theory]
    [InlineData("Get-NeonBranch main -Project app")]
    [InlineData("Get-NeonBranch -Project app -Name main")]
    [InlineData("Get-NeonBranch nope -Project app")]
    [InlineData("'main', 'nope' | Get-NeonBranch -Project app")]
    [InlineData("@() | Get-NeonBranch -Project app")]
    [InlineData("Get-NeonBranch -Project app | Select-Object -First 1")]
    [InlineData("Remove-NeonBranch nope -Project app -IfExists -Confirm:$false")]
    public void Output_errors_and_missing_input_need_no_explanation(string command) =>
        Assert.Empty(Explanations(_host.Run($"$VerbosePreference = 'Continue'; {command}")));

    [Theory]
    [InlineData("Get-NeonProjectConsumption", "Neon has no daily figures from ", ". Figures start when the account moved to a plan that records them.")]
    [InlineData("Get-NeonProject app | Get-NeonProjectConsumption -Granularity hourly", "Neon has no hourly figures from ", ". Figures start when the account moved to a plan that records them.")]
    [InlineData("Get-NeonLog -Project app -Branch main -Contains nothing", "The log has no records in app/main for -Contains nothing.", " Only the last hour was searched: specify -Last or -From.")]
    [InlineData("Get-NeonLog -Project app -Branch main -Contains nothing -Last 6h", "The log has no records in app/main for -Contains nothing -Last 6h.", "")]
    public void An_empty_output_that_could_be_a_fault_is_also_explained_on_the_information_stream(string command, string beginning, string end)
    {
        _host.Emulator.Faults.Add("getConsumptionHistoryPerProjectV2", EmulatorFault.Status(System.Net.HttpStatusCode.OK, """{"projects":[],"pagination":{"cursor":""}}"""));

        var result = _host.Run($"{command} -Verbose");

        Assert.Empty(result.Errors);
        Assert.Empty(result.Output);
        var line = Assert.Single(Explanations(result));
        Assert.StartsWith(beginning, line, StringComparison.Ordinal);
        Assert.EndsWith(end, line, StringComparison.Ordinal);
        Assert.Equal([line], result.Information);
        Assert.Empty(_host.Run(command).Warnings);
    }

    private static Type TypeOf(string cmdlet) => typeof(NeonApiCmdlet).Assembly.GetType($"Neon.Commands.{cmdlet.Replace("-", "", StringComparison.Ordinal)}Command", throwOnError: true)!;

    private static string[] Explanations(PipelineResult result) =>
        [.. result.Verbose.Where(line => Array.Exists(Beginnings, beginning => line.StartsWith(beginning, StringComparison.Ordinal)))];
}
