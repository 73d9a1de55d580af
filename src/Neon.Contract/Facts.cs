using System.Text.Json.Nodes;

namespace Neon.Contract;

/// <summary>
/// The facts of a specification: operations with their parameters, bodies and responses, and schemas with names, types, limits
/// and values. Prose and examples are omitted; shared parameters and responses are expanded where they are used. Reducing facts again
/// changes nothing.
/// </summary>
internal sealed class Facts
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "patch", "head", "options"];

    private static readonly string[] OfOperation =
        ["operationId", "tags", "deprecated", "x-stability-level", "x-internal", "x-added-after"];

    private static readonly string[] OfParameter = ["deprecated", "style", "explode"];

    private static readonly string[] OfSchema =
    [
        "type", "enum", "required", "default", "format", "nullable", "maxLength", "minLength", "pattern", "minimum", "maximum",
        "minItems", "maxItems", "uniqueItems", "deprecated", "readOnly", "writeOnly", "x-sensitive", "$ref",
    ];

    private readonly JsonObject _source;

    private Facts(JsonObject source) => _source = source;

    /// <exception cref="FormatException">The specification is not OpenAPI, or has unresolved references.</exception>
    public static JsonObject Of(JsonObject specification) => new Facts(specification).Reduce();

    private JsonObject Reduce()
    {
        if (_source["paths"] is not JsonObject paths)
        {
            throw new FormatException("It has no paths.");
        }

        var facts = new JsonObject
        {
            ["openapi"] = "3.0.3",
            ["info"] = new JsonObject
            {
                ["title"] = "Neon API contract (facts)",
                ["version"] = _source["info"]?["version"]?.ToString() ?? string.Empty,
            },
        };
        Copy(_source, facts, ["servers"]);
        foreach (var server in (facts["servers"] as JsonArray ?? []).OfType<JsonObject>())
        {
            server.Remove("description");
        }

        facts["security"] = new JsonArray(new JsonObject { ["BearerAuth"] = new JsonArray() });
        facts["paths"] = new JsonObject(paths.Select(path => KeyValuePair.Create(path.Key, (JsonNode?)PathOf(path.Value!.AsObject()))));
        facts["components"] = new JsonObject
        {
            ["securitySchemes"] = new JsonObject { ["BearerAuth"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer" } },
            ["schemas"] = new JsonObject((_source["components"]?["schemas"] as JsonObject ?? [])
                .Select(schema => KeyValuePair.Create(schema.Key, (JsonNode?)SchemaOf(schema.Value)))),
        };
        return facts;
    }

    private JsonObject PathOf(JsonObject path)
    {
        var shared = path["parameters"] as JsonArray ?? [];
        return new JsonObject(path
            .Where(member => Methods.Contains(member.Key))
            .Select(member => KeyValuePair.Create(member.Key, (JsonNode?)OperationOf(member.Value!.AsObject(), shared))));
    }

    private JsonObject OperationOf(JsonObject operation, JsonArray shared)
    {
        var facts = new JsonObject();
        Copy(operation, facts, OfOperation);
        var own = (operation["parameters"] as JsonArray ?? []).Select(Follow).ToArray();
        var inherited = shared.Select(Follow).Where(parameter => !own.Any(other =>
            other["name"]?.ToString() == parameter["name"]?.ToString() && other["in"]?.ToString() == parameter["in"]?.ToString()));
        var parameters = new JsonArray([.. inherited.Concat(own).Select(ParameterOf)]);
        if (parameters.Count > 0)
        {
            facts["parameters"] = parameters;
        }

        if (operation["requestBody"] is { } body)
        {
            var followed = Follow(body);
            var request = new JsonObject();
            Copy(followed, request, ["required"]);
            request["content"] = ContentOf(followed["content"] as JsonObject ?? []);
            facts["requestBody"] = request;
        }

        facts["responses"] = new JsonObject((operation["responses"] as JsonObject ?? [])
            .Select(response => KeyValuePair.Create(response.Key, (JsonNode?)ResponseOf(Follow(response.Value)))));
        return facts;
    }

    private JsonObject ParameterOf(JsonObject parameter)
    {
        var facts = new JsonObject { ["name"] = parameter["name"]?.DeepClone(), ["in"] = parameter["in"]?.DeepClone(), ["required"] = false };
        Copy(parameter, facts, ["required"]);
        facts["schema"] = SchemaOf(parameter["schema"]);
        Copy(parameter, facts, OfParameter);
        return facts;
    }

    private JsonObject ResponseOf(JsonObject response)
    {
        // OpenAPI requires a description; it is prose, so it is empty.
        var facts = new JsonObject { ["description"] = string.Empty };
        if (response["content"] is JsonObject content)
        {
            facts["content"] = ContentOf(content);
        }

        return facts;
    }

    private JsonObject ContentOf(JsonObject content) => new(content.Select(media =>
        KeyValuePair.Create(media.Key, (JsonNode?)new JsonObject { ["schema"] = SchemaOf(media.Value?["schema"]) })));

    private JsonObject SchemaOf(JsonNode? node)
    {
        // A schema may be the word true: anything goes.
        if (node is not JsonObject schema)
        {
            return [];
        }

        var facts = new JsonObject();
        foreach (var (name, value) in schema)
        {
            switch (name)
            {
                case "type" when value is JsonArray types:
                    TypesOf(types, facts);
                    break;
                case "const":
                    facts["enum"] = new JsonArray(value?.DeepClone());
                    break;
                case "properties":
                    facts[name] = new JsonObject(value!.AsObject().Select(member => KeyValuePair.Create(member.Key, (JsonNode?)SchemaOf(member.Value))));
                    break;
                case "items":
                    facts[name] = SchemaOf(value);
                    break;
                case "additionalProperties" when value is not JsonValue closed || closed.GetValue<bool>():
                    facts[name] = SchemaOf(value);
                    break;
                case "allOf":
                    facts[name] = new JsonArray([.. value!.AsArray().Select(SchemaOf)]);
                    break;
                case "oneOf" or "anyOf":
                    facts["oneOf"] = new JsonArray([.. value!.AsArray().Select(option => OptionOf(option, schema["discriminator"] as JsonObject))]);
                    break;
                default:
                    Copy(schema, facts, OfSchema.Contains(name) ? [name] : []);
                    break;
            }
        }

        return facts;
    }

    // OpenAPI 3.1 writes a nullable value as one of several types.
    private static void TypesOf(JsonArray types, JsonObject facts)
    {
        var named = types.Select(type => type!.ToString()).ToArray();
        facts["type"] = named.FirstOrDefault(type => type != "null");
        if (named.Contains("null"))
        {
            facts["nullable"] = true;
        }
    }

    /// <summary>An alternative with the value of the discriminator that chooses it, which its own schema need not declare.</summary>
    private JsonObject OptionOf(JsonNode? option, JsonObject? discriminator)
    {
        var schema = SchemaOf(option);
        var property = discriminator?["propertyName"]?.ToString();
        var reference = schema["$ref"]?.ToString();
        var chosen = (discriminator?["mapping"] as JsonObject ?? [])
            .Where(pair => pair.Value?.ToString() is { } target && (target == reference || reference?.EndsWith("/" + target, StringComparison.Ordinal) == true))
            .Select(pair => (JsonNode?)pair.Key)
            .ToArray();
        return property is null || chosen.Length == 0 ? schema : new JsonObject
        {
            ["allOf"] = new JsonArray(
                new JsonObject
                {
                    ["type"] = "object",
                    ["properties"] = new JsonObject { [property] = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray(chosen) } },
                    ["required"] = new JsonArray(property),
                },
                schema),
        };
    }

    private JsonObject Follow(JsonNode? node)
    {
        var target = node as JsonObject ?? throw new FormatException("A parameter, body or response is not an object.");
        if (target["$ref"]?.ToString() is not { } reference)
        {
            return target;
        }

        JsonNode? found = _source;
        foreach (var part in reference.TrimStart('#', '/').Split('/'))
        {
            found = found?[part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)];
        }

        return found is null ? throw new FormatException($"It refers to {reference}, which it does not contain.") : Follow(found);
    }

    private static void Copy(JsonObject source, JsonObject target, IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            if (source.TryGetPropertyValue(name, out var value))
            {
                target[name] = value?.DeepClone();
            }
        }
    }
}
