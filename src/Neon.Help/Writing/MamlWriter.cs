using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Neon.Help.Reading;

namespace Neon.Help.Writing;

/// <summary>Writes the help file that PowerShell reads.</summary>
internal static class MamlWriter
{
    private static readonly XNamespace Root = "http://msh";
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    public static void Write(IEnumerable<CmdletModel> cmdlets, string path)
    {
        var settings = new XmlWriterSettings { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(false) };
        using var writer = XmlWriter.Create(path, settings);
        Document(cmdlets).Save(writer);
    }

    public static XDocument Document(IEnumerable<CmdletModel> cmdlets) =>
        new(new XElement(Root + "helpItems", new XAttribute("schema", "maml"), cmdlets.Select(Cmdlet)));

    // The engine looks at qualified names in places, so the prefixes are part of the format.
    private static XElement Cmdlet(CmdletModel cmdlet) => new(
        Command + "command",
        new XAttribute(XNamespace.Xmlns + "maml", Maml),
        new XAttribute(XNamespace.Xmlns + "command", Command),
        new XAttribute(XNamespace.Xmlns + "dev", Dev),
        new XElement(
            Command + "details",
            new XElement(Command + "name", cmdlet.Name),
            new XElement(Command + "verb", cmdlet.Verb),
            new XElement(Command + "noun", cmdlet.Noun),
            Text("description", cmdlet.Synopsis)),
        Text("description", cmdlet.Description),
        new XElement(Command + "syntax", cmdlet.Sets.Select(set => Syntax(cmdlet, set))),
        new XElement(Command + "parameters", cmdlet.Shown.Select(parameter => Parameter(parameter, parameter.Overall, inSyntax: false)), Keywords(cmdlet)),
        new XElement(Command + "inputTypes", cmdlet.Inputs.Select(type => PipelineType("inputType", type))),
        new XElement(Command + "returnValues", cmdlet.Outputs.Select(type => PipelineType("returnValue", type))),
        Aliases(cmdlet),
        new XElement(Command + "examples", cmdlet.Examples.Select(Example)),
        new XElement(Command + "relatedLinks", Links(cmdlet)));

    /// <summary>
    /// The words that people may search for. <c>Get-Help word</c> searches all text in the parameters, but prints only elements that it
    /// knows.
    /// </summary>
    private static XElement? Keywords(CmdletModel cmdlet) =>
        cmdlet.Keywords.Length == 0 ? null : new XElement(Command + "keywords", cmdlet.Keywords);

    private static XElement Syntax(CmdletModel cmdlet, ParameterSetModel set) => new(
        Command + "syntaxItem",
        new XElement(Maml + "name", cmdlet.Name),
        set.Parameters.Select(pair => Parameter(pair.Parameter, pair.Binding, inSyntax: true)));

