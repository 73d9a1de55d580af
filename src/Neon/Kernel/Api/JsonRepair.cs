using System.Buffers;
using System.Globalization;
using System.Security;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Neon;

/// <summary>
/// Reads JSON in which a value has another type than the contract defines, so that one odd value does not make a list unusable.
/// Numbers, text and booleans are converted to each other if the meaning is clear; anything else is left out and reported.
/// </summary>
/// <remarks>Valid JSON has no overhead: the JSON is walked only if it could not be read.</remarks>
internal sealed class JsonRepair
{
    private readonly Dictionary<string, string> _misfits = new(StringComparer.Ordinal);
    private readonly Utf8JsonWriter _writer;
    private bool _isMended;
    private string? _fault;

    private JsonRepair(Utf8JsonWriter writer) => _writer = writer;

    /// <summary>Reads JSON.</summary>
    /// <param name="json">The JSON.</param>
    /// <param name="type">The type to read.</param>
    /// <param name="isMended">Whether characters were replaced in it: a secret with a replaced character is left out.</param>
    /// <param name="misfits">The members that could not be read, with a sentence on each.</param>
    /// <param name="fault">A sentence on a required member that could not be read; null if there is none.</param>
    /// <exception cref="JsonException">The text is not JSON, or its root has another type.</exception>
    public static T? Read<T>(
        ReadOnlySpan<byte> json, JsonTypeInfo<T> type, bool isMended, out IReadOnlyDictionary<string, string> misfits, out string? fault)
        where T : class
    {
        misfits = new Dictionary<string, string>();
        fault = null;
        JsonException? unreadable = null;
        try
        {
            var value = JsonSerializer.Deserialize(json, type);
            if (!isMended)
            {
                return value;
            }
        }
        catch (JsonException misfit)
        {
            unreadable = misfit;
        }

        var reader = new Utf8JsonReader(json);
        using var document = JsonDocument.ParseValue(ref reader);
        if (!Suits(document.RootElement, type) || reader.Read())
        {
            throw unreadable ?? new JsonException("The root has another type.");
        }

        var output = new ArrayBufferWriter<byte>(json.Length);
        using var writer = new Utf8JsonWriter(output);
        var repair = new JsonRepair(writer) { _isMended = isMended };
        repair.Write(document.RootElement, type, string.Empty, isNeeded: true);
        writer.Flush();
        misfits = repair._misfits;
        fault = repair._fault;
        return JsonSerializer.Deserialize(output.WrittenSpan, type);
    }

    private static bool IsPart(JsonTypeInfo type) => type.Kind != JsonTypeInfoKind.None;

    private static bool Suits(JsonElement element, JsonTypeInfo type) =>
        element.ValueKind == (type.Kind == JsonTypeInfoKind.Enumerable ? JsonValueKind.Array : JsonValueKind.Object);

