using System.Collections;
using System.Management.Automation;
using System.Reflection;
using System.Text;
using System.Text.Json;

namespace Neon.Tests.Support;

/// <summary>
/// Writes objects as ConvertTo-Json does: all public properties, read by reflection, and beside them what the engine shows of
/// the object itself. The engine of the tests lacks that command.
/// </summary>
internal static class PlainJson
{
    public static string Of(object? value, int depth = 100)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            Write(writer, value, depth);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter writer, object? value, int depth)
    {
        var all = value is PSObject wrapped ? wrapped.Properties.Select(property => (property.Name, (object?)property.Value)).ToArray() : [];
        value = value is PSObject { BaseObject: not PSCustomObject } shell ? shell.BaseObject : value;
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                return;
            case string or char or bool or DateTime or DateTimeOffset or Guid or Uri or decimal or Enum:
                writer.WriteStringValue(value.ToString());
                return;
            case var number when number.GetType().IsPrimitive:
                writer.WriteStringValue(number.ToString());
                return;
            case var deep when depth < 0:
                writer.WriteStringValue((string)LanguagePrimitives.ConvertTo(deep, typeof(string), System.Globalization.CultureInfo.InvariantCulture));
                return;
            case IDictionary map:
                Write(writer, map.Keys.Cast<string>().Select(key => (key, map[key])), depth);
                return;
            case IEnumerable list:
                writer.WriteStartArray();
                foreach (var item in list)
                {
                    Write(writer, item, depth - 1);
                }

                writer.WriteEndArray();
                return;
            default:
                var properties = value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
                    .Where(property => property.GetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0)
                    .Select(property => (property.Name, property.GetValue(value)));
                Write(writer, properties.Concat(all).DistinctBy(property => property.Name), depth);
                return;
        }
    }

    private static void Write(Utf8JsonWriter writer, IEnumerable<(string Name, object? Value)> members, int depth)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in members)
        {
            writer.WritePropertyName(name);
            Write(writer, value, depth - 1);
        }

        writer.WriteEndObject();
    }
}
