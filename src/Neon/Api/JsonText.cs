using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Text;
using System.Text.Json;

namespace Neon.Commands;

/// <summary>Converts user input to JSON, and any JSON to objects.</summary>
internal static class JsonText
{
    private const int MaxNesting = 64;

    /// <summary>Returns JSON text for a JSON string, a dictionary, a list, an object or a plain value.</summary>
    public static string Of(object value)
    {
        if ((value is PSObject wrapped ? wrapped.BaseObject : value) is string text)
        {
            LoneSurrogates.Refuse(text);
            try
            {
                using var document = JsonDocument.Parse(text);
                return text;
            }
            catch (JsonException broken)
            {
                throw new NeonApiException(NeonFailure.InvalidInput, $"The body is not valid JSON: {broken.Message}", broken)
                {
                    Advice = "Specify valid JSON, or a hashtable such as @{ branch = @{ name = 'dev' } }.",
                };
            }
        }

        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            Write(writer, value, 0);
        }

        var json = stream.ToArray();
        LoneSurrogates.Refuse(json);
        return Encoding.UTF8.GetString(json);
    }

    /// <summary>Returns the response as objects with Neon's names.</summary>
    public static object? ToPSObject(string json, ApiReply reply)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return ToPSObject(document.RootElement);
        }
        catch (Exception broken) when (JsonNulls.IsUnreadable(broken))
        {
            throw reply.Failure(NeonFailure.InvalidResponse, "Neon's response cannot be converted to objects. Use -AsText to return it as text.", broken);
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
            // The property names of an object must differ in more than case, and must not be empty; JSON does not require this.
            if (member.Name.Length == 0 || result.Properties[member.Name] is not null)
            {
                throw new JsonException($"The name '{member.Name}' is empty, or occurs twice in one object.");
            }

            result.Properties.Add(new PSNoteProperty(member.Name, ToPSObject(member.Value)));
        }

        return result;
    }

    private static void Write(Utf8JsonWriter writer, object? value, int depth)
    {
        if (depth > MaxNesting)
        {
            throw new NeonApiException(NeonFailure.InvalidInput, $"The body is nested deeper than {MaxNesting} levels.")
            {
                Advice = "Specify plain hashtables and lists. An object that references itself cannot be converted to JSON.",
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
                throw new NeonApiException(NeonFailure.InvalidInput, $"The body contains a value of type {other.GetType()}, which cannot be converted to JSON.")
                {
                    Advice = "Specify hashtables, lists, text, finite numbers, booleans and dates. For an object, select the properties to send.",
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
