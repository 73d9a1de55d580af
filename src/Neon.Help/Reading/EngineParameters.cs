using System.Management.Automation;
using System.Management.Automation.Internal;

namespace Neon.Help.Reading;

/// <summary>The parameters that the engine adds to a cmdlet.</summary>
internal static class EngineParameters
{
    private static readonly Dictionary<string, string> Texts = new(StringComparer.Ordinal)
    {
        ["WhatIf"] = "Shows what the cmdlet would do, without doing it.",
        ["Confirm"] = "Prompts for confirmation before running the cmdlet.",
        ["First"] = "Returns only this many objects.",
        ["Skip"] = "Skips this many objects before the first one is returned.",
        ["IncludeTotalCount"] = "Returns the number of objects before the objects.",
    };

    /// <summary>Those that help describes beside the cmdlet's own: WhatIf, Confirm, and the ones for paging.</summary>
    public static IEnumerable<ParameterModel> Documented(CmdletAttribute cmdlet, ParameterReader reader)
    {
        var types = new List<Type>();
        if (cmdlet.SupportsPaging)
        {
            types.Add(typeof(PagingParameters));
        }

        if (cmdlet.SupportsShouldProcess)
        {
            types.Add(typeof(ShouldProcessParameters));
        }

        return types.SelectMany(reader.Read)
            .Select(parameter => parameter with { Text = [Paragraph.Of(Texts[parameter.Name])], Common = true });
    }

    /// <summary>Names and aliases of those that every cmdlet has and no page describes: Verbose, ErrorAction and so on.</summary>
    public static IReadOnlySet<string> Names { get; } = typeof(CommonParameters)
        .GetProperties()
        .Where(property => property.IsDefined(typeof(ParameterAttribute), false))
        .SelectMany(property => property.GetCustomAttributes(typeof(AliasAttribute), false)
            .Cast<AliasAttribute>().SelectMany(alias => alias.AliasNames).Prepend(property.Name))
        .ToHashSet(StringComparer.OrdinalIgnoreCase);
}
