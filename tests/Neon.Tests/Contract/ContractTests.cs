using System.Management.Automation;
using System.Reflection;
using System.Text.Json.Nodes;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Contract;

/// <summary>
/// Holds the module against the published contract in both directions: nothing of a covered operation is missing, and
/// nothing is sent that the contract does not know.
/// </summary>
public sealed class ContractTests
{
    public static TheoryData<string> Covered => [.. TypedCall.All.Select(group => group.Key).Order()];

    [Fact]
    public void Every_named_operation_is_in_the_contract_and_not_deprecated() =>
        Assert.Empty(TypedCall.All.Select(group => group.Key).Except(ContractFile.Current.InScope.Select(operation => operation.Id)));

    [Fact]
    public void Every_typed_call_is_reachable_from_a_cmdlet_and_back() =>
        Assert.Equal(TypedCall.All.Select(group => group.Key).Order(), CmdletOperations().Distinct().Order());

    [Theory]
    [MemberData(nameof(Covered))]
    public async Task All_that_an_operation_takes_can_be_sent_and_nothing_else(string operationId)
    {
        var operation = ContractFile.Current.Operations[operationId];
        var query = new HashSet<string>();
        var body = new HashSet<string>();
        foreach (var method in TypedCall.All[operationId])
        {
            foreach (var request in (await TypedCall.MakeAsync(operationId, method)).Requests.Where(request => request.Operation.Id == operationId))
            {
                query.UnionWith(request.Query);
                body.UnionWith(PathsOf(request.Body, string.Empty));
            }
        }

        Assert.Equal(operation.QueryParameters.Order(), query.Order());
        Assert.Empty((operation.Body is { } taken ? Sample.Paths(taken) : []).Where(path => !ContractExceptions.NotSent.ContainsKey($"{operationId} {path}")).Except(body));
        Assert.Empty(body.Except(operation.Body is { } known ? Sample.Paths(known, deprecated: true) : []));
    }

    [Theory]
    [MemberData(nameof(Covered))]
    public async Task All_that_an_operation_answers_is_on_the_models(string operationId)
    {
        var missing = new List<string>();
        foreach (var method in TypedCall.All[operationId])
        {
            var call = await TypedCall.MakeAsync(operationId, method);
            missing.AddRange(call.Unknown);
            missing.AddRange((call.Answer?.Leaves ?? new Dictionary<string, string>())
                .Where(leaf => !ContractExceptions.IsNotOnAModel(operationId, leaf.Key) && !call.Reaches(leaf.Key, leaf.Value))
                .Select(leaf => leaf.Key));
        }

        Assert.Empty(missing);
    }

    [Fact]
    public async Task The_figure_is_written_for_the_build()
    {
        var inScope = ContractFile.Current.InScope.ToArray();
        var covered = inScope.Where(operation => TypedCall.All.Contains(operation.Id)).ToArray();
        var request = covered.Sum(operation => operation.QueryParameters.Count() + (operation.Body is { } body ? Sample.Paths(body).Count() : 0));
        var answer = covered.Sum(operation => operation.Answer is { } schema ? Sample.Of(schema).Leaves.Count : 0);
        var figure = $"Contract: {covered.Length} of {inScope.Length} operations; of those, {request} request and {answer} response properties are held against it.";

        await File.WriteAllTextAsync(Path.Combine(StagedModule.RepositoryRoot, "out", "contract.txt"), figure + Environment.NewLine);

        Assert.Equal(165, inScope.Length);
        Assert.InRange(covered.Length, 46, 165);
    }

    private static IEnumerable<string> CmdletOperations() => typeof(NeonClient).Assembly.GetTypes()
        .Where(type => type.GetCustomAttribute<CmdletAttribute>() is not null)
        .SelectMany(type => type.GetCustomAttribute<NeonOperationAttribute>()?.OperationIds ?? []);

    private static IEnumerable<string> PathsOf(JsonNode? node, string path) => node switch
    {
        null => [],
        JsonArray list => list.SelectMany(item => PathsOf(item, path + "[]")),
        JsonObject map when map.ContainsKey("key") => [path + ".*"],
        JsonObject map => map.SelectMany(member => PathsOf(member.Value, $"{path}.{member.Key}")),
        _ => [path],
    };
}
