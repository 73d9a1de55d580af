using System.Management.Automation;
using System.Reflection;

namespace Neon.Commands;

/// <summary>An optional parameter for the name of a new resource.</summary>
internal sealed class NewName
{
    private readonly string[] _headings;

    private NewName(string parameter, string[] headings) => (Parameter, _headings) = (parameter, headings);

    /// <summary>The name of the parameter.</summary>
    public string Parameter { get; }

    /// <summary>The name parameters of a cmdlet; none for a cmdlet that does not create anything.</summary>
    public static NewName[] Of(Type cmdlet)
    {
        if (cmdlet.GetCustomAttribute<CmdletAttribute>()?.VerbName != VerbsCommon.New)
        {
            return [];
        }

        var model = cmdlet.GetCustomAttribute<OutputTypeAttribute>()?.Type[0].Type.Name;
        return [.. cmdlet.GetProperties()
            .Where(property => property.PropertyType == typeof(string) && property.Name.EndsWith(RowKind.NameColumn, StringComparison.Ordinal)
                && property.GetCustomAttribute<ParameterAttribute>() is { Mandatory: false, ValueFromPipelineByPropertyName: false })
            .Select(property => new NewName(property.Name, property.Name == RowKind.NameColumn ? [property.Name, model + property.Name, model!] : [property.Name]))];
    }

    /// <summary>The column of a row with such a name, and the name; null if there is none.</summary>
    public (string Name, string Value)? FindIn(PSObject row)
    {
        foreach (var property in row.Properties.Where(property => _headings.Contains(RowRule.HeadingOf(property.Name), StringComparer.OrdinalIgnoreCase)))
        {
            if (ParameterInput.Unwrap(property.Value)?.ToString() is { Length: > 0 } value)
            {
                return (property.Name, value);
            }
        }

        return null;
    }

    /// <summary>The expression that reads a column of the current row.</summary>
    public static string Access(string column) =>
        column.All(char.IsLetterOrDigit) ? $"$_.{column}" : $"$_.'{column.Replace("'", "''", StringComparison.Ordinal)}'";
}
