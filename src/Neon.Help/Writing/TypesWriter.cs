using System.Collections;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Neon.Help.Reading;

namespace Neon.Help.Writing;

/// <summary>
/// Completes the types file. Where objects of several types share an output, PowerShell lists the properties of an object as
/// they are, without a view. So the list reads text through hidden members in which control characters are visible.
/// </summary>
/// <remarks>
/// The names of the members have a space: no parameter can bind them by property name. Serialization would store hidden
/// members, so the properties that it stores are named. Objects from a file or a job have types, and members, of their own.
/// The engine compiles each different script at import. So the scripts name a property by its place in a set of names, and all
/// types share a few of them.
/// </remarks>
internal static partial class TypesWriter
{
    private const string Standard = "PSStandardMembers";
    private const string Displayed = "DefaultDisplayPropertySet";

    // As Neon.Display has it.
    private const string Listed = "Listed texts";

    /// <summary>Writes the complete types file.</summary>
    /// <param name="source">The types file that names the properties to list.</param>
    /// <param name="views">The views, which say what text keeps its lines.</param>
    /// <param name="assembly">The assembly of the types.</param>
    /// <param name="target">The file to write.</param>
    public static void Write(string source, string views, Assembly assembly, string target)
    {
        // Every import reads the file: a line for each type, and no indentation.
        var types = Complete(XElement.Load(source), XElement.Load(views), assembly).Elements("Type").Select(type => type.ToString(SaveOptions.DisableFormatting));
        File.WriteAllText(target, $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Types>\n{string.Join('\n', types)}\n</Types>\n", new UTF8Encoding(false));
    }

    private static XElement Complete(XElement root, XElement views, Assembly assembly)
    {
        var listed = root.Elements("Type").ToDictionary(NameOf, ListedIn);
        foreach (var type in assembly.GetExportedTypes().Where(type => IsModel(type) || listed.GetValueOrDefault(type.FullName!) is not null).OrderBy(type => type.Name, StringComparer.Ordinal))
        {
            Complete(root, views, type, listed.GetValueOrDefault(type.FullName!));
        }

        return root;
    }

    private static void Complete(XElement root, XElement views, Type type, string[]? listed)
    {
        var all = type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0).ToArray();
        if (listed is null)
        {
            // A part of another object.
            Complete(root, type, all, [$"{KindOf(type)} properties"], [], [($"{KindOf(type)} properties", "[Neon.Display]::Properties($this) -join \"`n\"")]);
            return;
        }

        var texts = listed.Select(name => all.Single(property => property.Name == name))
            .Where(property => !IsHarmless(TypeNames.Unwrap(property.PropertyType)))
            .ToDictionary(property => property.Name, property => LabelOf(type, property.Name));
        if (texts.Count == 0)
        {
            return;
        }

        var paragraphs = views.Descendants("View")
            .Where(view => view.Descendants("TypeName").Any(name => name.Value == type.FullName))
            .Descendants("ScriptBlock").Select(script => script.Value).ToHashSet();
        Complete(root, type, all, listed.Select(name => texts.GetValueOrDefault(name, name)), [.. texts.Keys], texts.Select((text, place) => (
            text.Value, $"[Neon.Display]::{(paragraphs.Contains($"[Neon.Display]::Paragraph($_.{text.Key})") ? "ListedParagraph" : "ListedText")}($this, {place})")));
    }

    private static void Complete(
        XElement root, Type type, IEnumerable<PropertyInfo> all, IEnumerable<string> shown, string[] listed, IEnumerable<(string Name, string Script)> hidden)
    {
        foreach (var name in new[] { type.FullName!, "Deserialized." + type.FullName })
        {
            var members = MembersOf(root, name);
            var standard = StandardOf(members);
            standard.Elements("PropertySet").Where(set => NameOf(set) == Displayed).Remove();
            if (name == type.FullName)
            {
                // Objects from a file or a job are listed by the set of the type that they had.
                standard.Add(Set(Displayed, shown));
            }

            standard.Add(
                new XElement("NoteProperty", new XElement("Name", "SerializationMethod"), new XElement("Value", "SpecificProperties")),
                Set("PropertySerializationSet", all.Select(property => property.Name)));
            if (listed.Length > 0)
            {
                var names = Set(Listed, listed);
                names.Add(new XAttribute("IsHidden", "true"));
                members.Add(names);
            }

            members.Add(hidden.Select(member => new XElement(
                "ScriptProperty", new XAttribute("IsHidden", "true"), new XElement("Name", member.Name), new XElement("GetScriptBlock", member.Script))));
        }
    }

    /// <summary>The words of a property, after those of its type where it has only one: Owner name, Branch name, Custom domain.</summary>
    private static string LabelOf(Type type, string property)
    {
        var words = WordsOf(property);
        return words.Contains(' ', StringComparison.Ordinal) ? words
            : KindOf(type).EndsWith(" " + words, StringComparison.OrdinalIgnoreCase) ? KindOf(type)
            : $"{KindOf(type)} {words.ToLowerInvariant()}";
    }

    private static string KindOf(Type type) => WordsOf(type.Name);

    private static string WordsOf(string name) => name[..1] + Words().Replace(name, " ")[1..].ToLowerInvariant();

    private static bool IsModel(Type type)
    {
        for (var parent = type.BaseType; parent is not null; parent = parent.BaseType)
        {
            if (parent.FullName == "Neon.NeonObject")
            {
                return !type.IsAbstract && !type.ContainsGenericParameters && !type.IsAssignableTo(typeof(IEnumerable));
            }
        }

        return false;
    }

    private static bool IsHarmless(Type type) => type.IsPrimitive || type.IsEnum || type == typeof(decimal) || type == typeof(TimeSpan) || type == typeof(DateTimeOffset);

    private static string NameOf(XElement element) => element.Element("Name")!.Value;

    private static string[]? ListedIn(XElement type) => type.Descendants("PropertySet")
        .FirstOrDefault(set => NameOf(set) == Displayed)?.Descendants("ReferencedProperties").Elements("Name").Select(name => name.Value).ToArray();

    private static XElement MembersOf(XElement root, string name)
    {
        var type = root.Elements("Type").FirstOrDefault(type => NameOf(type) == name);
        if (type is null)
        {
            root.Add(type = new XElement("Type", new XElement("Name", name), new XElement("Members")));
        }

        return type.Element("Members")!;
    }

    private static XElement StandardOf(XElement members)
    {
        var set = members.Elements("MemberSet").FirstOrDefault(set => NameOf(set) == Standard);
        if (set is null)
        {
            members.Add(set = new XElement("MemberSet", new XElement("Name", Standard), new XElement("Members")));
        }

        return set.Element("Members")!;
    }

    private static XElement Set(string name, IEnumerable<string> properties) =>
        new("PropertySet", new XElement("Name", name), new XElement("ReferencedProperties", properties.Select(property => new XElement("Name", property))));

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex Words();
}
