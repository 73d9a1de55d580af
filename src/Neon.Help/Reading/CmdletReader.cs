using System.Management.Automation;
using System.Reflection;
using System.Xml.Linq;

namespace Neon.Help.Reading;

/// <summary>Reads cmdlet classes and their documentation.</summary>
internal sealed class CmdletReader
{
    private readonly XmlDocs _docs;
    private readonly DocText _text;
    private readonly ParameterReader _parameters;
    private readonly PipelineTypeReader _types;

    public CmdletReader(XmlDocs docs)
    {
        _docs = docs;
        _text = new DocText(new References(docs));
        _parameters = new ParameterReader(docs, _text);
        _types = new PipelineTypeReader(docs, _text);
    }

    /// <summary>The cmdlets among the types, by name; types that PowerShell would not import are skipped.</summary>
    public IReadOnlyList<CmdletModel> Read(IEnumerable<Type> types) =>
        types.Where(type => type is { IsVisible: true, IsAbstract: false } && typeof(Cmdlet).IsAssignableFrom(type)
                && type.IsDefined(typeof(CmdletAttribute), false))
            .Select(ReadCmdlet)
            .OrderBy(cmdlet => cmdlet.Name, StringComparer.OrdinalIgnoreCase)
            .ToList();

    private CmdletModel ReadCmdlet(Type type)
    {
        var attribute = type.GetCustomAttribute<CmdletAttribute>(false)!;
        var documentation = _docs.Of(type);
        var parameters = _parameters.Read(type).Concat(EngineParameters.Documented(attribute, _parameters)).ToList();
        return new CmdletModel(
            attribute.VerbName,
            attribute.NounName,
            type.GetCustomAttributes<AliasAttribute>(false).SelectMany(alias => alias.AliasNames).ToList(),
            _text.Read(documentation.Element("summary")),
            _text.Read(documentation.Element("remarks")),
            ReadSets(parameters, attribute.DefaultParameterSetName),
            ParameterReader.InHelpOrder(parameters, parameter => parameter, parameter => parameter.Overall).ToList(),
            documentation.Elements("example").Select(ReadExample).ToList(),
            _types.Inputs(parameters.Where(parameter => !parameter.Hidden)),
            _types.Outputs(type),
            ReadLinks(type, documentation),
            attribute.HelpUri,
            string.Join(' ', documentation.Elements("keywords").SelectMany(element => element.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
    }

    // The first link to a page is the one that Get-Help -Online opens: a guide, or else the page of the operation.
    private List<Inline> ReadLinks(Type type, XElement documentation)
    {
        var links = documentation.Elements("seealso").Select(_text.ReadReference);
        return [.. OnlinePage(type) is { } page ? links.Append(new Inline(InlineKind.Link, "API reference", page)) : links];
    }

    // The attribute that names the operations of a cmdlet knows their page.
    private static string? OnlinePage(Type type) => type.GetCustomAttributes(inherit: false)
        .Select(attribute => attribute.GetType().GetProperty("OnlinePage")?.GetValue(attribute) as string)
        .FirstOrDefault(page => page is not null);

    private static List<ParameterSetModel> ReadSets(List<ParameterModel> parameters, string? defaultSet)
    {
        var names = parameters.SelectMany(parameter => parameter.Bindings).Select(binding => binding.Set)
            .Where(set => set != ParameterAttribute.AllParameterSets);
        if (!string.IsNullOrEmpty(defaultSet))
        {
            names = names.Prepend(defaultSet);
        }

        return names.DefaultIfEmpty(ParameterAttribute.AllParameterSets)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Select((name, index) => new ParameterSetModel(name, index == 0 && !string.IsNullOrEmpty(defaultSet), InSet(parameters, name)))
            .ToList();
    }

    private static List<(ParameterModel Parameter, Binding Binding)> InSet(List<ParameterModel> parameters, string set)
    {
        var members = parameters.Where(parameter => !parameter.Hidden)
            .Select(parameter => (Parameter: parameter, Binding: parameter.BindingIn(set)))
            .Where(pair => pair.Binding is not null)
            .Select(pair => (pair.Parameter, Binding: pair.Binding!));
        return ParameterReader.InHelpOrder(members, pair => pair.Parameter, pair => pair.Binding).ToList();
    }

    private ExampleModel ReadExample(XElement example)
    {
        var blocks = _text.Read(example).ToList();
        var code = blocks.FindIndex(block => block is CodeBlock);
        if (code < 0)
        {
            return new ExampleModel(null, blocks, null, []);
        }

        var introduction = blocks[..code];
        string? title = null;
        if (introduction is [Paragraph first, ..] && Writing.PlainText.Of([first]) is var words && !EndsAsSentence(words))
        {
            title = words;
            introduction.RemoveAt(0);
        }

        return new ExampleModel(title, introduction, (CodeBlock)blocks[code], blocks[(code + 1)..]);
    }

    private static bool EndsAsSentence(string words) => words[^1] is '.' or ':' or '!' or '?';
}
