using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Neon;

/// <summary>
/// Writes a context file exactly as the Neon CLI does: UTF-8 without a byte order mark, two spaces, line feeds, no line break at
/// the end.
/// </summary>
internal static class ContextFileWriter
{
    private static readonly JsonWriterOptions Form = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// Replaces a file by one with the same members, except for the specified keys, which get the specified values or
    /// are removed.
    /// </summary>
    public static void Write(string path, JsonElement content, IReadOnlyCollection<string> keys, IReadOnlyList<(string Key, string Value)> values)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, Form))
        {
            json.WriteStartObject();
            WriteMembers(json, content, keys, values);
            json.WriteEndObject();
        }

        // The writer uses the line breaks of the platform.
        Replace(path, Encoding.UTF8.GetString(text.ToArray()).Replace("\r\n", "\n", StringComparison.Ordinal));
    }

    // Existing members keep their order; new ones are last.
    private static void WriteMembers(
        Utf8JsonWriter json, JsonElement content, IReadOnlyCollection<string> keys, IReadOnlyList<(string Key, string Value)> values)
    {
        var left = values.ToList();
        foreach (var member in content.EnumerateObject())
        {
            if (!keys.Contains(member.Name))
            {
                member.WriteTo(json);
            }
            else if (left.FindIndex(value => value.Key == member.Name) is >= 0 and var index)
            {
                json.WriteString(left[index].Key, left[index].Value);
                left.RemoveAt(index);
            }
        }

        foreach (var (key, value) in left)
        {
            json.WriteString(key, value);
        }
    }

    private static void Replace(string path, string text)
    {
        try
        {
            FileReplacement.Write(path, text);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(path, failure.Message, failure);
        }
    }

    private static NeonApiException Unwritable(string path, string why, Exception cause) =>
        new(NeonFailure.InvalidInput, $"The context file {path} cannot be written: {why}", cause)
        {
            Advice = "The file was not changed. Specify another folder or file with -Path, or make this one writable.",
        };
}