    /// <param name="element">What to write.</param>
    /// <param name="type">The type to read.</param>
    /// <param name="path">Where it is.</param>
    /// <param name="isNeeded">Whether each item of a list or map is required for a usable response.</param>
    private void Write(JsonElement element, JsonTypeInfo type, string path, bool isNeeded)
    {
        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object:
                _writer.WriteStartObject();
                foreach (var member in element.EnumerateObject())
                {
                    _writer.WritePropertyName(member.Name);
                    var property = type.Properties.FirstOrDefault(property => property.Name == member.Name && property.Set is not null);
                    var isNever = property is not null && ResponseShape.IsNeverLeftOut(type, property);
                    WriteValue(member.Value, type, property, property?.PropertyType, path.Length == 0 ? member.Name : $"{path}.{member.Name}", isNever);
                }

                _writer.WriteEndObject();
                break;
            case JsonTypeInfoKind.Dictionary:
                _writer.WriteStartObject();
                foreach (var member in element.EnumerateObject())
                {
                    _writer.WritePropertyName(member.Name);
                    WriteValue(member.Value, type, null, ResponseShape.ItemOf(type.Type), path + ".*", isNeeded);
                }

                _writer.WriteEndObject();
                break;
            default:
                _writer.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                {
                    WriteItem(item, type, ResponseShape.ItemOf(type.Type), path + "[]", isNeeded);
                }

                _writer.WriteEndArray();
                break;
        }
    }

    /// <summary>Writes the value of a member; null if it does not fit.</summary>
    private void WriteValue(JsonElement value, JsonTypeInfo owner, JsonPropertyInfo? property, Type? type, string path, bool isNeeded)
    {
        if (type is null)
        {
            value.WriteTo(_writer);
        }
        else if (owner.Options.TryGetTypeInfo(type, out var part) && IsPart(part) && Suits(value, part))
        {
            Write(value, part, path, isNeeded || (property is not null && ResponseShape.IsIndispensable(owner, property)));
        }
        else if (_isMended && type == typeof(SecureString) && value.ValueKind == JsonValueKind.String && value.GetString()!.Contains('\uFFFD', StringComparison.Ordinal))
        {
            _misfits.TryAdd(path, $"Neon returned a secret in '{path}' that contains invalid characters.");
            _writer.WriteNullValue();
        }
        else
        {
            var name = JsonEncodedText.Encode(property?.Name ?? "key");
            _writer.WriteRawValue(Forms(value, type).FirstOrDefault(form => Fits($"{{\"{name}\":{form}}}", owner)) ?? Left(value, type, path, isNeeded));
        }
    }

    /// <summary>
    /// Writes an item of a list. A list of objects keeps its length: an item that is not an object becomes an empty
    /// one.
    /// </summary>
    private void WriteItem(JsonElement item, JsonTypeInfo list, Type type, string path, bool isNeeded)
    {
        if (list.Options.TryGetTypeInfo(type, out var part) && IsPart(part))
        {
            if (Suits(item, part))
            {
                Write(item, part, path, isNeeded);
            }
            else
            {
                Leave(item, type, path);
                _writer.WriteRawValue(part.Kind == JsonTypeInfoKind.Enumerable ? "[]" : "{}");
            }
        }
        else if (Forms(item, type).FirstOrDefault(form => Fits($"[{form}]", list)) is { } form)
        {
            _writer.WriteRawValue(form);
        }
        else
        {
            Leave(item, type, path);
            _fault ??= isNeeded ? _misfits[path] : null;
        }
    }

    // As the member of an object, because the member specifies the converter.
    private static bool Fits(string json, JsonTypeInfo owner)
    {
        try
        {
            JsonSerializer.Deserialize(json, owner);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>The value as it is, then converted if another type is expected and the meaning is clear.</summary>
    private static IEnumerable<string> Forms(JsonElement value, Type type)
    {
        yield return value.GetRawText();
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (value.ValueKind is JsonValueKind.Array or JsonValueKind.Object || type == typeof(DateTimeOffset))
        {
            yield break;
        }

        var text = value.ValueKind == JsonValueKind.String ? value.GetString()!.Trim() : value.GetRawText();
        if (text.Length == 0)
        {
            yield return "null";
        }
        else if (!type.IsValueType && value.ValueKind != JsonValueKind.String)
        {
            yield return $"\"{text}\"";
        }
        else if (!type.IsValueType)
        {
            yield break;
        }
        else if (type == typeof(bool))
        {
            yield return text.ToUpperInvariant() is "1" or "TRUE" ? "true" : text.ToUpperInvariant() is "0" or "FALSE" ? "false" : value.GetRawText();
        }
        else if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            yield return number.ToString("0.############################", CultureInfo.InvariantCulture);
        }
    }

    private string Left(JsonElement value, Type type, string path, bool isNeeded)
    {
        Leave(value, type, path);
        _fault ??= isNeeded ? _misfits[path] : null;
        return "null";
    }

    private void Leave(JsonElement value, Type type, string path)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        // A value inside a nested object, or where an object or a secret is expected, may be a secret itself.
        var isPlain = type.IsPrimitive || type == typeof(decimal) || type == typeof(DateTimeOffset) || type == typeof(TimeSpan);
        var came = value.ValueKind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "a list",
            _ when isPlain && VisibleText.Of(value.GetRawText()) is var text => text.Length > 60 ? text[..60] + "..." : text,
            JsonValueKind.String => "text",
            JsonValueKind.Number => "a number",
            _ => "true or false",
        };
        _misfits.TryAdd(path, type == typeof(SecureString) && value.ValueKind == JsonValueKind.String
            ? $"Neon returned a secret in '{path}' that is longer than {Secret.MaxLength} characters."
            : $"Neon returned {came} in '{path}', which should be {Wanted(type)}.");
    }

    private static string Wanted(Type type) =>
        type == typeof(string) || type == typeof(SecureString) ? "text"
        : type == typeof(bool) ? "true or false"
        : type == typeof(int) || type == typeof(long) || type == typeof(TimeSpan) ? "a whole number"
        : type == typeof(double) || type == typeof(decimal) ? "a number"
        : type == typeof(DateTimeOffset) ? "a time"
        : type.IsAssignableTo(typeof(System.Collections.IEnumerable)) && !type.Name.Contains("Dictionary", StringComparison.Ordinal) ? "a list"
        : "an object";
}
