using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;

namespace Neon.Emulator;

/// <summary>The contract: its operations, routes and schemas, read from the embedded documents.</summary>
internal sealed class ApiContract
{
    private static readonly Lazy<ApiContract> Shared = new(() => new ApiContract("neon-api.json", "additions.json"));

    private readonly ILookup<(string Method, int Length), ApiOperation> _routes;

    private ApiContract(params string[] documents)
    {
        Dictionary<string, Schema> schemas = new(StringComparer.Ordinal);
        Dictionary<string, ApiOperation> operations = new(StringComparer.Ordinal);
        foreach (string name in documents)
        {
            using JsonDocument document = Open(name);
            JsonElement root = document.RootElement;
            foreach (JsonProperty schema in root.GetProperty("components").GetProperty("schemas").EnumerateObject())
            {
                schemas[schema.Name] = Schema.Parse(schema.Value);
            }

            foreach (JsonProperty path in root.GetProperty("paths").EnumerateObject())
            {
                foreach (JsonProperty method in path.Value.EnumerateObject())
                {
                    ApiOperation operation = Read(path.Name, method.Name.ToUpperInvariant(), method.Value);
                    operations[operation.Id] = operation;
                }
            }
        }

        Operations = operations.ToFrozenDictionary(StringComparer.Ordinal);
        Validator = new SchemaValidator(schemas.ToFrozenDictionary(StringComparer.Ordinal));
        Schemas = schemas;
        // Literal segments take precedence over parameters: /branches/count is not a branch.
        _routes = operations.Values
            .OrderBy(operation => operation.Segments.Count(IsParameter))
            .ToLookup(operation => (operation.Method, operation.Segments.Count));
    }

    /// <summary>The contract of this build, read once per process.</summary>
    public static ApiContract Current => Shared.Value;

    public IReadOnlyDictionary<string, ApiOperation> Operations { get; }

    public IReadOnlyDictionary<string, Schema> Schemas { get; }

    public SchemaValidator Validator { get; }

    /// <summary>The operation for a method and raw path segments (still percent-encoded), or null.</summary>
    public RouteMatch? Match(string method, IReadOnlyList<string> segments)
    {
        ApiOperation? operation = _routes[(method, segments.Count)].FirstOrDefault(candidate =>
            candidate.Segments.Zip(segments).All(pair => IsParameter(pair.First) || pair.First == pair.Second));
        return operation is null
            ? null
            : new RouteMatch(operation, operation.Segments.Zip(segments)
                .Where(pair => IsParameter(pair.First))
                .ToDictionary(pair => pair.First[1..^1], pair => Uri.UnescapeDataString(pair.Second), StringComparer.Ordinal));
    }

    private static bool IsParameter(string segment) => segment.StartsWith('{');

    private static JsonDocument Open(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The embedded contract '{name}' is missing.");
        return JsonDocument.Parse(stream);
    }

    private static ApiOperation Read(string template, string method, JsonElement source)
    {
        bool hasBody = source.TryGetProperty("requestBody", out JsonElement body);
        return new ApiOperation
        {
            Id = source.GetProperty("operationId").GetString()!,
            Method = method,
            Segments = template.Split('/', StringSplitOptions.RemoveEmptyEntries),
            Parameters = source.TryGetProperty("parameters", out JsonElement parameters)
                ? [.. parameters.EnumerateArray().Select(ReadParameter)]
                : [],
            Bodies = hasBody ? ReadContent(body) : new Dictionary<string, Schema?>(),
            BodyRequired = hasBody && body.TryGetProperty("required", out JsonElement required) && required.GetBoolean(),
            Responses = source.GetProperty("responses").EnumerateObject().ToDictionary(
                response => response.Name,
                response => (IReadOnlyDictionary<string, Schema?>)ReadContent(response.Value),
                StringComparer.Ordinal),
        };
    }

    private static ApiParameter ReadParameter(JsonElement source) => new(
        source.GetProperty("name").GetString()!,
        source.GetProperty("in").GetString()!,
        source.TryGetProperty("required", out JsonElement required) && required.GetBoolean(),
        Schema.Parse(source.GetProperty("schema")));

    // A response with an empty schema has no body.
    private static bool IsEmpty(JsonElement schema) => !schema.EnumerateObject().MoveNext();

    private static Dictionary<string, Schema?> ReadContent(JsonElement source) =>
        source.TryGetProperty("content", out JsonElement content)
            ? content.EnumerateObject()
                .Where(media => media.Value.TryGetProperty("schema", out JsonElement schema) && !IsEmpty(schema))
                .ToDictionary(media => media.Name, media => (Schema?)Schema.Parse(media.Value.GetProperty("schema")), StringComparer.Ordinal)
            : [];
}
