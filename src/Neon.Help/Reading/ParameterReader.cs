using System.Management.Automation;
using System.Reflection;
using System.Xml.Linq;

namespace Neon.Help.Reading;

/// <summary>Reads the parameters of a class: its own and the inherited ones.</summary>
internal sealed class ParameterReader(XmlDocs docs, DocText text)
{
    /// <summary>In the order of help: by position, mandatory ones first, then by name.</summary>
    public IEnumerable<ParameterModel> Read(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.IsDefined(typeof(ParameterAttribute), false))
            .GroupBy(property => property.Name, StringComparer.OrdinalIgnoreCase)
            // A property that hides another one is the parameter.
            .Select(group => group.MaxBy(property => Depth(property.DeclaringType!))!)
            .OrderByDescending(property => Depth(property.DeclaringType!))
            .ThenBy(property => property.MetadataToken)
            .Select(ReadParameter)
            .ToList();

    /// <summary>Sorts parameters as help shows them.</summary>
    public static IEnumerable<T> InHelpOrder<T>(IEnumerable<T> items, Func<T, ParameterModel> parameter, Func<T, Binding> binding) =>
        items.OrderBy(item => parameter(item).Common)
            .ThenBy(item => binding(item).Rank)
            .ThenBy(item => parameter(item).Name, StringComparer.OrdinalIgnoreCase);

    private ParameterModel ReadParameter(PropertyInfo property)
    {
        var documentation = docs.Of(property);
        var attributes = property.GetCustomAttributes<ParameterAttribute>(false).ToList();
        return new ParameterModel(
            property.Name,
            property.PropertyType,
            property.GetCustomAttributes<AliasAttribute>(false).SelectMany(alias => alias.AliasNames).ToList(),
            attributes.Select(ReadBinding).ToList(),
            [.. text.Read(documentation.Element("summary")), .. text.Read(documentation.Element("remarks"))],
            ReadDefault(documentation.Element("value")),
            ReadValues(property),
            property.IsDefined(typeof(SupportsWildcardsAttribute), false),
            attributes.All(attribute => attribute.DontShow),
            Common: false);
    }

    private static Binding ReadBinding(ParameterAttribute attribute) => new(
        attribute.ParameterSetName,
        attribute.Mandatory,
        attribute.Position < 0 ? null : attribute.Position,
        attribute.ValueFromPipeline,
        attribute.ValueFromPipelineByPropertyName);

    private string? ReadDefault(XElement? value)
    {
        var plain = Writing.PlainText.Of(text.Read(value));
        return plain.Length == 0 ? null : plain;
    }

    private List<AcceptedValue> ReadValues(PropertyInfo property)
    {
        var type = TypeNames.Element(property.PropertyType);
        if (property.GetCustomAttribute<ValidateSetAttribute>(false) is { } set)
        {
            return set.ValidValues.Select(value => new AcceptedValue(value, [])).ToList();
        }

        // An attribute of the module, which says what each value does.
        if (property.GetCustomAttributes(false).FirstOrDefault(attribute => attribute.GetType().Name == "AcceptedValuesAttribute") is { } accepted)
        {
            var values = (IEnumerable<(string Value, string Meaning)>)accepted.GetType().GetProperty("Values")!.GetValue(accepted)!;
            return values.Select(known => new AcceptedValue(known.Value, [Paragraph.Of(known.Meaning + ".")])).ToList();
        }

        return !type.IsEnum
            ? []
            : type.GetFields(BindingFlags.Public | BindingFlags.Static)
                .Select(field => new AcceptedValue(field.Name, text.Read(docs.Of(field).Element("summary")))).ToList();
    }

    private static int Depth(Type type)
    {
        var depth = 0;
        for (var ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            depth++;
        }

        return depth;
    }
}