    private static XElement Parameter(ParameterModel parameter, Binding binding, bool inSyntax) => new(
        Command + "parameter",
        new XAttribute("required", Flag(binding.Mandatory)),
        new XAttribute("variableLength", Flag(TypeNames.Unwrap(parameter.Type).IsArray)),
        new XAttribute("globbing", Flag(parameter.Wildcards)),
        new XAttribute("pipelineInput", PipelineInput(binding)),
        new XAttribute("position", binding.Position?.ToString(CultureInfo.InvariantCulture) ?? "named"),
        new XAttribute("aliases", parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases)),
        new XElement(Maml + "name", parameter.Name),
        Text("description", parameter.Text),
        inSyntax ? SyntaxValue(parameter) : ParameterValue(parameter, required: !parameter.IsSwitch),
        new XElement(
            Dev + "type",
            new XElement(Maml + "name", TypeNames.Full(parameter.Type)),
            new XElement(Maml + "uri")),
        new XElement(Dev + "defaultValue", parameter.DefaultText),
        inSyntax || parameter.Values.Count == 0 ? null : PossibleValues(parameter));

    /// <summary>In a syntax line, a switch has no value, and a choice shows its values.</summary>
    private static XElement? SyntaxValue(ParameterModel parameter)
    {
        if (parameter.IsSwitch)
        {
            return null;
        }

        return parameter.Values.Count == 0
            ? ParameterValue(parameter, required: true)
            : new XElement(
                Command + "parameterValueGroup",
                parameter.Values.Select(value => new XElement(
                    Command + "parameterValue",
                    new XAttribute("required", "true"),
                    new XAttribute("variableLength", "false"),
                    value.Name)));
    }

    private static XElement ParameterValue(ParameterModel parameter, bool required) => new(
        Command + "parameterValue",
        new XAttribute("required", Flag(required)),
        new XAttribute("variableLength", Flag(TypeNames.Unwrap(parameter.Type).IsArray)),
        TypeNames.Short(parameter.Type));

    private static XElement PossibleValues(ParameterModel parameter) => new(
        Dev + "possibleValues",
        parameter.Values.Select(value => new XElement(
            Dev + "possibleValue",
            new XElement(Dev + "value", value.Name),
            Text("description", value.Text))));

    private static XElement PipelineType(string element, TypeModel type) => new(
        Command + element,
        new XElement(Dev + "type", new XElement(Maml + "name", type.Name), new XElement(Maml + "uri")),
        Text("description", type.Text));

    private static XElement? Aliases(CmdletModel cmdlet) => cmdlet.Aliases.Count == 0
        ? null
        : new XElement(
            Maml + "alertSet",
            new XElement(Maml + "alert", Para($"Aliases: {string.Join(", ", cmdlet.Aliases)}")));

    private static XElement Example(ExampleModel example, int index)
    {
        var number = string.Create(CultureInfo.InvariantCulture, $"Example {index + 1}");
        var title = example.Title is null ? number : $"{number}: {example.Title}";
        return new XElement(
            Command + "example",
            new XElement(Maml + "title", $"-------- {title} --------"),
            Introduction(example),
            new XElement(Dev + "code", example.Code?.Code),
            Remarks(example));
    }

    private static XElement Introduction(ExampleModel example)
    {
        // Get-Help prints neither a blank line between these paragraphs nor a line end before the code, but it keeps
        // the white space of the text.
        var paragraphs = PlainText.Paragraphs(example.Introduction).Select(text => text + "\n\n");
        return new XElement(Maml + "introduction", example.Introduction.Count == 0 ? null : Para(string.Concat(paragraphs)));
    }

    private static XElement Remarks(ExampleModel example)
    {
        var remarks = Text(Dev + "remarks", example.Remarks);
        if (example.Remarks.Count > 0)
        {
            // An empty paragraph keeps the next example's title apart.
            remarks.Add(Para(""));
        }

        return remarks;
    }

    private static IEnumerable<XElement> Links(CmdletModel cmdlet)
    {
        if (cmdlet.OnlineUri is { } online)
        {
            yield return Link("Online Version:", online);
        }

        foreach (var link in cmdlet.RelatedLinks)
        {
            yield return Link(link.Text, link.Uri ?? "");
        }
    }

    private static XElement Link(string text, string uri) =>
        new(Maml + "navigationLink", new XElement(Maml + "linkText", text), new XElement(Maml + "uri", uri));

    private static XElement Text(string element, IReadOnlyList<Block> blocks) => Text(Maml + element, blocks);

    private static XElement Text(XName element, IReadOnlyList<Block> blocks) =>
        new(element, PlainText.Paragraphs(blocks).Select(Para));

    private static XElement Para(string text) => new(Maml + "para", text);

    private static string Flag(bool value) => value ? "true" : "false";

    private static string PipelineInput(Binding binding) => binding switch
    {
        { ByValue: true, ByPropertyName: true } => "True (ByPropertyName, ByValue)",
        { ByValue: true } => "True (ByValue)",
        { ByPropertyName: true } => "True (ByPropertyName)",
        _ => "False",
    };
}
