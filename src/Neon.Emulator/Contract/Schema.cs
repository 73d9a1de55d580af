using System.Text.Json;
using System.Text.RegularExpressions;

namespace Neon.Emulator;

/// <summary>One schema of the contract, read once: the subset of OpenAPI 3.0 that Neon's contract uses.</summary>
internal sealed class Schema
{
    private static readonly TimeSpan PatternTimeout = TimeSpan.FromSeconds(1);

    public string? Reference { get; private init; }

    public string? Type { get; private init; }

    public string? Format { get; private init; }

    public Regex? Pattern { get; private init; }

    public bool Nullable { get; private init; }

    public decimal? Minimum { get; private init; }

    public decimal? Maximum { get; private init; }

    public int? MinLength { get; private init; }

    public int? MaxLength { get; private init; }

    public int? MinItems { get; private init; }

    public int? MaxItems { get; private init; }

    public Schema? Items { get; private init; }

    public Schema? AdditionalProperties { get; private init; }

    public IReadOnlySet<string>? Enumeration { get; private init; }

    public IReadOnlyDictionary<string, Schema> Properties { get; private init; } = new Dictionary<string, Schema>();

    public IReadOnlyList<string> Required { get; private init; } = [];

    public IReadOnlyList<Schema> AllOf { get; private init; } = [];

    public IReadOnlyList<Schema> OneOf { get; private init; } = [];

    /// <summary>An object schema without properties is a free-form object.</summary>
    public bool IsFreeForm => Type == "object" && Properties.Count == 0 && AllOf.Count == 0 && OneOf.Count == 0;

    /// <summary>An empty schema allows everything.</summary>
    public bool IsAnything => Type is null && Reference is null && AllOf.Count == 0 && OneOf.Count == 0;

    public static Schema Parse(JsonElement source) => new()
    {
        Reference = Text(source, "$ref")?.Split('/')[^1],
        Type = Text(source, "type"),
        Format = Text(source, "format"),
        Pattern = Text(source, "pattern") is { } pattern
            ? new Regex(pattern, RegexOptions.CultureInvariant, PatternTimeout)
            : null,
        Nullable = source.TryGetProperty("nullable", out JsonElement nullable) && nullable.GetBoolean(),
        Minimum = source.TryGetProperty("minimum", out JsonElement minimum) ? minimum.GetDecimal() : null,
        Maximum = source.TryGetProperty("maximum", out JsonElement maximum) ? maximum.GetDecimal() : null,
        MinLength = Count(source, "minLength"),
        MaxLength = Count(source, "maxLength"),
        MinItems = Count(source, "minItems"),
        MaxItems = Count(source, "maxItems"),
        Items = source.TryGetProperty("items", out JsonElement items) ? Parse(items) : null,
        AdditionalProperties = source.TryGetProperty("additionalProperties", out JsonElement additional)
            && additional.ValueKind == JsonValueKind.Object ? Parse(additional) : null,
        Enumeration = source.TryGetProperty("enum", out JsonElement values)
            ? values.EnumerateArray().Select(value => value.ToString()).ToHashSet(StringComparer.Ordinal)
            : null,
        Properties = source.TryGetProperty("properties", out JsonElement properties)
            ? properties.EnumerateObject().ToDictionary(p => p.Name, p => Parse(p.Value), StringComparer.Ordinal)
            : new Dictionary<string, Schema>(),
        Required = source.TryGetProperty("required", out JsonElement required)
            ? [.. required.EnumerateArray().Select(name => name.GetString()!)]
            : [],
        AllOf = List(source, "allOf"),
        OneOf = List(source, "oneOf"),
    };

    private static List<Schema> List(JsonElement source, string name) =>
        source.TryGetProperty(name, out JsonElement list) ? [.. list.EnumerateArray().Select(Parse)] : [];

    private static string? Text(JsonElement source, string name) =>
        source.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static int? Count(JsonElement source, string name) =>
        source.TryGetProperty(name, out JsonElement value) ? value.GetInt32() : null;
}
