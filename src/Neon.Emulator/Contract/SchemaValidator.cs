using System.Text.Json;

namespace Neon.Emulator;

/// <summary>Validates JSON against the contract. Objects are closed: unknown members are errors.</summary>
internal sealed class SchemaValidator(IReadOnlyDictionary<string, Schema> schemas)
{
    /// <summary>All differences between the value and the schema, each with its path; empty if it is valid.</summary>
    public IReadOnlyList<string> Validate(JsonElement value, Schema schema, string path)
    {
        List<string> errors = [];
        Check(value, schema, path, errors, closed: true);
        return errors;
    }

    private void Check(JsonElement value, Schema schema, string path, List<string> errors, bool closed)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            if (!IsNullable(schema))
            {
                errors.Add($"{path} must not be null");
            }

            return;
        }

        if (schema.Reference is { } name)
        {
            Check(value, Resolve(name), path, errors, closed);
            return;
        }

        foreach (Schema part in schema.AllOf)
        {
            Check(value, part, path, errors, closed: false);
        }

        CheckOneOf(value, schema, path, errors);
        if (schema.Enumeration is { } allowed && !allowed.Contains(value.ToString()))
        {
            errors.Add($"{path} must be one of {string.Join(", ", allowed)}");
        }

        switch (schema.Type)
        {
            case "string":
                ScalarRules.CheckString(value, schema, path, errors);
                break;
            case "integer" or "number":
                ScalarRules.CheckNumber(value, schema, path, errors);
                break;
            case "boolean" when value.ValueKind is not (JsonValueKind.True or JsonValueKind.False):
                errors.Add($"{path} must be a boolean");
                break;
            case "array":
                CheckArray(value, schema, path, errors);
                break;
            case "object":
                CheckObject(value, schema, path, errors);
                break;
            default:
                break;
        }

        if (closed && value.ValueKind == JsonValueKind.Object)
        {
            CheckClosed(value, schema, path, errors);
        }
    }

    private void CheckOneOf(JsonElement value, Schema schema, string path, List<string> errors)
    {
        if (schema.OneOf.Count == 0)
        {
            return;
        }

        List<List<string>> attempts = [];
        foreach (Schema option in schema.OneOf)
        {
            List<string> attempt = [];
            Check(value, option, path, attempt, closed: true);
            attempts.Add(attempt);
        }

        int matches = attempts.Count(attempt => attempt.Count == 0);
        if (matches == 0)
        {
            // Report the errors of the closest variant.
            errors.AddRange(attempts.MinBy(attempt => attempt.Count)!);
        }
        else if (matches > 1)
        {
            errors.Add($"{path} matches {matches} variants, but exactly one is allowed");
        }
    }

    private void CheckArray(JsonElement value, Schema schema, string path, List<string> errors)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            errors.Add($"{path} must be an array");
            return;
        }

        int count = value.GetArrayLength();
        if (count < schema.MinItems || count > schema.MaxItems)
        {
            errors.Add($"{path} has {count} items, outside {schema.MinItems}..{schema.MaxItems}");
        }

        if (schema.Items is not null)
        {
            int index = 0;
            foreach (JsonElement item in value.EnumerateArray())
            {
                Check(item, schema.Items, $"{path}[{index++}]", errors, closed: true);
            }
        }
    }

    private void CheckObject(JsonElement value, Schema schema, string path, List<string> errors)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            errors.Add($"{path} must be an object");
            return;
        }

        foreach (string required in schema.Required)
        {
            if (!value.TryGetProperty(required, out _))
            {
                errors.Add($"{path}.{required} is required");
            }
        }

        foreach (JsonProperty property in value.EnumerateObject())
        {
            Schema? known = schema.Properties.GetValueOrDefault(property.Name) ?? schema.AdditionalProperties;
            if (known is not null)
            {
                Check(property.Value, known, $"{path}.{property.Name}", errors, closed: true);
            }
        }
    }

    private void CheckClosed(JsonElement value, Schema schema, string path, List<string> errors)
    {
        HashSet<string> known = new(StringComparer.Ordinal);
        if (schema.OneOf.Count > 0 || !Collect(schema, known))
        {
            return;
        }

        foreach (JsonProperty property in value.EnumerateObject())
        {
            if (!known.Contains(property.Name))
            {
                errors.Add($"{path}.{property.Name} is not known to the contract");
            }
        }
    }

    /// <summary>Adds the property names of a composed schema; false when it also allows others.</summary>
    private bool Collect(Schema schema, HashSet<string> known)
    {
        if (schema.Reference is { } name)
        {
            return Collect(Resolve(name), known);
        }

        if (schema.AdditionalProperties is not null || schema.IsFreeForm)
        {
            return false;
        }

        known.UnionWith(schema.Properties.Keys);
        return schema.AllOf.All(part => Collect(part, known));
    }

    private bool IsNullable(Schema schema) =>
        schema.Nullable || schema.IsAnything || (schema.Reference is { } name && IsNullable(Resolve(name)));

    private Schema Resolve(string name) =>
        schemas.TryGetValue(name, out Schema? schema)
            ? schema
            : throw new InvalidOperationException($"The contract has no schema '{name}'.");
}
