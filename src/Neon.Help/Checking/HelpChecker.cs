using Neon.Help.Reading;

namespace Neon.Help.Checking;

/// <summary>Finds missing and wrong parts of the documentation of cmdlets.</summary>
internal static class HelpChecker
{
    public static IReadOnlyList<Finding> Check(IReadOnlyList<CmdletModel> cmdlets, IReadOnlyList<AboutTopic>? topics = null)
    {
        var examples = new ExampleChecker(cmdlets);
        return cmdlets.SelectMany(cmdlet => Check(cmdlet).Concat(CheckTopics(cmdlet, topics)).Concat(examples.Check(cmdlet))
                .Select(message => new Finding(cmdlet.Name, message)))
            .Concat(Duplicates(cmdlets))
            .Concat(new AboutChecker(examples).Check(topics ?? []))
            .ToList();
    }

    private static IEnumerable<string> Check(CmdletModel cmdlet)
    {
        if (cmdlet.Synopsis.Count == 0)
        {
            yield return "has no synopsis: the summary of the class is missing.";
        }

        if (cmdlet.Description.Count == 0)
        {
            yield return "has no description: the remarks of the class are missing.";
        }

        if (cmdlet.Examples.Count == 0)
        {
            yield return "has no example.";
        }

        if (cmdlet.Outputs.Count == 0)
        {
            yield return "has no output type: [OutputType] is missing (typeof(void) for none).";
        }

        foreach (var message in CheckLinks(cmdlet))
        {
            yield return message;
        }

        foreach (var parameter in cmdlet.Shown.Where(parameter => parameter.Text.Count == 0))
        {
            yield return $"has no text for -{parameter.Name}: the summary of the property is missing.";
        }
    }

    private static IEnumerable<string> CheckLinks(CmdletModel cmdlet)
    {
        if (cmdlet.OnlineUri is not { } online)
        {
            yield return "has no online link: add [NeonOperation], or a seealso with an href.";
            yield break;
        }

        if (!Uri.TryCreate(online, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps)
        {
            yield return $"has an online link that is not an https URL: {online}";
        }

        if (!string.IsNullOrEmpty(cmdlet.HelpUri) && !string.Equals(cmdlet.HelpUri, online, StringComparison.Ordinal))
        {
            yield return $"has a HelpUri ({cmdlet.HelpUri}) that differs from its online link ({online}).";
        }
    }

    private static IEnumerable<string> CheckTopics(CmdletModel cmdlet, IReadOnlyList<AboutTopic>? topics) => cmdlet.Links
        .Where(link => link.Kind == InlineKind.Topic && topics?.Any(topic => topic.Name == link.Text) == false)
        .Select(link => $"refers to {link.Text}, which does not exist.");

    private static IEnumerable<Finding> Duplicates(IEnumerable<CmdletModel> cmdlets) =>
        cmdlets.GroupBy(cmdlet => cmdlet.Name, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Count() > 1)
            .Select(group => new Finding(group.Key, "is the name of more than one class."));
}
