using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Neon.Emulator;

namespace Neon.Tests.Contract;

/// <summary>The published contract as data: operations with their parameters, bodies and responses.</summary>
internal sealed class ContractFile
{
    public static readonly ContractFile Current = new();
    private readonly Dictionary<string, JsonObject> _schemas = [];
    private readonly ConcurrentDictionary<JsonObject, JsonObject> _resolved = new(ReferenceEqualityComparer.Instance);
    private readonly Lazy<ILookup<(string Method, int Length), (ContractOperation Operation, string[] Segments)>> _routes;

    private ContractFile()
    {
        _routes = new(() => Operations.Values
            .Select(operation => (Operation: operation, Segments: operation.Path.Trim('/').Split('/')))
            .OrderBy(route => route.Segments.Count(segment => segment[0] == '{'))
            .ToLookup(route => (route.Operation.Method, route.Segments.Length)));
        foreach (var name in new[] { "neon-api.json", "additions.json" })
        {
            using var stream = typeof(NeonEmulator).Assembly.GetManifestResourceStream(name)!;
            var root = JsonNode.Parse(stream)!.AsObject();
            foreach (var (schema, node) in root["components"]!["schemas"]!.AsObject())
            {
                _schemas[schema] = node!.AsObject();
            }

            foreach (var (path, methods) in root["paths"]!.AsObject())
            {
                foreach (var (method, node) in methods!.AsObject().Where(pair => pair.Value is JsonObject body && body.ContainsKey("operationId")))
                {
                    var operation = new ContractOperation(method.ToUpperInvariant(), path, node!.AsObject());
                    Operations[operation.Id] = operation;
                }
            }
        }
    }

    public Dictionary<string, ContractOperation> Operations { get; } = [];

    /// <summary>A named schema.</summary>
    public JsonObject Schema(string name) => _schemas[name];

    /// <summary>The operations that need a typed call: all except the deprecated ones.</summary>
    public IEnumerable<ContractOperation> InScope => Operations.Values.Where(operation => !operation.Deprecated);

    /// <summary>The operation of a method and a path; null if the contract has none.</summary>
    public ContractOperation? Match(string method, string path)
    {
        var segments = path.Trim('/').Split('/');
        return _routes.Value[(method, segments.Length)].FirstOrDefault(route => Fits(route.Segments, segments)).Operation;
    }

    /// <summary>
    /// Follows references and merges compositions into one object schema. For alternatives, it has all members, as the flat
    /// models and requests of the module do. Each schema is resolved once, and the result is never changed.
    /// </summary>
    public JsonObject Resolve(JsonObject schema) => _resolved.TryGetValue(schema, out var resolved) ? resolved : _resolved.GetOrAdd(schema, Merge(schema));

    private JsonObject Merge(JsonObject schema)
    {
        if (schema["$ref"] is not null)
        {
            return Resolve(Refer(schema));
        }

        if ((schema["allOf"] ?? schema["oneOf"]) is not JsonArray parts)
        {
            return schema;
        }

        var merged = new JsonObject { ["type"] = "object" };
        var properties = new JsonObject();
        foreach (var part in parts.Select(part => Resolve(part!.AsObject())))
        {
            if (part["properties"] is not JsonObject members)
            {
                return part;
            }

            foreach (var (name, member) in members)
            {
                properties[name] = member!.DeepClone();
            }
        }

        merged["properties"] = properties;
        return merged;
    }

    /// <summary>The schema of a reference.</summary>
    public JsonObject Refer(JsonObject reference) => _schemas[reference["$ref"]!.GetValue<string>().Split('/')[^1]];

    private static bool Fits(string[] template, string[] path) =>
        template.Zip(path).All(pair => pair.First[0] == '{' || pair.First == pair.Second);
}

/// <summary>An operation of the contract.</summary>
internal sealed record ContractOperation(string Method, string Path, JsonObject Node)
{
    public string Id { get; } = Node["operationId"]!.GetValue<string>();

    public bool Deprecated => Node["deprecated"]?.GetValue<bool>() == true;

    public IEnumerable<string> QueryParameters => (Node["parameters"] as JsonArray ?? [])
        .Where(parameter => parameter!["in"]!.GetValue<string>() == "query" && parameter["deprecated"]?.GetValue<bool>() != true)
        .Select(parameter => parameter!["name"]!.GetValue<string>());

    /// <summary>The content of the body: the members of an object, or the parts of a form.</summary>
    public JsonObject? Body => (Node["requestBody"]?["content"]?["application/json"] ?? Node["requestBody"]?["content"]?["multipart/form-data"])?["schema"]?.AsObject();

    /// <summary>Everything that a request can contain: the names in its query and the paths in its body.</summary>
    public IEnumerable<string> RequestPaths(bool deprecated) =>
        QueryParameters.Concat(Body is { } body ? Sample.Paths(body, deprecated) : []);

    /// <summary>The status of a success; if there are several, the first.</summary>
    public System.Net.HttpStatusCode SuccessStatus => (System.Net.HttpStatusCode)int.Parse(
        Node["responses"]!.AsObject().First(response => response.Key[0] == '2').Key, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Whether the response to a success is bytes instead of JSON.</summary>
    public bool ReturnsBytes => Node["responses"]!.AsObject().Any(response =>
        response.Key[0] == '2' && response.Value!["content"]?["application/octet-stream"] is not null);

    public JsonObject? Response { get; } = Node["responses"]!.AsObject()
        .Where(response => response.Key[0] == '2')
        .Select(response => response.Value!["content"]?["application/json"]?["schema"]?.AsObject())
        .FirstOrDefault(schema => schema is not null);
}
