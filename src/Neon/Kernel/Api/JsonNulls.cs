using System.Buffers;
using System.Text.Json;

namespace Neon;

/// <summary>
/// Removes null items from the lists of a response. The contract does not allow them; if one occurs, a list without it is more
/// useful than an error. A list of mixed items has no model and is unchanged.
/// </summary>
internal static class JsonNulls
{
    /// <summary>The same JSON without null items; unchanged if there are none, which is the normal case.</summary>
    public static ReadOnlySpan<byte> WithoutNullItems(ReadOnlySpan<byte> json)
    {
        if (json.IndexOf("null"u8) < 0 || !HasNullItem(json))
        {
            return json;
        }

        // Not as nodes: those refuse an object with duplicate names, which JSON allows.
        var reader = new Utf8JsonReader(json);
        using var document = JsonDocument.ParseValue(ref reader);
        var clean = new ArrayBufferWriter<byte>(json.Length);
        using (var writer = new Utf8JsonWriter(clean))
        {
            Write(writer, document.RootElement);
        }

        return clean.WrittenSpan;
    }

    /// <summary>
    /// Whether an exception means that JSON cannot be read. For half a character the framework throws another
    /// exception.
    /// </summary>
    public static bool IsUnreadable(Exception exception) => exception is JsonException or InvalidOperationException;

    private static bool HasNullItem(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        // In an object, null follows its name; in a list, it follows anything else.
        var previous = JsonTokenType.None;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.Null && previous != JsonTokenType.PropertyName)
            {
                return true;
            }

            previous = reader.TokenType;
        }

        return false;
    }

    private static void Write(Utf8JsonWriter writer, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Array:
                var items = element.EnumerateArray().ToArray();
                var isMixed = items.Select(item => item.ValueKind).Where(kind => kind != JsonValueKind.Null).Distinct().Count() > 1;
                writer.WriteStartArray();
                foreach (var item in items.Where(item => isMixed || item.ValueKind != JsonValueKind.Null))
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in element.EnumerateObject())
                {
                    writer.WritePropertyName(member.Name);
                    Write(writer, member.Value);
                }

                writer.WriteEndObject();
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }
}
