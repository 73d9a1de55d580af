using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace Neon.Tests.Contract;

/// <summary>
/// In every typed call, each member of the response has the wrong kind once: nothing else in the response is lost, the value is
/// used if its meaning is clear, and otherwise a warning names the member.
/// </summary>
public sealed class OddValueTests
{
    /// <summary>Values that the caller examines: they cannot be replaced by others of their kind.</summary>
    private static readonly string[] Specified = ["getProjectAdvisorSecurityIssues .issues[].metadata"];

    /// <summary>
    /// Members that the module acts on: those that say that a list continues or is incomplete, and those to be sent to a store.
    /// Ignoring them would change the meaning.
    /// </summary>
    private static readonly string[] NeverLeftOut =
        [".pagination", ".next", ".cursor", ".next_cursor", ".is_truncated", ".unavailable_project_ids", ".libraries", ".periods", ".headers", ".method"];

    [Theory]
    [InlineData("0.5")]
    [InlineData("4711")]
    [InlineData("\"4711\"")]
    [InlineData("true")]
    [InlineData("\"true\"")]
    [InlineData("\"soon\"")]
    [InlineData("{}")]
    [InlineData("[]")]
    public async Task One_unexpected_value_does_not_affect_the_others(string value)
    {
        var wrong = new List<string>();
        var tried = 0;
        foreach (var (id, methods) in TypedCall.All.Where(group => ContractFile.Current.Operations.ContainsKey(group.Key)).Select(group => (group.Key, group)))
        {
            var operation = ContractFile.Current.Operations[id];
            var required = RequiredMembers.Of(operation);
            foreach (var method in methods)
            {
                var before = await TypedCall.TryAsync(id, method);
                foreach (var path in Members(before.Response?.Json, string.Empty).Distinct().Where(path =>
                             !required.Contains(path) && !Specified.Contains($"{id} {path}") && !ContractExceptions.IsNotOnAModel(id, path.Replace(".pagination", ".page", StringComparison.Ordinal))
                             // If the response does not repeat what was sent, there is an error or a warning: ResponseShapeTests.
                             && !(value is not ("{}" or "[]") && EchoedMember.All.GetValueOrDefault(id)?.Any(member => member.Received == path) == true)
                             && !(id == "getProjectBranchSchemaComparison" && value is "{}" or "[]")
                             // A warning shows the command that creates other keys: OneTimeSecretTests.
                             && !(id == "createNeonAuth" && path.EndsWith("_key", StringComparison.Ordinal))
                             // An empty object has the right kind, and lacks its required members.
                             && !(value == "{}" && required.Any(other => other.StartsWith(path + ".", StringComparison.Ordinal)))))
                {
                    tried++;
                    var kind = string.Empty;
                    var call = await TypedCall.TryAsync(id, method, (called, response) =>
                    {
                        if (called == operation)
                        {
                            JsonPlaces.At(response, path, (parent, name) =>
                            {
                                kind = KindOf(parent[name]);
                                parent[name] = JsonNode.Parse(value);
                            });
                        }
                    });
                    if (Verdict(before, call, path, value, kind) is { } verdict)
                    {
                        wrong.Add($"{id} {path} ({kind}): {verdict}");
                    }
                }
            }
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} of {tried}\n" + string.Join("\n", wrong));
        Assert.True(tried > 1000, $"{tried} were tried.");
    }

