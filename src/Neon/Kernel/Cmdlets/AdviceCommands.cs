using System.Text.RegularExpressions;

namespace Neon.Commands;

/// <summary>
/// Completes the commands in advice, so that they can be run as they are. <c>{Get-NeonBranch}</c> stands for the command with its parents,
/// <c>{Set-NeonBranch &lt;Branch&gt;}</c> for the command with its target as well: the branch of the failed command. What is not known
/// is left out.
/// </summary>
/// <example><c>{Set-NeonBranch &lt;Branch&gt;} -Protected:$false</c> becomes <c>Set-NeonBranch dev -Project app -Protected:$false</c>.</example>
internal static partial class AdviceCommands
{
    /// <summary>The advice with complete commands.</summary>
    /// <param name="advice">The advice.</param>
    /// <param name="valueOf">The value of a parameter of the failed command; null if it is not known.</param>
    public static string Complete(string advice, Func<string, string?> valueOf) =>
        Commands().Replace(advice, match => string.Concat(ArgumentsOf(match.Groups["name"].Value, match.Groups["target"].Value, valueOf).Prepend(match.Groups["name"].Value)));

    /// <summary>The advice with the names of the commands alone.</summary>
    public static string Plain(string advice) => Commands().Replace(advice, match => match.Groups["name"].Value);

    /// <summary>Whether advice has a command to complete. Advice about files can contain other braces.</summary>
    public static bool IsIn(string advice) => Commands().IsMatch(advice);

    /// <summary>The type of a cmdlet; null if there is none.</summary>
    public static Type? TypeOf(string name) =>
        typeof(AdviceCommands).Assembly.GetType($"{typeof(AdviceCommands).Namespace}.{name.Replace("-", string.Empty, StringComparison.Ordinal)}Command");

    private static IEnumerable<string> ArgumentsOf(string name, string target, Func<string, string?> valueOf)
    {
        if (target.Length > 0 && valueOf(target) is { } named)
        {
            yield return $" {CompletionWord.Visible(named)}";
        }

        var parents = from property in (TypeOf(name) ?? throw new ArgumentException($"There is no cmdlet {name}.", nameof(name))).GetProperties()
                      where property.Name != target && FilterText.IsPlace(property)
                      orderby ParentParameter.Of(property)!.Depth
                      select property.Name;
        foreach (var parent in parents)
        {
            if (valueOf(parent) is { } value)
            {
                yield return $" -{parent} {CompletionWord.Visible(value)}";
            }
        }
    }

    [GeneratedRegex(@"\{(?<name>[A-Z][a-z]+-Neon[A-Za-z]+)(?: <(?<target>[A-Za-z]+)>)?\}")]
    internal static partial Regex Commands();
}
