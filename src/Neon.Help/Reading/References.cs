using System.Management.Automation;
using System.Reflection;

namespace Neon.Help.Reading;

/// <summary>Converts references of the C# documentation to the terms of PowerShell users.</summary>
internal sealed class References(XmlDocs docs)
{
    public Inline Resolve(string cref, string? text)
    {
        if (docs.FindType(cref) is { } type && NameOf(type) is { } cmdlet)
        {
            return new Inline(InlineKind.Cmdlet, cmdlet);
        }

        if (!string.IsNullOrWhiteSpace(text))
        {
            return new Inline(InlineKind.Text, text);
        }

        return docs.FindProperty(cref) is { } property && property.IsDefined(typeof(ParameterAttribute), false)
            ? new Inline(InlineKind.Code, "-" + property.Name)
            : new Inline(InlineKind.Code, ShortName(cref));
    }

    /// <summary>Verb-Noun of a cmdlet class; null for any other type.</summary>
    public static string? NameOf(Type type) =>
        type.GetCustomAttribute<CmdletAttribute>(false) is { } cmdlet ? cmdlet.VerbName + "-" + cmdlet.NounName : null;

    public static string Keyword(string langword) => langword switch
    {
        "null" or "true" or "false" => "$" + langword,
        _ => langword,
    };

    private static string ShortName(string cref)
    {
        var name = cref.Contains(':', StringComparison.Ordinal) ? cref[(cref.IndexOf(':', StringComparison.Ordinal) + 1)..] : cref;
        var parenthesis = name.IndexOf('(', StringComparison.Ordinal);
        name = (parenthesis < 0 ? name : name[..parenthesis]).Replace(".#ctor", "", StringComparison.Ordinal);
        name = name[(name.LastIndexOf('.') + 1)..];
        var arity = name.IndexOf('`', StringComparison.Ordinal);
        return arity < 0 ? name : name[..arity];
    }
}
