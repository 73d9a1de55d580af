using System.Reflection;
using System.Text.Json.Nodes;
using Xunit;

namespace Neon.Tests.Contract;

/// <summary>
/// A response that lacks what the contract requires, or that is about something else than requested, never counts: a read fails,
/// and a change checks the outcome.
/// </summary>
public sealed class ResponseShapeTests
{
    /// <summary>Every member of every response is omitted once, in every typed call.</summary>
    [Fact]
    public async Task Only_members_required_by_the_contract_cause_an_error_when_missing()
    {
        var wrong = new List<string>();
        foreach (var (operation, method) in Calls())
        {
            var expected = RequiredMembers.Of(operation);
            var undisturbed = await TypedCall.TryAsync(operation.Id, method);
            Assert.Null(undisturbed.Failure);
            foreach (var path in PathsOf(undisturbed.Response?.Json, string.Empty).Distinct())
            {
                foreach (var without in new Action<JsonObject, string>[] { (parent, name) => parent.Remove(name), (parent, name) => parent[name] = null })
                {
                    var call = await TypedCall.TryAsync(operation.Id, method, (called, response) => JsonPlaces.At(called == operation ? response : null, path, without));
                    // Null is a value of the spending limit: it means that there is none.
                    var isMissed = IsRefused(call, undisturbed);
                    var isNull = expected.Contains(path) && path == ".spending_limit_cents";
                    if (isMissed != expected.Contains(path) && !isNull)
                    {
                        wrong.Add($"{operation.Id} {path} is {(isMissed ? "missed, and the contract does not require it or it is not an id" : "not missed")}");
                        break;
                    }

                    if (call.Failure is { } failure && isMissed && !failure.Message.Contains($"'{path.TrimStart('.').Replace("[]", "[0]", StringComparison.Ordinal)}'", StringComparison.Ordinal))
                    {
                        wrong.Add($"{operation.Id} {path} is not named: {failure.Message}");
                    }
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong.Distinct()));
    }

    /// <summary>Each id of the request is replaced once in the response, in every typed call.</summary>
    [Fact]
    public async Task An_id_that_was_not_requested_is_refused()
    {
        var wrong = new List<string>();
        var count = 0;
        foreach (var (operation, method) in Calls())
        {
            var undisturbed = await TypedCall.TryAsync(operation.Id, method);
            var required = RequiredMembers.Of(operation);
            var ids = new List<string>();
            await TypedCall.TryAsync(operation.Id, method, (called, response) =>
            {
                if (called == operation && ids.Count == 0)
                {
                    ids.AddRange(SampleIds.Of(response, operation, PathOf(operation)).Select(id => id.Path).Distinct());
                }
            });
            foreach (var path in ids.Where(required.Contains))
            {
                count++;
                var call = await TypedCall.TryAsync(operation.Id, method, (called, response) => JsonPlaces.At(
                    called == operation ? response : null,
                    path,
                    (parent, name) => parent[name] = parent[name]!.GetValueKind() == System.Text.Json.JsonValueKind.Number ? 4711 : "another"));
                if (!IsRefused(call, undisturbed))
                {
                    wrong.Add($"{operation.Id} takes another {path}");
                }
                else if (call.Failure is { } failure && !(failure.Message.Contains("'another'", StringComparison.Ordinal) || failure.Message.Contains("'4711'", StringComparison.Ordinal)))
                {
                    wrong.Add($"{operation.Id} does not name both: {failure.Message}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        Assert.True(count > 100, $"{count} ids were tried.");
    }

    /// <summary>Everything that a change sends and its response repeats is different in the response once, in every typed call.</summary>
    [Fact]
    public async Task A_different_parent_is_refused_and_a_different_name_causes_a_warning()
    {
        var wrong = new List<string>();
        var count = 0;
        foreach (var (operation, method) in Calls().Where(call => EchoedMember.All.ContainsKey(call.Operation.Id)))
        {
            var undisturbed = await TypedCall.TryAsync(operation.Id, method);
            Assert.DoesNotContain(undisturbed.Warnings, warning => warning.Contains("the request named", StringComparison.Ordinal));
            foreach (var member in EchoedMember.All[operation.Id])
            {
                count++;
                var call = await TypedCall.TryAsync(operation.Id, method, (called, response) => JsonPlaces.At(
                    called == operation ? response : null, member.Received, (parent, name) => parent[name] = "another"));
                var isWarned = call.Warnings.Any(warning => warning.Contains($"'{member.Received[1..]}' is 'another' instead of 'sample'", StringComparison.Ordinal));
                if (IsRefused(call, undisturbed) != member.IsParent || isWarned == member.IsParent)
                {
                    wrong.Add($"{operation.Id} {member.Received}: {call.Failure?.Message} [{string.Join("; ", call.Warnings)}]");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        Assert.True(count > 30, $"{count} were tried.");
    }

    /// <summary>A new operation whose response repeats its request is in the table as well.</summary>
    [Fact]
    public void Every_echoed_name_and_parent_is_tested()
    {
        string[] words = ["name", "slug", "region_id", "id", "project_id", "branch_id", "parent_id", "org_id"];
        var missing = ContractFile.Current.InScope
            .Where(operation => operation.Method != "GET" && !operation.Id.StartsWith("query", StringComparison.Ordinal) && operation is { Body: not null, Response: not null })
            .SelectMany(operation => Sample.Paths(operation.Body!).Intersect(Sample.Paths(operation.Response!))
                .Where(path => words.Contains(path[(path.LastIndexOf('.') + 1)..]) && !path.Contains("[]", StringComparison.Ordinal))
                .Where(path => EchoedMember.All.GetValueOrDefault(operation.Id)?.Any(member => member.Received == path) != true)
                .Select(path => $"{operation.Id} {path}"));

        Assert.Empty(missing);
    }

    /// <summary>Each id in the query is different in the items of the response once, and missing once, in every typed call.</summary>
    [Fact]
    public async Task A_list_of_another_parent_than_in_the_query_is_refused()
    {
        var wrong = new List<string>();
        var tried = new List<string>();
        foreach (var (operation, method) in Calls())
        {
            var undisturbed = await TypedCall.TryAsync(operation.Id, method);
            var required = RequiredMembers.Of(operation);
            foreach (var (parameter, path) in QueriedIds.Of(operation).Where(id => undisturbed.Sent.Any(sent => QueriedIds.Find(sent, id.Parameter) is not null)))
            {
                tried.Add($"{operation.Id} {parameter}");
                var other = await TypedCall.TryAsync(operation.Id, method, Altered(operation, path, (parent, name) => parent[name] = "another"));
                if (other.Failure is not { Failure: NeonFailure.InvalidResponse } failure
                    || !failure.Message.Contains($"'{path.TrimStart('.').Replace("[]", "[0]", StringComparison.Ordinal)}' is 'another' instead of 'sample'", StringComparison.Ordinal))
                {
                    wrong.Add($"{operation.Id} accepts another {path}: {other.Failure?.Message}");
                }

                var none = await TypedCall.TryAsync(operation.Id, method, Altered(operation, path, (parent, name) => parent.Remove(name)));
                if (none.Failure is not null && !required.Contains(path))
                {
                    wrong.Add($"{operation.Id} refuses a response without {path}: {none.Failure.Message}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        Assert.Equal(
            [
                "getConsumptionHistoryPerBranchV2 branch_ids", "getConsumptionHistoryPerBranchV2 project_ids",
                "getConsumptionHistoryPerProject project_ids", "getConsumptionHistoryPerProjectV2 project_ids", "listProjects org_id",
            ],
            tried.Distinct().Order());
    }

    /// <summary>A response without members is accepted only if the contract defines none, or for a documented reason.</summary>
    [Fact]
    public async Task An_empty_object_is_accepted_only_for_a_known_reason()
    {
        var taken = new List<string>();
        foreach (var (operation, method) in Calls())
        {
            var undisturbed = await TypedCall.TryAsync(operation.Id, method);
            if (undisturbed.Response?.Json is not JsonObject { Count: > 0 })
            {
                continue;
            }

            var call = await TypedCall.TryAsync(operation.Id, method, (called, response) => (called == operation ? response as JsonObject : null)?.Clear());
            if (!IsRefused(call, undisturbed))
            {
                taken.Add(operation.Id);
            }
        }

        Assert.Equal(BadShapeTests.Anything.Keys.Order(), taken.Distinct().Order());
    }

    private static IEnumerable<(ContractOperation Operation, MethodInfo Method)> Calls() => TypedCall.All
        .Where(group => ContractFile.Current.Operations.ContainsKey(group.Key))
        .SelectMany(group => group.Select(method => (ContractFile.Current.Operations[group.Key], method)));

    private static Action<ContractOperation, JsonNode> Altered(ContractOperation operation, string path, Action<JsonObject, string> change) =>
        (called, response) => JsonPlaces.At(called == operation ? response : null, path, change);

    /// <summary>Whether the response was an error, or led to a check.</summary>
    private static bool IsRefused(TypedCall call, TypedCall undisturbed) =>
        call.Failure is { Failure: NeonFailure.InvalidResponse or NeonFailure.OutcomeUnknown } || call.Requests > undisturbed.Requests;

    private static string PathOf(ContractOperation operation) => string.Join('/', operation.Path.Split('/')
        .Select(segment => segment.StartsWith('{') ? segment == "{key_id}" ? "1" : SampleServer.Word : segment));

    private static IEnumerable<string> PathsOf(JsonNode? node, string path) => node switch
    {
        JsonObject map when path.Length > 0 && map.ContainsKey("key") => [],
        JsonObject map => map.SelectMany(member => PathsOf(member.Value, $"{path}.{member.Key}").Prepend($"{path}.{member.Key}")),
        JsonArray list => list.SelectMany(item => PathsOf(item, path + "[]")),
        _ => [],
    };
}
