using System.Text;
using System.Text.Json;

namespace Neon;

/// <summary>
/// Describes an unexpected response without confidential data: for JSON, its members and the types of their values, with the text
/// of error members only; for other text, its beginning.
/// </summary>
internal static class JsonExcerpt
{
    private const int MaxLength = 100;

    /// <summary>The names of a JSON object's members; none for anything else.</summary>
    public static HashSet<string> RootMembers(ReadOnlySpan<byte> json)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1)
            {
                names.Add(reader.GetString()!);
            }
        }

        return names;
    }

    /// <summary>Whether it is valid JSON.</summary>
    public static bool IsWellFormed(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        try
        {
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>The description, in about a hundred characters at most; null if there is no content.</summary>
    public static string? Of(ReadOnlySpan<byte> body) => body.TrimStart(" \t\r\n"u8) switch
    {
        [] => null,
        [(byte)'{' or (byte)'[', ..] json => Shape(json),
        var text => "\"" + VisibleText.Of(Encoding.UTF8.GetString(text[..Math.Min(text.Length, MaxLength)])) + (text.Length > MaxLength ? "..." : string.Empty) + "\"",
    };

    private static string Shape(ReadOnlySpan<byte> json)
    {
        var shape = new StringBuilder();
        var reader = new Utf8JsonReader(json);
        try
        {
            var (name, afterValue) = (string.Empty, false);
            while (shape.Length < MaxLength && reader.Read())
            {
                var isEnd = reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray;
                shape.Append(afterValue && !isEnd ? ", " : string.Empty);
                name = reader.TokenType == JsonTokenType.PropertyName ? reader.GetString()! : name;
                shape.Append(reader.TokenType switch
                {
                    JsonTokenType.StartObject => "{",
                    JsonTokenType.EndObject => "}",
                    JsonTokenType.StartArray => "[",
                    JsonTokenType.EndArray => "]",
                    JsonTokenType.PropertyName => $"\"{VisibleText.Of(name)}\": ",
                    JsonTokenType.String when name is "error" or "message" or "detail" => $"\"{VisibleText.Of(Cut(reader.GetString()!))}\"",
                    JsonTokenType.String => "text",
                    JsonTokenType.Number => "number",
                    JsonTokenType.Null => "null",
                    _ => "true or false",
                });
                afterValue = reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray or JsonTokenType.PropertyName);
            }

            return reader.BytesConsumed < json.Length && shape.Length >= MaxLength ? shape.Append(" ...").ToString() : shape.ToString();
        }
        catch (Exception broken) when (JsonNulls.IsUnreadable(broken))
        {
            return shape.Append(" ... cut off").ToString();
        }
    }

    private static string Cut(string text) => text.Length > MaxLength ? text[..MaxLength] + "..." : text;
}
