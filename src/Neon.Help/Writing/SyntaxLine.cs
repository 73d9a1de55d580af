using Neon.Help.Reading;

namespace Neon.Help.Writing;

/// <summary>The syntax of one parameter set as a line of text.</summary>
internal static class SyntaxLine
{
    private const int Width = 100;

    /// <summary>Long lines are continued with an indent.</summary>
    public static string Of(CmdletModel cmdlet, ParameterSetModel set)
    {
        var lines = new List<string> { cmdlet.Name };
        foreach (var part in set.Parameters.Select(pair => Part(pair.Parameter, pair.Binding)).Append("[<CommonParameters>]"))
        {
            if (lines[^1].Length + 1 + part.Length > Width)
            {
                lines.Add("    " + part);
            }
            else
            {
                lines[^1] += " " + part;
            }
        }

        return string.Join('\n', lines);
    }

    private static string Part(ParameterModel parameter, Binding binding)
    {
        var name = binding.Position is null ? "-" + parameter.Name : $"[-{parameter.Name}]";
        var part = parameter switch
        {
            { IsSwitch: true } => "-" + parameter.Name,
            { Values.Count: > 0 } => $"{name} {{{string.Join(" | ", parameter.Values.Select(value => value.Name))}}}",
            _ => $"{name} <{TypeNames.Short(parameter.Type)}>",
        };
        return binding.Mandatory ? part : $"[{part}]";
    }
}
