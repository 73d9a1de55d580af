using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Neon.Commands;
using Neon.Tests.Completion;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Help;

/// <summary>
/// The HelpMessage of a parameter is the first sentence of its documentation: Tab shows it as the tooltip, and the prompt for a
/// mandatory parameter as its help. An attribute cannot read the documentation, so the source repeats the sentence.
/// </summary>
[Trait(ApprovedFile.Trait, ApprovedFile.Files)]
public sealed partial class HelpMessageTests
{
    // A tooltip has one line.
    private const int MaxLength = 100;

    private static readonly string Source = Path.Combine("src", "Neon");

    private static readonly Type[] Cmdlets = [.. typeof(NeonCmdlet).Assembly.GetTypes().Where(type => type.IsDefined(typeof(CmdletAttribute), inherit: false))];

    // By the property that declares the parameter, such as BranchCmdlet.Branch.
    private static readonly Dictionary<string, string> Texts = ReadHelp();

    private static readonly Dictionary<string, string> Sentences = Texts.ToDictionary(parameter => parameter.Key, parameter => FirstSentence().Match(parameter.Value).Value, StringComparer.Ordinal);

    [Fact]
    public void The_source_repeats_the_first_sentence_of_the_documentation()
    {
        var files = Directory.GetFiles(Path.Combine(StagedModule.RepositoryRoot, Source), "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(StagedModule.RepositoryRoot, file))
            .Where(file => !file.StartsWith(Path.Combine(Source, "obj"), StringComparison.Ordinal));
        var found = 0;
        foreach (var file in files)
        {
            var lines = File.ReadAllLines(Path.Combine(StagedModule.RepositoryRoot, file));
            var updated = Updated(lines, ref found);
            if (!lines.SequenceEqual(updated))
            {
                ApprovedFile.Check(file, string.Concat(updated.Select(line => line + "\n")));
            }
        }

        Assert.Equal(Sentences.Count, found);
    }

    [Fact]
    public void A_sentence_fits_on_one_line() => Assert.Empty(
        from sentence in Sentences
        where sentence.Value.Length > MaxLength || !sentence.Value.EndsWith('.')
        select $"{sentence.Key}: {sentence.Value} Shorten the first sentence of its documentation to {MaxLength} characters.");

    /// <summary>A description says what a parameter is or does. The imperative would be an instruction to the user.</summary>
    [Fact]
    public void No_sentence_begins_with_an_imperative()
    {
        var verbs = Cmdlets.Select(cmdlet => cmdlet.GetCustomAttribute<CmdletAttribute>()!.VerbName)
            .Concat(["Apply", "Begin", "Continue", "Count", "Create", "Do", "Emit", "End", "Include", "List", "Return", "Specify", "Use"])
            .ToHashSet(StringComparer.Ordinal);
        var thirdPerson = Sentences.Values.Select(First).ToHashSet(StringComparer.Ordinal);

        Assert.DoesNotContain(Sentences, sentence => First(sentence.Value) is var word && (verbs.Contains(word) || thirdPerson.Contains(word + "s")));

        static string First(string sentence) => sentence.Split(' ')[0];
    }

    /// <summary>Few people know that a time can be relative, so the help of each parameter shows it.</summary>
    [Fact]
    public void The_help_of_a_time_in_the_past_shows_a_relative_time() => Assert.Empty(
        from cmdlet in Cmdlets
        from parameter in cmdlet.GetProperties()
        where parameter.GetCustomAttribute<ArgumentCompleterAttribute>()?.Type == typeof(PastTimeCompleter)
        let text = Texts[$"{parameter.DeclaringType!.Name}.{parameter.Name}"]
        where !RelativeTime().IsMatch(text)
        select $"{cmdlet.Name}: {text}");

    [Fact]
    public void Tab_and_prompts_show_the_sentence()
    {
        using var host = new NeonHost();
        Assert.Empty(
            from cmdlet in Cmdlets
            let name = NameOf(cmdlet)
            from offer in host.Complete($"{name} -").CompletionMatches
            let property = cmdlet.GetProperty(offer.ListItemText)
            where property?.IsDefined(typeof(ParameterAttribute)) == true
            let shown = property.GetCustomAttributes<ParameterAttribute>().Select(parameter => $" {property.Name} - {parameter.HelpMessage}").Append(offer.ToolTip)
            let expected = $" {property.Name} - {Sentences[KeyOf(property)]}"
            where !shown.All(text => text.EndsWith(expected, StringComparison.Ordinal))
            select $"{name}: {string.Join(" | ", shown)}");
    }

    private static List<string> Updated(string[] lines, ref int found)
    {
        List<string> updated = [];
        List<int> attributes = [];
        var type = string.Empty;
        foreach (var line in lines)
        {
            if (TypeLine().Match(line) is { Success: true } declaration)
            {
                type = declaration.Groups[1].Value;
            }
            else if (AttributeLine().IsMatch(line))
            {
                attributes.Add(updated.Count);
            }
            else if (attributes.Count > 0 && PropertyLine().Match(line) is { Success: true } property)
            {
                var sentence = Sentences[$"{type}.{property.Groups[1].Value}"];
                attributes.ForEach(index => updated[index] = WithMessage(updated[index], sentence));
                attributes.Clear();
                found++;
            }

            updated.Add(line);
        }

        return updated;
    }

    private static string WithMessage(string attribute, string sentence)
    {
        var arguments = Message().Replace(AttributeLine().Match(attribute).Groups[1].Value, string.Empty);
        var literal = sentence.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
        return $"    [Parameter({arguments}{(arguments.Length > 0 ? ", " : string.Empty)}HelpMessage = \"{literal}\")]";
    }

    private static Dictionary<string, string> ReadHelp()
    {
        XNamespace maml = "http://schemas.microsoft.com/maml/2004/10";
        XNamespace command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
        var help = XDocument.Load(Path.Combine(StagedModule.Folder, "en-US", "Neon.dll-Help.xml"));
        var texts =
            from page in help.Root!.Elements(command + "command")
            let cmdlet = Cmdlets.Single(type => NameOf(type) == page.Element(command + "details")!.Element(command + "name")!.Value.Trim())
            from parameter in page.Element(command + "parameters")!.Elements(command + "parameter")
            let property = cmdlet.GetProperty(parameter.Element(maml + "name")!.Value)
            where property is not null
            let text = parameter.Element(maml + "description")!.Elements(maml + "para").First().Value
            select (Key: KeyOf(property), Text: text);
        return texts.DistinctBy(parameter => parameter.Key).ToDictionary(parameter => parameter.Key, parameter => parameter.Text, StringComparer.Ordinal);
    }

    private static string KeyOf(PropertyInfo property) => $"{property.DeclaringType!.Name}.{property.Name}";

    private static string NameOf(Type cmdlet) => cmdlet.GetCustomAttribute<CmdletAttribute>() is { } attribute ? $"{attribute.VerbName}-{attribute.NounName}" : string.Empty;

    [GeneratedRegex(@"^\s*(?:public |internal |private )[^(=]*\b(?:class|struct|record) (\w+)")]
    private static partial Regex TypeLine();

    [GeneratedRegex(@"^    \[Parameter(?:\((.*)\))?\]$")]
    private static partial Regex AttributeLine();

    [GeneratedRegex(@"^    public [^(=]+? (\w+)(?: \{| =>|$)")]
    private static partial Regex PropertyLine();

    [GeneratedRegex("(?:, )?HelpMessage = \"(?:[^\"\\\\]|\\\\.)*\"")]
    private static partial Regex Message();

    [GeneratedRegex("-[0-9]+[mhd]")]
    private static partial Regex RelativeTime();

    [GeneratedRegex(@"^.*?(?:\.(?=\s|$)|$)", RegexOptions.Singleline)]
    private static partial Regex FirstSentence();
}
