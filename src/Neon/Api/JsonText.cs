using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Text;
using System.Text.Json;

namespace Neon.Commands;

/// <summary>Turns what users write into JSON, and JSON of any shape into what users work with.</summary>
internal static class JsonText
{
    private const int DeepestNesting = 64;

    /// <summary>Gives JSON text for a string that is JSON, a dictionary, a list, an object or a plain value.</summary>
    public static string Of(object value)
    {
        if ((value is PSObject wrapped ? wrapped.BaseObject : value) is string text)
        {
            CutText.Refuse(text);
            try
            {
                using var document = JsonDocument.Parse(text);
                return text;
            }
            catch (JsonException broken)
            {
                throw new NeonApiException(NeonFailure.InvalidInput, $"The body is text that is no JSON: {broken.Message}", broken)
                {
                    Advice = "Give valid JSON, or a hashtable such as @{ branch = @{ name = 'dev' } }.",
                };
            }
        }

        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            Write(writer, value, 0);
        }

        var json = stream.ToArray();
        CutText.Refuse(json);
        return Encoding.UTF8.GetString(json);
    }

    /// <summary>Gives the answer as objects with Neon's names.</summary>
    public static object? ToPSObject(string json, ApiReply reply)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return ToPSObject(document.RootElement);
        }
        catch (Exception broken) when (JsonNulls.IsUnreadable(broken))
        {
            throw reply.Failure(NeonFailure.InvalidResponse, "Neon's answer cannot be shown as objects; -AsText gives it as it is.", broken);
        }
    }

    public static object? ToPSObject(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => ObjectOf(element),
        JsonValueKind.Array => element.EnumerateArray().Select(ToPSObject).ToArray(),
        _ => JsonValue.ToObject(element),
    };

    private static PSObject ObjectOf(JsonElement element)
    {
        var result = new PSObject();
        foreach (var member in element.EnumerateObject())
        {
            // The names of an object's properties differ in more than case, and none is empty; JSON is freer than that.
            if (member.Name.Length == 0 || result.Properties[member.Name] is not null)
            {
                throw new JsonException($"The name '{member.Name}' stands twice in one object, or is empty.");
            }

            result.Properties.Add(new PSNoteProperty(member.Name, ToPSObject(member.Value)));
        }

        return result;
    }

    private static void Write(Utf8JsonWriter writer, object? value, int depth)
    {
        if (depth > DeepestNesting)
        {
            throw new NeonApiException(NeonFailure.InvalidInput, $"The body is nested deeper than {DeepestNesting} levels.")
            {
                Advice = "Give plain hashtables and lists; an object that refers to itself has no JSON.",
            };
        }

        var plain = value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
        switch (plain)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case SwitchParameter flag:
                writer.WriteBooleanValue(flag.ToBool());
                break;
            case DateTime time:
                writer.WriteStringValue(Timestamp.Format(time));
                break;
            case DateTimeOffset time:
                writer.WriteStringValue(Timestamp.Format(time));
                break;
            case System.Security.SecureString secret:
                Secret.Write(writer, secret);
                break;
            case byte or sbyte or short or ushort or int or uint or long or ulong:
                writer.WriteRawValue(Convert.ToString(plain, CultureInfo.InvariantCulture)!);
                break;
            case decimal number:
                writer.WriteNumberValue(number);
                break;
            case double number when double.IsFinite(number):
                writer.WriteNumberValue(number);
                break;
            case float number when float.IsFinite(number):
                writer.WriteNumberValue(number);
                break;
            case Guid or Uri or TimeSpan or Version or Enum or char:
                writer.WriteStringValue(Convert.ToString(plain, CultureInfo.InvariantCulture));
                break;
            case IDictionary map:
                WriteMap(writer, map.Cast<DictionaryEntry>().Select(entry => (entry.Key.ToString()!, entry.Value)), depth);
                break;
            case IEnumerable list:
                writer.WriteStartArray();
                foreach (var item in list)
                {
                    Write(writer, item, depth + 1);
                }

                writer.WriteEndArray();
                break;
            case PSObject custom:
                WriteMap(writer, custom.Properties.Select(property => (property.Name, (object?)property.Value)), depth);
                break;
            case var other:
                throw new NeonApiException(NeonFailure.InvalidInput, $"A value of type {other.GetType()} in the body has no JSON.")
                {
                    Advice = "Give hashtables, lists, text, finite numbers, booleans and dates; of an object, pick what the API is to get.",
                };
        }
    }

    private static void WriteMap(Utf8JsonWriter writer, IEnumerable<(string Name, object? Value)> members, int depth)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in members)
        {
            writer.WritePropertyName(name);
            Write(writer, value, depth + 1);
        }

        writer.WriteEndObject();
    }
}
