using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Neon.Tests.Contract;

/// <summary>A complete instance of a schema in which every leaf has a unique value, so that it can be found again wherever it ends up.</summary>
internal sealed class Sample
{
    private static readonly ConcurrentDictionary<JsonObject, Sample> Samples = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, string> _leaves = [];
    private int _count;

    private Sample(JsonObject schema) => Json = Make(schema, string.Empty);

    private Sample(Sample other)
    {
        _leaves = new(other._leaves);
        _count = other._count;
        Json = other.Json.DeepClone();
    }

    public JsonNode Json { get; }

    /// <summary>The path of each leaf and its value as text.</summary>
    public IReadOnlyDictionary<string, string> Leaves => _leaves;

    /// <summary>A sample of a schema: a copy, which may be changed, of one that is built once.</summary>
    public static Sample Of(JsonObject schema) => new(Samples.GetOrAdd(schema, key => new Sample(key)));

    /// <summary>Sets the ids of the request in the sample, and what the request sends and the response repeats.</summary>
    public void Agree(ContractOperation operation, Uri request, JsonNode? body)
    {
        foreach (var (leaf, value) in SampleIds.Agree(Json, operation, request, body))
        {
            _leaves[leaf] = value;
        }
    }

    /// <summary>The paths of all members, with <c>[]</c> for items and <c>*</c> for keys of maps.</summary>
    public static IEnumerable<string> Paths(JsonObject schema, bool deprecated = false, string path = "")
    {
        var resolved = ContractFile.Current.Resolve(schema);
        if (resolved["type"]?.GetValue<string>() == "array")
        {
            return Paths(resolved["items"]!.AsObject(), deprecated, path + "[]");
        }

        if (resolved["properties"] is not JsonObject members || members.Count == 0)
        {
            return resolved["additionalProperties"] is JsonObject values ? Paths(values, deprecated, path + ".*") : [path];
        }

        return members
            .Where(member => deprecated || !IsDeprecated(member.Key, member.Value!.AsObject()))
            .SelectMany(member => Paths(member.Value!.AsObject(), deprecated, $"{path}.{member.Key}"));
    }

    // The contract marks most members that Neon has deprecated; for the settings of the pooler, it says so only in prose.
    private static bool IsDeprecated(string name, JsonObject schema) =>
        name == "pgbouncer_settings"
        || schema["deprecated"]?.GetValue<bool>() == true
        || ContractFile.Current.Resolve(schema)["deprecated"]?.GetValue<bool>() == true;

    private JsonNode Make(JsonObject schema, string path)
    {
        var resolved = ContractFile.Current.Resolve(schema);
        switch (resolved["type"]?.GetValue<string>())
        {
            case "array":
                return new JsonArray(Make(resolved["items"]!.AsObject(), path + "[]"));
            case "string" when resolved["format"]?.GetValue<string>() == "date-time" || IsTime(path):
                var time = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero).AddHours(++_count).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
                return Leaf(path, time, time);
            case "string" when path.Contains(".geo_", StringComparison.Ordinal):
                var degrees = (++_count + 0.5).ToString(CultureInfo.InvariantCulture);
                return Leaf(path, degrees, degrees);
            case "string" when path == ".uri":
                return Leaf(path, "postgresql://", "postgresql://role:word@ep-bold-sun-a1b2c3d4.us-east-2.aws.neon.tech/app?sslmode=require");
            case "string":
                return Leaf(path, $"text{++_count}", $"text{_count}");
            // The contract declares some whole numbers as plain numbers: a port, a version.
            case "number" when path.EndsWith(".port", StringComparison.Ordinal) || path.EndsWith(".version", StringComparison.Ordinal):
            case "integer":
            case "number" when path == ".logs[].severity_number":
                return Leaf(path, (++_count + 1000).ToString(CultureInfo.InvariantCulture), _count + 1000);
            case "number":
                return Leaf(path, (++_count + 0.25).ToString(CultureInfo.InvariantCulture), _count + 0.25);
            case "boolean":
                return Leaf(path, "true", true);
        }

        var result = new JsonObject();
        foreach (var (name, member) in resolved["properties"] as JsonObject ?? [])
        {
            result[name] = Make(member!.AsObject(), $"{path}.{name}");
        }

        // At the root, it is the contract's EmptyResponse, which is empty.
        if (path.Length > 0 && resolved["additionalProperties"] is JsonObject values)
        {
            result[KeyOf(path)] = Make(values, path + ".*");
        }

        return result;
    }

    // Some times are declared as plain text, such as those of snapshots.
    private static bool IsTime(string path) => path.EndsWith("_at", StringComparison.Ordinal) || path.EndsWith(".timestamp", StringComparison.Ordinal);

    // Maps beside a list are keyed by the ids of its items.
    private string KeyOf(string path) =>
        path is ".annotations" or ".applications" or ".integrations" ? _leaves.First(leaf => leaf.Key.EndsWith("[].id", StringComparison.Ordinal)).Value : "key";

    private JsonNode Leaf(string path, string text, JsonNode value)
    {
        _leaves[path] = text;
        return value;
    }
}