    [Fact]
    public async Task A_required_list_with_an_unreadable_item_is_incomplete()
    {
        var wrong = new List<string>();
        var tried = 0;
        await foreach (var (id, operation, method, before, path) in AllMembersAsync().Where(member => IsPromised(member.Operation, member.Path)))
        {
            var isOfText = false;
            var call = await TypedCall.TryAsync(id, method, (called, response) =>
            {
                if (called == operation)
                {
                    JsonPlaces.At(response, path, (parent, name) =>
                    {
                        isOfText = path == ".headers" || parent[name] is JsonArray { Count: > 0 } list && list[0] is System.Text.Json.Nodes.JsonValue;
                        parent[name] = parent[name] is JsonArray ? new JsonArray("one", new JsonObject()) : new JsonObject { ["one"] = "1", ["two"] = new JsonObject() };
                    });
                }
            });
            tried += isOfText ? 1 : 0;
            if (isOfText && call.Failure?.Message.Contains($"'{path.TrimStart('.')}", StringComparison.Ordinal) != true)
            {
                wrong.Add($"{id} {path}: {call.Failure?.Message ?? "passes for a whole one"}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        Assert.True(tried >= 3, $"{tried} were tried.");
    }

    [Fact]
    public async Task A_required_list_with_a_null_item_is_incomplete()
    {
        var wrong = new List<string>();
        var tried = 0;
        await foreach (var (id, operation, method, before, path) in AllMembersAsync().Where(member => IsPromised(member.Operation, member.Path) || member.Path.EndsWith(".periods", StringComparison.Ordinal)))
        {
            var isList = false;
            var call = await TypedCall.TryAsync(id, method, (called, response) => JsonPlaces.At(called == operation ? response : null, path, (parent, name) =>
            {
                isList = parent[name] is JsonArray;
                (parent[name] as JsonArray)?.Add(null);
            }));
            tried += isList ? 1 : 0;
            if (isList && call.Requests <= before.Requests
                && call.Failure?.Message.Contains($"'{path.TrimStart('.').Replace("[]", "[0]", StringComparison.Ordinal)}[1]'", StringComparison.Ordinal) != true)
            {
                wrong.Add($"{id} {path}: {call.Failure?.Message ?? "passes for a whole one"}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        Assert.True(tried > 30, $"{tried} were tried.");
    }

    /// <summary>The members of the responses of all typed calls, each with the call and its result.</summary>
    private static async IAsyncEnumerable<(string Id, ContractOperation Operation, MethodInfo Method, TypedCall Before, string Path)> AllMembersAsync()
    {
        foreach (var (id, method) in TypedCall.All.SelectMany(group => group.Select(method => (group.Key, method))))
        {
            if (ContractFile.Current.Operations.TryGetValue(id, out var operation))
            {
                var before = await TypedCall.TryAsync(id, method);
                foreach (var path in Members(before.Response?.Json, string.Empty).Distinct())
                {
                    yield return (id, operation, method, before, path);
                }
            }
        }
    }

    private static bool IsPromised(ContractOperation operation, string path) =>
        RequiredMembers.Of(operation).Contains(path) || path is ".headers" or ".unavailable_project_ids";

    private static string? Verdict(TypedCall before, TypedCall call, string path, string value, string kind)
    {
        var isPlain = (kind, value) switch
        {
            ("text", "4711" or "0.5" or "true" or "\"4711\"" or "\"true\"" or "\"soon\"") => true,
            ("number", "4711" or "\"4711\"") => true,
            ("flag", "true" or "\"true\"") => true,
            ("map", "{}") or ("list", "[]") => true,
            _ => false,
        };
        if (!isPlain && NeverLeftOut.Any(name => path.EndsWith(name, StringComparison.Ordinal)))
        {
            return call.Failure?.Message.Contains($"'{path.TrimStart('.')}'", StringComparison.Ordinal) == true ? null : "the list passes for a whole one";
        }

        if (call.Failure is not null)
        {
            return $"all is lost: {call.Failure.Message}";
        }

        if (call.Requests > before.Requests)
        {
            return "the response did not count";
        }

        if (CountOf(call.Result) != CountOf(before.Result) && !NeverLeftOut.Any(name => path.EndsWith(name, StringComparison.Ordinal)))
        {
            return $"{CountOf(call.Result)} items instead of {CountOf(before.Result)}";
        }

        var lost = before.Response!.Leaves.Keys.Where(leaf => !leaf.StartsWith(path, StringComparison.Ordinal) && before.Reaches(leaf) && !call.Reaches(leaf) && !IsOf(leaf, path)).ToArray();
        if (lost.Length > 0)
        {
            return $"{string.Join(", ", lost)} lost as well";
        }

        var warnings = call.Warnings.Count(warning => warning.Contains($"'{path.TrimStart('.')}'", StringComparison.Ordinal));
        if (warnings != call.Warnings.Count || warnings > 1)
        {
            return $"warned of as [{string.Join(", ", call.Warnings)}]";
        }

        // A number of the contract may have a fraction, a text may be a time for the module, and the creator of a key is an id
        // in some responses and a user in others.
        var isEither = (kind == "number" && value == "0.5") || (kind == "text" && before.IsTime(path)) || !before.IsOnModel(path)
            || path.EndsWith(".created_by", StringComparison.Ordinal);
        return isEither ? null
            : isPlain && warnings > 0 ? $"warned of although it is plain: {call.Warnings[0]}"
            : !isPlain && warnings == 0 ? "the user is not warned"
            : isPlain && kind is "text" or "number" && before.Reaches(path) && !call.Has(value.Trim('"')) ? "the plain value is lost"
            : null;
    }

    // A metric is found by its name, and a page that is not read has no items.
    private static bool IsOf(string leaf, string path) =>
        (path.EndsWith(".metric_name", StringComparison.Ordinal) && leaf.EndsWith(".value", StringComparison.Ordinal))
        || NeverLeftOut.Any(name => path.EndsWith(name, StringComparison.Ordinal));

    private static int CountOf(object? result) => result is ICollection list ? list.Count : result is null ? 0 : 1;

    private static string KindOf(JsonNode? node) => node switch
    {
        JsonObject => "map",
        JsonArray => "list",
        _ => node?.GetValueKind() switch { JsonValueKind.Number => "number", JsonValueKind.True or JsonValueKind.False => "flag", _ => "text" },
    };

    private static IEnumerable<string> Members(JsonNode? node, string path) => node switch
    {
        // The keys of a map are not members.
        JsonObject map when path is ".annotations" or ".applications" or ".integrations" || (path.Length > 0 && map.ContainsKey("key")) => [],
        JsonObject map => map.SelectMany(member => Members(member.Value, $"{path}.{member.Key}").Prepend($"{path}.{member.Key}")),
        JsonArray list => list.SelectMany(item => Members(item, path + "[]")),
        _ => [],
    };
}
