using System.Text;
using System.Xml.Linq;
using Neon.Help.Reading;

namespace Neon.Help.Writing;

/// <summary>Writes the views as the XML that PowerShell loads. Every cell reads a member; no cell runs a script.</summary>
internal static class FormatWriter
{
    private const string LineControl = "Line";
    private const int LineLength = 180;

    public static void Write(string path, IReadOnlyList<ViewModel> views, IReadOnlyList<string> roots, SharedMembers shared) =>
        File.WriteAllText(path, Text(views, roots, shared), new UTF8Encoding(false));

    /// <summary>The views as text.</summary>
    /// <param name="views">The views.</param>
    /// <param name="roots">The types that have the shared members.</param>
    /// <param name="shared">The members of all types.</param>
    public static string Text(IReadOnlyList<ViewModel> views, IReadOnlyList<string> roots, SharedMembers shared)
    {
        var configuration = new XElement("Configuration",
            new XElement("Controls", new XElement("Control", Of("Name", LineControl), Custom(Of("PropertyName", shared.Line), new XElement("NewLine")))),
            new XElement("ViewDefinitions", views.SelectMany(Views), Fallbacks(roots, shared)));
        return $"""
            <?xml version="1.0" encoding="utf-8"?>
            <!-- Generated from the views beside the models; see docs/internals.md. -->
            {Indented(configuration, string.Empty)}

            """.ReplaceLineEndings("\n");
    }

    // An element on its own line, unless it fits on one line with its content: a column is one line.
    private static string Indented(XElement element, string indent)
    {
        var line = indent + element.ToString(SaveOptions.DisableFormatting);
        return line.Length <= LineLength || !element.HasElements
            ? line
            : $"{indent}<{element.Name}>\n{string.Join('\n', element.Elements().Select(child => Indented(child, indent + "  ")))}\n{indent}</{element.Name}>";
    }

    private static IEnumerable<XElement> Views(ViewModel view)
    {
        var table = view.Lines is { } lines ? View(view, "text", Custom(Lines(lines)))
            : view.Columns.Count > 0 ? View(view, "table", view.Group is { } group ? new XElement("GroupBy", Of("PropertyName", group.Member), Of("Label", group.Label)) : null, Table(view.Columns, view.HasWrappedRows))
            : null;
        var list = view.Items.Count > 0 ? View($"{ShortName(view.TypeNames[0])} list", view.SecretTypeNames.Concat(view.TypeNames), List(view.Items)) : null;
        return new[] { view.IsListFirst ? list : table, view.IsListFirst ? table : list }.OfType<XElement>();
    }

    private static XElement View(ViewModel view, string kind, params XElement?[] controls) => View($"{ShortName(view.TypeNames[0])} {kind}", view.TypeNames, controls);

    private static XElement View(string name, IEnumerable<string> types, params XElement?[] controls) =>
        new("View", Of("Name", name), new XElement("ViewSelectedBy", types.Select(type => Of("TypeName", type))), controls);

    private static XElement Table(IEnumerable<ViewCell> columns, bool isWrapped) => new("TableControl",
        new XElement("TableHeaders", columns.Select(column => new XElement("TableColumnHeader",
            Of("Label", column.Label),
            column.Width > 0 ? new XElement("Width", column.Width) : null,
            column.IsRight ? Of("Alignment", "Right") : null))),
        new XElement("TableRowEntries", new XElement("TableRowEntry",
            isWrapped ? new XElement("Wrap") : null,
            new XElement("TableColumnItems", columns.Select(column => new XElement("TableColumnItem", Of("PropertyName", column.Member)))))));

    private static XElement List(IEnumerable<ViewCell> items) => new("ListControl", new XElement("ListEntries", new XElement("ListEntry",
        new XElement("ListItems", items.Select(item => new XElement("ListItem",
            item.Condition is { } condition ? new XElement("ItemSelectionCondition", Of("PropertyName", condition)) : null,
            Of("Label", item.Label),
            Of("PropertyName", item.Member)))))));

    /// <summary>For types without a view, and for Format-Custom and Format-Wide: text in which control characters are escaped.</summary>
    private static IEnumerable<XElement> Fallbacks(IReadOnlyList<string> roots, SharedMembers shared) =>
    [
        View("Properties", roots, Custom(Lines(shared.Properties), new XElement("NewLine"))),
        View("Names", roots, new XElement("WideControl", new XElement("WideEntries", new XElement("WideEntry", new XElement("WideItem", Of("PropertyName", shared.Name)))))),
    ];

    private static XElement Custom(params XElement[] items) => new("CustomControl", new XElement("CustomEntries", new XElement("CustomEntry", new XElement("CustomItem",
        items.Select(item => item.Name == "PropertyName" ? new XElement("ExpressionBinding", item) : item)))));

    private static XElement Lines(string member) => new("ExpressionBinding", Of("PropertyName", member), new XElement("EnumerateCollection"), Of("CustomControlName", LineControl));

    private static XElement Of(string name, string text) => new(name, text);

    private static string ShortName(string typeName) => typeName[(typeName.LastIndexOf('.') + 1)..];
}

/// <summary>The members that all types have.</summary>
/// <param name="Line">The text of a line.</param>
/// <param name="Properties">The properties, line by line.</param>
/// <param name="Name">The object in a word.</param>
internal sealed record SharedMembers(string Line, string Properties, string Name);
