using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Neon;

/// <summary>
/// Repairs invalid text in JSON strings, so that one such string does not make the response unusable: half of a surrogate pair,
/// bytes that are not UTF-8, and escape sequences that JSON does not define are replaced with U+FFFD. An unescaped control
/// character keeps its value.
/// </summary>
/// <remarks>JSON without such strings is scanned once and not copied.</remarks>
internal static class JsonCharacters
{
    private static readonly SearchValues<byte> Quote = SearchValues.Create("\""u8);
    private static readonly byte[] ControlsAndBackslash = [.. Enumerable.Range(0, ' ').Select(control => (byte)control), (byte)'\\'];
    private static readonly SearchValues<byte> Suspicious = SearchValues.Create(ControlsAndBackslash);
    private static readonly SearchValues<byte> Special = SearchValues.Create([.. ControlsAndBackslash, (byte)'"']);

    // Bytes that are not UTF-8 become half a surrogate pair, which is replaced like any other.
    private static readonly Encoding Utf8OrHalf = Encoding.GetEncoding(
        "utf-8", EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\\ud800"));

    /// <summary>The same JSON with valid strings.</summary>
    /// <param name="json">The JSON.</param>
    /// <param name="replaced">The members whose text or name lost a character, such as <c>branches[].name</c>.</param>
    public static byte[] Mend(byte[] json, out IReadOnlySet<string> replaced)
    {
        replaced = new HashSet<string>();
        json = Utf8.IsValid(json) ? json : Encoding.UTF8.GetBytes(Utf8OrHalf.GetString(json));
        if (json.AsSpan().TrimEnd("\r\n"u8).IndexOfAny(Suspicious) < 0)
        {
            // Most JSON needs no repair: one pass without a stop at each string.
            return json;
        }

        var output = new ArrayBufferWriter<byte>();
        var damaged = new HashSet<int>();
        var (at, copied, count, isInString) = (0, 0, 0, false);
        while (json.AsSpan(at).IndexOfAny(isInString ? Special : Quote) is >= 0 and var distance)
        {
            var found = at + distance;
            at = found + 1;
            if (json[found] == '"')
            {
                isInString = !isInString;
                count += isInString ? 1 : 0;
                continue;
            }

            var (length, isSound) = json[found] == '\\' ? Escape(json.AsSpan(found)) : (1, false);
            at = found + length;
            if (isSound)
            {
                continue;
            }

            output.Write(json.AsSpan(copied, found - copied));
            copied = at;
            if (json[found] == '\\')
            {
                output.Write("\\ufffd"u8);
                damaged.Add(count);
            }
            else
            {
                output.Write(Encoding.ASCII.GetBytes($"\\u{json[found]:x4}"));
            }
        }

        if (copied == 0)
        {
            return json;
        }

        output.Write(json.AsSpan(copied));
        replaced = damaged.Count == 0 ? replaced : Members(output.WrittenSpan, damaged);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>The length of the escape sequence at the beginning of a span, and whether it is valid.</summary>
    private static (int Length, bool IsSound) Escape(ReadOnlySpan<byte> json)
    {
        if (json.Length > 1 && "\"\\/bfnrt"u8.Contains(json[1]))
        {
            return (2, true);
        }

        return Unit(json) switch
        {
            null => (1, false),
            { } unit when !char.IsSurrogate(unit) => (6, true),
            { } unit when char.IsHighSurrogate(unit) && Unit(json[6..]) is { } low && char.IsLowSurrogate(low) => (12, true),
            _ => (6, false),
        };
    }

    private static char? Unit(ReadOnlySpan<byte> json) =>
        json.Length >= 6 && json[0] == '\\' && json[1] == 'u' && json[2..6].IndexOfAnyExcept(HexDigits) < 0
            ? (char)Convert.ToUInt16(Encoding.ASCII.GetString(json[2..6]), 16)
            : null;

    private static readonly SearchValues<byte> HexDigits = SearchValues.Create("0123456789abcdefABCDEF"u8);

    /// <summary>The members that the strings belong to; strings are counted from 1.</summary>
    private static HashSet<string> Members(ReadOnlySpan<byte> json, HashSet<int> strings)
    {
        var members = new HashSet<string>(StringComparer.Ordinal);
        var containers = new Stack<(string Path, bool IsList)>();
        var (member, count) = (string.Empty, 0);
        var reader = new Utf8JsonReader(json);
        try
        {
            while (reader.Read())
            {
                var container = containers.Count > 0 ? containers.Peek() : (Path: string.Empty, IsList: false);
                var name = reader.TokenType == JsonTokenType.PropertyName ? reader.GetString() : null;
                member = name is not null ? container.Path.Length == 0 ? name : $"{container.Path}.{name}"
                    : container.IsList ? container.Path + "[]"
                    : member;
                count += name is not null || reader.TokenType == JsonTokenType.String ? 1 : 0;
                if ((name is not null || reader.TokenType == JsonTokenType.String) && strings.Contains(count))
                {
                    members.Add(member);
                }

                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                {
                    containers.Push((member, reader.TokenType == JsonTokenType.StartArray));
                }
                else if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
                {
                    containers.Pop();
                }
            }
        }
        catch (JsonException)
        {
            // It is not JSON, which the reader reports.
        }

        return members;
    }
}
