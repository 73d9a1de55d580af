using System.Management.Automation;
using System.Reflection;
using System.Text.Json;
using Neon.Commands;
using Xunit;

namespace Neon.Tests.Contract;

/// <summary>
/// Every parameter that accepts its value from a property of a piped row, with every spelling of the column: the request is the
/// same as with the spelling of the parameter, or nothing is sent.
/// </summary>
public sealed class RowOptionMatrix : IDisposable
{
    private const string Value = "other";

    private static readonly string[] Parents = ["Project", "Branch"];

    private readonly CmdletRuns _runs = new() { AsText = true };

    public static TheoryData<Type, string> Options
    {
        get
        {
            var options = new TheoryData<Type, string>();
            foreach (var (cmdlet, property) in CmdletRuns.Cmdlets.SelectMany(cmdlet => cmdlet.GetProperties().Where(IsOption).Select(property => (cmdlet, property))))
            {
                options.Add(cmdlet, property.Name);
            }

            return options;
        }
    }

    public void Dispose() => _runs.Dispose();

    [Theory]
    [MemberData(nameof(Options))]
    public void A_column_has_the_same_meaning_in_every_spelling(Type cmdlet, string name)
    {
        var option = cmdlet.GetProperty(name)!;
        var heading = option.GetCustomAttribute<AliasAttribute>()?.AliasNames[0] ?? name;
        var like = _runs.Shortest(cmdlet).Select(run => run with { Parameters = [.. run.Parameters.Where(parameter => !cmdlet.GetProperty(parameter)!.GetCustomAttributes<ParameterAttribute>().Any(attribute => attribute.ValueFromPipeline || attribute.ValueFromPipelineByPropertyName))] }).First();
        string[] places = [.. Parents.Where(place => cmdlet.GetProperty(place) is { } parent && parent != option && GoTogether(parent, option))];
        var bound = Sent(_runs.Pipe([Row(places, (heading, Value))], like));
        Assert.NotEmpty(bound.Requests);

        foreach (var spelling in (string[])[JsonNamingPolicy.SnakeCaseLower.ConvertName(heading), JsonNamingPolicy.KebabCaseUpper.ConvertName(heading).Replace('-', ' ')])
        {
            // Only the engine can set a mandatory parameter.
            var other = Sent(_runs.Pipe([Row(places, (spelling, Value))], like));
            Assert.True(other.Requests == bound.Requests || (other.Requests.Length == 0 && other.Errors == 1), $"{spelling}: {other.Requests} instead of {bound.Requests}");

            var twice = Sent(_runs.Pipe([Row(places, (heading, Value), (spelling, "another"))], like));
            Assert.True(spelling.Equals(heading, StringComparison.OrdinalIgnoreCase) || twice is { Requests.Length: 0, Errors: 1 }, $"{spelling}: {twice.Requests}");
        }
    }

    // Some keys are one word: a row cannot have the column twice.
    private static PSObject Row(string[] places, params (string Heading, string Value)[] columns)
    {
        var row = new PSObject();
        foreach (var (heading, value) in places.Select(place => (place + "Id", SampleServer.Word)).Concat(columns).DistinctBy(column => column.Item1.ToUpperInvariant()))
        {
            row.Properties.Add(new PSNoteProperty(heading, value));
        }

        return row;
    }

    private static (string Requests, int Errors) Sent(CmdletRun run) =>
        (string.Join(' ', run.Sent.Select(sent => $"{sent.Operation.Method} {sent.Path}?{string.Join('&', sent.Query)}")), run.Result.Errors.Count);

    private static bool GoTogether(PropertyInfo one, PropertyInfo other) => SetsOf(one).Contains(ParameterAttribute.AllParameterSets)
        || SetsOf(other).Contains(ParameterAttribute.AllParameterSets) || SetsOf(one).Intersect(SetsOf(other)).Any();

    private static IEnumerable<string> SetsOf(PropertyInfo property) => property.GetCustomAttributes<ParameterAttribute>().Select(attribute => attribute.ParameterSetName);

    private static bool IsOption(PropertyInfo property) => property.GetCustomAttributes<ParameterAttribute>().Any(attribute => attribute.ValueFromPipelineByPropertyName)
        && !CmdletRuns.TypeOf(property).IsArray && !(CmdletRuns.TypeOf(property) == typeof(string) && property.GetCustomAttributes<ParameterAttribute>().Any(attribute => attribute.ValueFromPipeline)) && !(ParentParameter.Of(property) is not null && CmdletRuns.TypeOf(property).IsSubclassOf(typeof(ResourceIdentity)));
}
