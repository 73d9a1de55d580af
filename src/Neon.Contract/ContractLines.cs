using System.Text.Json.Nodes;

namespace Neon.Contract;

/// <summary>
/// A contract as lines, one per fact: <c>listProjects query limit</c>, <c>createProject body</c>, <c>Project .name</c>,
/// <c>OperationAction value create_branch</c>. What several operations share is one schema, so a change of it is one line. The
/// first word of a line is the operation or schema that it belongs to.
/// </summary>
internal sealed class ContractLines
{
    private static readonly string[] Forms = ["format", "pattern"];
    private static readonly string[] Flags = ["nullable", "deprecated", "x-sensitive"];

    // Publications of the same contract capitalize the names of schemas differently.
    private readonly SortedDictionary<string, string> _lines = new(StringComparer.OrdinalIgnoreCase);

    private ContractLines(JsonObject contract)
    {
        foreach (var (path, methods) in contract["paths"] as JsonObject ?? [])
        {
            foreach (var (method, operation) in methods!.AsObject())
            {
                AddOperation($"{method.ToUpperInvariant()} {path}", operation!.AsObject());
            }
        }

        foreach (var (name, schema) in contract["components"]?["schemas"] as JsonObject ?? [])
        {
            _lines[name] = string.Empty;
            Walk(name + " ", schema, required: false);
        }
    }

    public static IReadOnlyDictionary<string, string> Of(JsonObject contract) => new ContractLines(contract)._lines;

    private void AddOperation(string route, JsonObject operation)
    {
        var id = operation["operationId"]?.ToString() ?? route.Replace(' ', ':');
        _lines[id] = string.Join(", ", new[]
        {
            route,
            operation["deprecated"]?.GetValue<bool>() == true ? "deprecated" : null,
            operation["x-stability-level"]?.ToString(),
        }.Where(part => part is not null));
        foreach (var parameter in (operation["parameters"] as JsonArray ?? []).OfType<JsonObject>())
        {
            Walk($"{id} {parameter["in"]} {parameter["name"]}", parameter["schema"], parameter["required"]?.GetValue<bool>() == true);
        }

        foreach (var (media, content) in operation["requestBody"]?["content"] as JsonObject ?? [])
        {
            Walk($"{id} {(media == "application/json" ? "body" : media)} ", content?["schema"], operation["requestBody"]?["required"]?.GetValue<bool>() == true);
        }

        // The general error of all operations is the same.
        foreach (var (status, response) in (operation["responses"] as JsonObject ?? []).Where(pair => pair.Key != "default"))
        {
            var content = response?["content"] as JsonObject ?? [];
            _lines[$"{id} {status}"] = content.Count == 0 ? "no body" : "body";
            foreach (var (_, media) in content)
            {
                Walk($"{id} {status} ", media?["schema"], required: false);
            }
        }
    }

    private void Walk(string place, JsonNode? node, bool required)
    {
        if (node is not JsonObject schema)
        {
            return;
        }

        if (schema["$ref"]?.ToString().Split('/')[^1] is { } name)
        {
            _lines[$"{place.TrimEnd()} is {name}"] = required ? "required" : string.Empty;
            return;
        }

        foreach (var part in (schema["allOf"] as JsonArray ?? []).Concat(schema["oneOf"] as JsonArray ?? []))
        {
            Walk(place, part, required);
        }

        foreach (var value in schema["enum"] as JsonArray ?? [])
        {
            _lines[$"{place.TrimEnd()} value {value}"] = string.Empty;
        }

        var mandatory = (schema["required"] as JsonArray ?? []).Select(item => item!.ToString()).ToHashSet();
        foreach (var (member, value) in schema["properties"] as JsonObject ?? [])
        {
            Walk($"{place}.{member}", value, mandatory.Contains(member));
        }

        if (schema["items"] is { } items)
        {
            Walk(place + "[]", items, required);
        }
        else if (schema["additionalProperties"] is { } values)
        {
            Walk(place + ".*", values, required: false);
        }
        else if (schema["type"] is { } type && type.ToString() != "object")
        {
            _lines[place.TrimEnd() + " type"] = Describe(schema, required);
        }
    }

    private static string Describe(JsonObject schema, bool required)
    {
        var words = new List<string> { schema["type"]!.ToString() };
        words.AddRange(Forms.Select(key => schema[key]?.ToString()).OfType<string>());
        if (schema["minimum"] is not null || schema["maximum"] is not null)
        {
            words.Add($"{schema["minimum"]}..{schema["maximum"]}");
        }

        if (schema["minLength"] is not null || schema["maxLength"] is not null)
        {
            words.Add($"{schema["minLength"]}..{schema["maxLength"]} characters");
        }

        words.AddRange(Flags.Where(flag => schema[flag]?.GetValue<bool>() == true));
        if (required)
        {
            words.Add("required");
        }

        return string.Join(' ', words);
    }
}
