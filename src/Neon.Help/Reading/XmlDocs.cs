using System.Reflection;
using System.Xml.Linq;
using System.Xml.XPath;

namespace Neon.Help.Reading;

/// <summary>The compiler's documentation file, with inherited documentation filled in.</summary>
internal sealed class XmlDocs
{
    private static readonly XElement Nothing = new("member");
    private readonly Dictionary<string, XElement> _members;
    private readonly Dictionary<string, Type> _types;

    public XmlDocs(XDocument document, Assembly assembly)
    {
        _members = document.Descendants("member")
            .GroupBy(member => (string?)member.Attribute("name") ?? "", StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        _types = assembly.GetTypes().ToDictionary(DocId.Of, StringComparer.Ordinal);
    }

    public static XmlDocs Load(string path, Assembly assembly) =>
        new(XDocument.Load(path, LoadOptions.PreserveWhitespace), assembly);

    /// <summary>The type that a reference names, when it is one of the assembly.</summary>
    public Type? FindType(string cref) => _types.GetValueOrDefault(cref);

    /// <summary>The property that a reference names, when its type is one of the assembly.</summary>
    public PropertyInfo? FindProperty(string cref)
    {
        var dot = cref.LastIndexOf('.');
        return dot < 0 || !cref.StartsWith("P:", StringComparison.Ordinal)
            ? null
            : FindType("T:" + cref[2..dot])?.GetProperty(
                cref[(dot + 1)..],
                BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly);
    }

    /// <summary>The documentation of a type or member; an empty element when there is none.</summary>
    public XElement Of(MemberInfo member) =>
        Resolve(IdOf(member), member, new HashSet<string>(StringComparer.Ordinal));

    private static string IdOf(MemberInfo member) => member is Type type ? DocId.Of(type) : DocId.Of(member);

    private XElement Resolve(string id, MemberInfo? member, HashSet<string> visited)
    {
        // A loop of inheritdoc ends the search: only the text found so far is used.
        if (!visited.Add(id) || !_members.TryGetValue(id, out var found))
        {
            return Nothing;
        }

        if (!found.Descendants("inheritdoc").Any())
        {
            return found;
        }

        var copy = new XElement(found);
        foreach (var inherit in copy.Descendants("inheritdoc").ToList())
        {
            var inherited = Inherited(inherit, member, visited);
            if (inherit.Parent == copy)
            {
                inherit.Remove();
                copy.Add(TopLevel(inherit, inherited).Where(element => !Overrides(copy, element)).ToList());
            }
            else
            {
                inherit.ReplaceWith(Nested(inherit, inherited));
            }
        }

        return copy;
    }

    private XElement Inherited(XElement inherit, MemberInfo? member, HashSet<string> visited)
    {
        if ((string?)inherit.Attribute("cref") is { } cref)
        {
            return Resolve(cref, (MemberInfo?)FindType(cref) ?? FindProperty(cref), visited);
        }

        return BasesOf(member)
            .Select(ancestor => Resolve(IdOf(ancestor), ancestor, visited))
            .FirstOrDefault(element => element.HasElements, Nothing);
    }

    private static IEnumerable<MemberInfo> BasesOf(MemberInfo? member)
    {
        var type = member as Type ?? member?.DeclaringType;
        if (type is null)
        {
            return [];
        }

        var bases = new List<Type>();
        for (var ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            bases.Add(ancestor);
        }

        bases.AddRange(type.GetInterfaces());
        return member is Type
            ? bases
            : bases.Select(ancestor => ancestor.GetProperty(
                    member!.Name,
                    BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
                .OfType<PropertyInfo>();
    }

    private static IEnumerable<XElement> TopLevel(XElement inherit, XElement inherited) =>
        (string?)inherit.Attribute("path") is { } path ? inherited.XPathSelectElements(Relative(path)) : inherited.Elements();

    private static IEnumerable<XNode> Nested(XElement inherit, XElement inherited) =>
        (string?)inherit.Attribute("path") is { } path
            ? ((IEnumerable<object>)inherited.XPathEvaluate(Relative(path))).OfType<XNode>()
            // Without a path, the text of the same section is used.
            : inherited.Elements(inherit.Ancestors().Last(ancestor => ancestor.Parent is not null).Name)
                .SelectMany(section => section.Nodes());

    private static string Relative(string path) => path.StartsWith('/') ? "." + path : path;

    private static bool Overrides(XElement own, XElement inherited) =>
        inherited.Name.LocalName is not ("example" or "seealso") && own.Element(inherited.Name) is not null;
}
