using System.Globalization;
using Neon.Help.Reading;

namespace Neon.Help.Writing;

/// <summary>Writes the reference page of a cmdlet.</summary>
internal static class MarkdownWriter
{
    public static string Page(CmdletModel cmdlet)
    {
        var parts = new List<string>
        {
            MarkdownFolder.Marker,
            "# " + cmdlet.Name,
            MarkdownText.Of(cmdlet.Synopsis),
            "## Syntax",
        };
        parts.AddRange(cmdlet.Sets.SelectMany(set => Syntax(cmdlet, set)));
        parts.AddRange(["## Description", MarkdownText.Of(cmdlet.Description)]);
        if (cmdlet.Aliases.Count > 0)
        {
            parts.Add("Aliases: " + string.Join(", ", cmdlet.Aliases.Select(MarkdownText.Code)));
        }

        parts.Add("## Examples");
        parts.AddRange(cmdlet.Examples.SelectMany(Example));
        parts.Add("## Parameters");
        parts.AddRange(cmdlet.Shown.SelectMany(Parameter));
        parts.AddRange(
        [
            "### Common parameters",
            "This cmdlet supports the common parameters, such as `-Verbose` and `-ErrorAction`: "
                + "see [about_CommonParameters](https://go.microsoft.com/fwlink/?LinkID=113216).",
            "## Inputs",
        ]);
        parts.AddRange(cmdlet.Inputs.SelectMany(PipelineType));
        parts.Add("## Outputs");
        parts.AddRange(cmdlet.Outputs.SelectMany(PipelineType));
        parts.AddRange(["## Related links", Links(cmdlet)]);
        return string.Join("\n\n", parts.Where(part => part.Length > 0)) + "\n";
    }

    private static IEnumerable<string> Syntax(CmdletModel cmdlet, ParameterSetModel set)
    {
        if (cmdlet.Sets.Count > 1)
        {
            yield return $"### {set.Name}{(set.IsDefault ? " (default)" : "")}";
        }

        yield return MarkdownText.Fence(SyntaxLine.Of(cmdlet, set), "text");
    }

    private static IEnumerable<string> Example(ExampleModel example, int index)
    {
        var number = string.Create(CultureInfo.InvariantCulture, $"### Example {index + 1}");
        yield return example.Title is null ? number : $"{number}: {MarkdownText.Escape(example.Title)}";
        yield return MarkdownText.Of(example.Introduction);
        yield return example.Code is null ? "" : MarkdownText.Of([example.Code]);
        yield return MarkdownText.Of(example.Remarks);
    }

    private static IEnumerable<string> Parameter(ParameterModel parameter)
    {
        yield return $"### -{parameter.Name}";
        yield return MarkdownText.Of(parameter.Text);
        if (parameter.Values.Count > 0)
        {
            yield return "Accepted values:";
            yield return string.Join('\n', parameter.Values.Select(value => value.Text.Count == 0
                ? $"- {MarkdownText.Code(value.Name)}"
                : $"- {MarkdownText.Code(value.Name)}: {MarkdownText.Of(value.Text).ReplaceLineEndings(" ")}"));
        }

        yield return Table(parameter);
    }

    private static string Table(ParameterModel parameter)
    {
        var rows = new List<(string Name, string Value)>
        {
            ("Type", MarkdownText.Code(TypeNames.Short(parameter.Type))),
            ("Required", PerSet(parameter, binding => binding.Mandatory ? "yes" : "no")),
            ("Position", PerSet(parameter, binding => binding.Position?.ToString(CultureInfo.InvariantCulture) ?? "named")),
            ("Default", MarkdownText.Escape(parameter.DefaultText)),
            ("Pipeline input", PerSet(parameter, PipelineInput)),
            ("Wildcards", parameter.Wildcards ? "yes" : "no"),
        };
        if (parameter.Aliases.Count > 0)
        {
            rows.Add(("Aliases", string.Join(", ", parameter.Aliases.Select(MarkdownText.Code))));
        }

        if (parameter.BindingIn("") is null)
        {
            rows.Add(("Parameter sets", string.Join(", ", parameter.Bindings.Select(binding => binding.Set))));
        }

        var lines = rows.Select(row => $"| {row.Name} | {row.Value.Replace("|", "\\|", StringComparison.Ordinal)} |");
        return string.Join('\n', lines.Prepend("| --- | --- |").Prepend("| | |"));
    }

    /// <summary>One word when all parameter sets agree, otherwise one for each set.</summary>
    private static string PerSet(ParameterModel parameter, Func<Binding, string> word)
    {
        var words = parameter.Bindings.Select(word).Distinct().ToList();
        return words.Count == 1
            ? words[0]
            : string.Join(", ", parameter.Bindings.Select(binding => $"{word(binding)} ({binding.Set})"));
    }

    private static string PipelineInput(Binding binding) => binding switch
    {
        { ByValue: true, ByPropertyName: true } => "by value, by property name",
        { ByValue: true } => "by value",
        { ByPropertyName: true } => "by property name",
        _ => "no",
    };

    private static IEnumerable<string> PipelineType(TypeModel type)
    {
        yield return $"### {MarkdownText.Escape(type.Name)}";
        yield return MarkdownText.Of(type.Text);
    }

    private static string Links(CmdletModel cmdlet)
    {
        var online = cmdlet.OnlineUri is { } uri ? new[] { $"- [Online version]({uri})" } : [];
        return string.Join('\n', online.Concat(cmdlet.RelatedLinks.Select(link => "- " + MarkdownText.Format(link))));
    }
}
