using System.Text.RegularExpressions;

namespace Neon.Emulator;

/// <summary>
/// A LogQL expression that the service accepts: a selector of streams, such as <c>{service_name="postgres"}</c>, and
/// filters of lines after it, such as <c>|= "ready"</c>.
/// </summary>
internal sealed partial class LogSelector
{
    private static readonly TimeSpan PatternTimeout = TimeSpan.FromSeconds(1);
    private readonly List<Func<LogRecordState, bool>> _conditions = [];

    private LogSelector()
    {
    }

    /// <summary>Reads an expression; null if it is invalid or not supported.</summary>
    public static LogSelector? Parse(string expression)
    {
        Match whole = Form().Match(expression);
        if (!whole.Success)
        {
            return null;
        }

        LogSelector selector = new();
        try
        {
            foreach (Match label in Label().Matches(whole.Groups["selector"].Value))
            {
                string name = label.Groups["name"].Value;
                Func<string, bool> test = Test(label.Groups["operator"].Value, label.Groups["value"].Value, whole: true);
                selector._conditions.Add(record => test(LogRecordState.Fields.GetValueOrDefault(name)?.Invoke(record) ?? string.Empty));
            }

            foreach (Match filter in Filter().Matches(whole.Groups["filters"].Value))
            {
                Func<string, bool> test = Test(filter.Groups["operator"].Value, filter.Groups["value"].Value, whole: false);
                selector._conditions.Add(record => test(record.Message));
            }
        }
        catch (RegexParseException)
        {
            return null;
        }

        return selector;
    }

    public bool Matches(LogRecordState record) => _conditions.TrueForAll(condition => condition(record));

    private static Func<string, bool> Test(string @operator, string value, bool whole)
    {
        bool isPattern = @operator.EndsWith('~');
        string pattern = isPattern ? value : Regex.Escape(value);
        Regex regex = new(whole ? $"^(?:{pattern})$" : pattern, RegexOptions.CultureInvariant, PatternTimeout);
        bool isWanted = @operator[0] != '!';
        return text => regex.IsMatch(text) == isWanted;
    }

    [GeneratedRegex(
        """^\s*\{(?<selector>\s*(?:\w+\s*(?:=~|!~|!=|=)\s*"[^"]*"\s*,?\s*)*)\}(?<filters>(?:\s*(?:\|=|\|~|!=|!~)\s*"[^"]*")*)\s*$""",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();

    [GeneratedRegex("""(?<name>\w+)\s*(?<operator>=~|!~|!=|=)\s*"(?<value>[^"]*)["]""", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Label();

    [GeneratedRegex("""(?<operator>\|=|\|~|!=|!~)\s*"(?<value>[^"]*)["]""", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Filter();
}
