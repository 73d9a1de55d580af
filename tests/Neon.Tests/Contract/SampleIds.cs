using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using JsonLeaf = System.Text.Json.Nodes.JsonValue;

namespace Neon.Tests.Contract;

/// <summary>
/// Which ids of a response are those of its request: <c>project_id</c> wherever it is, and for the resource of the route its own
/// <c>id</c>, <c>name</c>, <c>slug</c> or <c>key</c>.
/// </summary>
internal static class SampleIds
{
    /// <summary>Routes for one resource whose response contains another.</summary>
    private static readonly string[] OfAnother = ["createSnapshot", "restoreSnapshot", "createProjectBranchFunctionDeployment", "presignProjectBranchBucketObject"];

    /// <summary>A POST creates something in the collection at the end of its route, unless that is a verb, as in <c>/restart</c>.</summary>
    private static readonly Lazy<HashSet<string>> Actions = new(() =>
    {
        var all = ContractFile.Current.Operations.Values;
        return [.. all.Where(operation => operation.Method == "POST" && operation.SuccessStatus == HttpStatusCode.OK
            && !all.Any(other => other.Path.StartsWith(operation.Path + "/{", StringComparison.Ordinal) || (other.Path == operation.Path && other.Method == "GET")))
            .Select(operation => operation.Id)];
    });

    /// <summary>Sets the ids of the request in a response; reports the path and the value of each.</summary>
    public static IReadOnlyDictionary<string, string> Agree(JsonNode response, ContractOperation operation, Uri request, JsonNode? body = null)
    {
        var path = request.AbsolutePath["/api/v2".Length..];
        var set = new Dictionary<string, string>();
        foreach (var (at, parent, name, value) in Of(response, operation, path))
        {
            parent[name] = parent[name] is JsonLeaf old && old.GetValueKind() == System.Text.Json.JsonValueKind.Number
                ? JsonLeaf.Create(long.Parse(value, CultureInfo.InvariantCulture))
                : JsonLeaf.Create(value);
            set[at] = value;
        }

        foreach (var (at, value) in EchoedMember.Agree(response, operation, path, body))
        {
            set[at] = value;
        }

        foreach (var (parameter, at) in QueriedIds.Of(operation))
        {
            if (QueriedIds.Find(request, parameter) is { } value)
            {
                JsonPlaces.At(response, at, (parent, name) => parent[name] = value);
                set[at] = value;
            }
        }

        return set;
    }

    /// <summary>The ids of a response that must be those of the request: their paths and their values.</summary>
    public static IEnumerable<(string Path, JsonObject Parent, string Name, string Value)> Of(JsonNode response, ContractOperation operation, string path)
    {
        var asked = operation.Path.Trim('/').Split('/').Zip(path.Trim('/').Split('/'))
            .Where(pair => pair.First[0] == '{')
            .Select(pair => (Name: pair.First[1..^1], Value: Uri.UnescapeDataString(pair.Second)))
            .ToArray();
        if (asked.Length == 0)
        {
            return [];
        }

        var own = OfAnother.Contains(operation.Id) || (operation.Method is "GET" && !operation.Path.EndsWith('}')) ? null : asked[^1].Name switch
        {
            "slug" or "domain" => asked[^1].Name,
            "object_key" => "key",
            var name when name.EndsWith("_name", StringComparison.Ordinal) => "name",
            _ => "id",
        };
        return Objects(response, string.Empty, 0).SelectMany(found => found.Node
            .Where(member => member.Value is JsonLeaf)
            .Select(member => (
                Path: $"{found.Path}.{member.Key}",
                Parent: found.Node,
                Name: member.Key,
                Value: asked.FirstOrDefault(id => id.Name == member.Key).Value
                    ?? (member.Key == own && found.IsMain && IsItself(operation) ? asked[^1].Value : null)))
            // A change of the name has the old name in the route and the new one in the response.
            .Where(id => id.Value is not null && !IsOfOperation(id.Path, id.Name)
                && EchoedMember.All.GetValueOrDefault(operation.Id)?.Any(member => member.Received == id.Path && !member.IsParent) != true))
            .Select(id => (id.Path, id.Parent, id.Name, id.Value!))
            .ToArray();
    }

    private static bool IsItself(ContractOperation operation) => operation.Path.EndsWith('}') || operation.Method != "POST" || Actions.Value.Contains(operation.Id);

    // The resource of an operation may differ from the requested one.
    private static bool IsOfOperation(string path, string name) => name != "project_id" && path.StartsWith(".operation", StringComparison.Ordinal) && name != "id";

    private static IEnumerable<(string Path, JsonObject Node, bool IsMain)> Objects(JsonNode? node, string path, int depth) => node switch
    {
        JsonObject map => map.SelectMany(member => Objects(member.Value, $"{path}.{member.Key}", depth + 1))
            .Prepend((path, map, depth == 0 || (depth == 1 && !RequiredMembers.Beside.Contains(path)))),
        JsonArray list => list.SelectMany(item => Objects(item, path + "[]", depth)).Select(found => found with { IsMain = false }),
        _ => [],
    };
}
