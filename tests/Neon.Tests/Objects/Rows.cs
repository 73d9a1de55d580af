using System.Collections;
using System.Collections.Specialized;
using System.Globalization;
using System.Management.Automation;
using System.Text.Json;
using Neon.Tests.Support;

namespace Neon.Tests.Objects;

/// <summary>What remains of an object after a file or a selection of columns: the plain objects that people pipe in.</summary>
internal static class Rows
{
    /// <summary>The object in every form that it can have afterwards, each with a name.</summary>
    public static IEnumerable<(string Form, object Row)> Of(object model)
    {
        var members = PSObject.AsPSObject(model).Properties.Select(property => (property.Name, property.Value)).ToArray();
        yield return ("CSV", Plain(members.Select(member => (member.Name, (object?)Convert.ToString(member.Value, CultureInfo.InvariantCulture)))));
        yield return ("JSON", Json(JsonDocument.Parse(JsonText.Of(model)).RootElement)!);
        yield return ("hashtable", members.Aggregate(new Hashtable(StringComparer.OrdinalIgnoreCase), Add));
        yield return ("ordered", members.Aggregate(new OrderedDictionary(StringComparer.OrdinalIgnoreCase), Add));
        yield return ("Select-Object", Selected(model.GetType(), Plain(members.Select(member => (member.Name, (object?)member.Value)))));
        yield return ("clixml", PSSerializer.Deserialize(PSSerializer.Serialize(model)));
    }

    /// <summary>The forms that no longer contain the type of the object.</summary>
    public static IEnumerable<(string Form, object Row)> Nameless(object model) => Of(model).Where(row => row.Form is not ("Select-Object" or "clixml"));

    /// <summary>The object as a row of a file, with those of the columns that it has, and a name.</summary>
    public static IEnumerable<object> Reduced(object model, string[] columns, string name)
    {
        var members = PSObject.AsPSObject(model).Properties.Where(property => columns.Contains(property.Name))
            .Select(property => (property.Name, Value: (object?)property.Value)).Append((Name: "Name", Value: name)).ToArray();
        yield return Plain(members.Select(member => (member.Name, (object?)Convert.ToString(member.Value, CultureInfo.InvariantCulture))));
        yield return members.Aggregate(new Hashtable(StringComparer.OrdinalIgnoreCase), Add);
    }

    /// <summary>A table as a plain object.</summary>
    public static PSObject Plain(Hashtable table) => Plain(table.Cast<DictionaryEntry>().Select(entry => ((string)entry.Key, entry.Value)));

    private static PSObject Plain(IEnumerable<(string Name, object? Value)> members)
    {
        var plain = new PSObject();
        foreach (var (name, value) in members)
        {
            plain.Properties.Add(new PSNoteProperty(name, value));
        }

        return plain;
    }

    private static PSObject Selected(Type model, PSObject plain)
    {
        plain.TypeNames.Insert(0, "Selected." + model.FullName);
        return plain;
    }

    private static T Add<T>(T table, (string Name, object? Value) member)
        where T : IDictionary
    {
        table[member.Name] = member.Value;
        return table;
    }

    private static object? Json(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => Plain(element.EnumerateObject().Select(member => (member.Name, Json(member.Value)))),
        JsonValueKind.Array => element.EnumerateArray().Select(Json).ToArray(),
        JsonValueKind.Null => null,
        _ => element.ToString(),
    };
}
