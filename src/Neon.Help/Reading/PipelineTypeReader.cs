using System.Management.Automation;
using System.Reflection;

namespace Neon.Help.Reading;

/// <summary>Reads the pipeline input types and the output types of a cmdlet.</summary>
internal sealed class PipelineTypeReader(XmlDocs docs, DocText text)
{
    public IReadOnlyList<TypeModel> Inputs(IEnumerable<ParameterModel> parameters)
    {
        var inputs = parameters
            .Where(parameter => parameter.Overall is { ByValue: true } or { ByPropertyName: true })
            .SelectMany(parameter => Accepted(TypeNames.Element(parameter.Type)).Select(type => (Type: type, Parameter: parameter)))
            .GroupBy(pair => pair.Type, pair => pair.Parameter)
            .Select(group => new TypeModel(
                TypeNames.Full(group.Key),
                [.. Summary(group.Key), .. group.Select(parameter => Paragraph.Of(HowItBinds(parameter)))]))
            .ToList();
        return inputs.Count > 0 ? inputs : [new TypeModel(TypeModel.None, [])];
    }

    public IReadOnlyList<TypeModel> Outputs(Type cmdlet) =>
        cmdlet.GetCustomAttributes<OutputTypeAttribute>(false)
            .SelectMany(attribute => attribute.Type)
            .DistinctBy(output => output.Name, StringComparer.OrdinalIgnoreCase)
            .Select(output => output.Type switch
            {
                null => new TypeModel(output.Name, []),
                var type when type == typeof(void) => new TypeModel(TypeModel.None, []),
                var type => new TypeModel(TypeNames.Full(type), Summary(TypeNames.Element(type))),
            })
            .ToList();

    private IReadOnlyList<Block> Summary(Type type) => text.Read(docs.Of(type).Element("summary"));

    /// <summary>
    /// A type that only wraps a key or an object of its own assembly is not relevant to the caller: the wrapped types can be
    /// piped.
    /// </summary>
    private List<Type> Accepted(Type type)
    {
        var sources = !IsOwn(type)
            ? []
            : type.GetConstructors()
                .Select(constructor => constructor.GetParameters())
                .Where(parameters => parameters.Length == 1)
                .Select(parameters => TypeNames.Element(parameters[0].ParameterType))
                .Where(source => source != type)
                .ToList();
        return sources.Any(IsOwn) ? sources : [type];
    }

    private bool IsOwn(Type type) => docs.FindType(DocId.Of(type)) is not null;

    private static string HowItBinds(ParameterModel parameter)
    {
        var names = string.Join(" or ", parameter.Names);
        var binding = parameter.Overall;
        return $"Binds to -{parameter.Name} " + binding switch
        {
            { ByValue: true, ByPropertyName: true } => $"by value, or from a property named {names}.",
            { ByValue: true } => "by value.",
            _ => $"from a property named {names}.",
        };
    }
}
