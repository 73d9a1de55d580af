using System.Globalization;
using System.Text.RegularExpressions;
using Neon.Help.Reading;
using Neon.Help.Writing;

namespace Neon.Help.Checking;

/// <summary>Finds missing and wrong parts of topics.</summary>
internal sealed partial class AboutChecker(ExampleChecker examples)
{
    // The synopsis is one line of the text.
    private const int MaxSynopsisLength = AboutWriter.Width - AboutWriter.Indent;
    private const int MaxCodeLength = AboutWriter.Width - AboutWriter.CodeIndent;

    public IEnumerable<Finding> Check(IEnumerable<AboutTopic> topics) =>
        topics.SelectMany(topic => Check(topic).Select(message => new Finding(topic.FileName, message)));

    private IEnumerable<string> Check(AboutTopic topic)
    {
        if (topic.Name != topic.FileName)
        {
            yield return $"begins with the title '{topic.Name}', not with its own name.";
        }

        var titles = topic.Sections.Select(section => section.Title).ToArray();
        if (!titles.SequenceEqual(AboutTopic.Titles))
        {
            yield return $"has the sections {string.Join(", ", titles)}, not {string.Join(", ", AboutTopic.Titles)}.";
        }

        if (topic.Synopsis.Length is 0 or > MaxSynopsisLength)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"has a short description that is not a single line of at most {MaxSynopsisLength} characters.");
        }

        foreach (var code in topic.Code)
        {
            foreach (var message in Check(code))
            {
                yield return message;
            }
        }

        foreach (var message in Inlines(topic.Blocks).Where(inline => inline.Kind == InlineKind.Code && Command().IsMatch(inline.Text)).SelectMany(inline => examples.CheckScript(inline.Text)))
        {
            yield return message;
        }
    }

    private IEnumerable<string> Check(CodeBlock code)
    {
        var wide = code.Code.Split('\n').Where(line => line.Length > MaxCodeLength)
            .Select(line => string.Create(CultureInfo.InvariantCulture, $"has a line of code of more than {MaxCodeLength} characters: {line.Trim()}"));
        return wide.Concat(ScriptsOf(code).SelectMany(examples.CheckScript));
    }

    /// <summary>The PowerShell in a block: all of it, or what the steps of a workflow run.</summary>
    private static IEnumerable<string> ScriptsOf(CodeBlock code) => code.Language switch
    {
        CodeBlock.PowerShell => [code.Code],
        "yaml" => Steps().Matches(code.Code).Select(step => step.Groups["script"].Value),
        _ => [],
    };

    private static IEnumerable<Inline> Inlines(IEnumerable<Block> blocks) => blocks.SelectMany(block => block switch
    {
        Paragraph paragraph => paragraph.Inlines,
        ListBlock list => list.Items.SelectMany(Inlines),
        Table table => table.Rows.SelectMany(row => row).SelectMany(cell => cell.Inlines),
        _ => [],
    });

    [GeneratedRegex("^[A-Z][a-z]+-Neon")]
    private static partial Regex Command();

    // Everything below "run: |" that is indented further.
    [GeneratedRegex(@"^(?<indent> *)(- )?run: \|\n(?<script>(\k<indent> +[^\n]*(\n|$)|\n)+)", RegexOptions.Multiline)]
    private static partial Regex Steps();
}
