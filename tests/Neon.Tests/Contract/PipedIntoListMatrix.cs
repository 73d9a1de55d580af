using System.Management.Automation;
using System.Reflection;
using Neon.Commands;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Contract;

/// <summary>
/// An object that is piped into the cmdlet that lists its kind, together with a filter, is refused: it would only supply its
/// parent, and all its siblings would be listed, ready to be removed.
/// </summary>
public sealed class PipedIntoListMatrix(PipedIntoListMatrix.Shared shared) : IClassFixture<PipedIntoListMatrix.Shared>
{
    private static readonly string[] Refused = ["NeonInvalidInput", "InputObjectNotBound"];
    private static readonly string[] Common = ["Get-NeonBranch", "Get-NeonProject", "Get-NeonEndpoint", "Get-NeonSnapshot", "Get-NeonDatabase"];

    public static TheoryData<string, Type, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, Type, string>();
            foreach (var (cmdlet, attribute) in from type in typeof(NeonCmdlet).Assembly.GetTypes()
                                                let attribute = type.GetCustomAttribute<CmdletAttribute>()
                                                where attribute is { VerbName: "Get" }
                                                orderby type.Name
                                                select (type, attribute))
            {
                PropertyInfo[] parameters = [.. cmdlet.GetProperties().Where(property => property.IsDefined(typeof(ParameterAttribute)))];
                var target = Array.Find(parameters, property => CmdletRuns.TypeOf(property).IsSubclassOf(typeof(ResourceIdentity)) && In(property).Any(set => set.ValueFromPipeline));
                var model = cmdlet.GetCustomAttributes<OutputTypeAttribute>().SelectMany(output => output.Type).Select(output => output.Type).FirstOrDefault(type => type is not null && target is not null && ResourceIdentity.OfModel(type.Name) == CmdletRuns.TypeOf(target));
                if (target is null || model is null)
                {
                    continue;
                }

                string[] sets = [.. In(target).Select(set => set.ParameterSetName)];
                foreach (var filter in parameters.Where(property => In(property).All(set => !sets.Contains(set.ParameterSetName) && set.ParameterSetName != ParameterAttribute.AllParameterSets && !set.Mandatory) && Value(property) is not null))
                {
                    cases.Add($"Get-{attribute.NounName}", model, $"-{filter.Name}{Value(filter)}");
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void An_object_of_the_listed_kind_is_refused_beside_a_filter(string cmdlet, Type model, string filter)
    {
        shared.Host.Forget();

        var result = shared.Host.Run($"$item | {cmdlet} {filter}", ("item", FullObject.Of(model)));

        // PowerShell refuses objects without a parent to supply.
        Assert.Contains(result.Error.FullyQualifiedErrorId.Split(',')[0], Refused);
        Assert.Empty(result.Output);
        Assert.Empty(shared.Host.Requests);
    }

    [Fact]
    public void There_are_cases_for_every_common_kind() =>
        Assert.Empty(Common.Except(Cases.Select(row => (string)row[0])));

    private static IEnumerable<ParameterAttribute> In(PropertyInfo parameter) => parameter.GetCustomAttributes<ParameterAttribute>();

    private static string? Value(PropertyInfo parameter) => parameter.PropertyType switch
    {
        var type when type == typeof(SwitchParameter) => string.Empty,
        var type when type == typeof(TimeSpan?) => " 1.00:00:00",
        var type when type == typeof(string[]) && parameter.Name == "Name" => " x",
        var type when type == typeof(string) => " " + (parameter.GetCustomAttribute<AcceptedValuesAttribute>()?.Values[0].Value ?? "read_write"),
        _ => null,
    };

    /// <summary>One emulator for all cases: nothing is sent.</summary>
    public sealed class Shared : IDisposable
    {
        internal NeonHost Host { get; } = new();

        public void Dispose() => Host.Dispose();
    }
}
