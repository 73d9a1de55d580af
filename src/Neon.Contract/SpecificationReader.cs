using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Neon.Contract;

/// <summary>Reads a specification, JSON or YAML, from a file or a URL.</summary>
internal static class SpecificationReader
{
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="HttpRequestException">The URL does not respond.</exception>
    /// <exception cref="FormatException">It is neither JSON nor YAML, or not an object.</exception>
    public static async Task<JsonObject> ReadAsync(string place)
    {
        var text = Uri.TryCreate(place, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? await FetchAsync(address).ConfigureAwait(false)
            : await File.ReadAllTextAsync(place).ConfigureAwait(false);
        return Parse(text);
    }

    public static JsonObject Parse(string text)
    {
        try
        {
            return (text.TrimStart().StartsWith('{') ? JsonNode.Parse(text) : FromYaml(text)) as JsonObject
                ?? throw new FormatException("It does not contain an object.");
        }
        catch (Exception broken) when (broken is JsonException or YamlException)
        {
            throw new FormatException(broken.Message, broken);
        }
    }

    private static async Task<string> FetchAsync(Uri address)
    {
        using var client = new HttpClient();
        return await client.GetStringAsync(address).ConfigureAwait(false);
    }

    private static JsonNode? FromYaml(string text)
    {
        var stream = new YamlStream();
        using var reader = new StringReader(text);
        stream.Load(reader);
        return stream.Documents.Count == 0 ? null : Convert(stream.Documents[0].RootNode);
    }

    private static JsonNode? Convert(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(pair =>
            KeyValuePair.Create(((YamlScalarNode)pair.Key).Value ?? string.Empty, Convert(pair.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Convert)]),
        YamlScalarNode scalar => Scalar(scalar),
        _ => null,
    };

    // The core schema of YAML: quoted values are always text.
    private static JsonValue? Scalar(YamlScalarNode scalar)
    {
        var text = scalar.Value ?? string.Empty;
        if (scalar.Style is not (ScalarStyle.Plain or ScalarStyle.Any))
        {
            return JsonValue.Create(text);
        }

        return text switch
        {
            "" or "~" or "null" or "Null" or "NULL" => null,
            "true" or "True" or "TRUE" => JsonValue.Create(true),
            "false" or "False" or "FALSE" => JsonValue.Create(false),
            _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => JsonValue.Create(whole),
            _ when decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
            _ => JsonValue.Create(text),
        };
    }
}
