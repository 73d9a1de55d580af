using System.Text.RegularExpressions;
using Neon.Commands;

namespace Neon;

/// <summary>Turns the answer that a resource is not there into null or into better words, where the caller wants that.</summary>
internal static partial class MissingResource
{
    private const string MissingBranch = "branch_not_found";

    /// <summary>
    /// Whether Neon's words are about something other than what the route asks for: a parent, or the route itself. Words that
    /// name nothing are about what was asked for.
    /// </summary>
    /// <param name="route">The route template.</param>
    /// <param name="message">Neon's words.</param>
    /// <param name="reason">Neon's reason, where it has one.</param>
    public static bool IsAnother(string? route, string message, string? reason) =>
        reason == MissingBranch
        || MissingRoute().IsMatch(message)
        || (NeonErrors.MissingWord(message) is { } word && !Asked(route).Contains(word, StringComparison.Ordinal));

    // The collection of the last id, or what follows that id: "branches" of /projects/{project_id}/branches/{branch_id},
    // "auth" of /projects/{project_id}/branches/{branch_id}/auth.
    private static string Asked(string? route) =>
        (route ?? string.Empty).Split('/').LastOrDefault(part => !part.StartsWith('{'))?.Replace('-', ' ').Replace('_', ' ') ?? string.Empty;

    [GeneratedRegex(@"\b(?:unknown|no) route\b|\broute (?:not found|does not exist)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MissingRoute();

    /// <summary>What is read, or null when there is none. A resource that the key may not see is no missing one.</summary>
    public static async Task<T?> OrNullIfMissingAsync<T>(this Task<T> reading)
        where T : class
    {
        try
        {
            return await reading.ConfigureAwait(false);
        }
        catch (NeonApiException gone) when (gone.IsMissing)
        {
            return null;
        }
    }

    /// <summary>
    /// What is read; where it is missing, the error says so in words of ours. Where Neon says that a parent is what is missing,
    /// its own words stay.
    /// </summary>
    /// <param name="reading">The reading.</param>
    /// <param name="resource">What kind of resource is missing, such as <c>DataApi</c>; it makes the error's id.</param>
    /// <param name="message">What is missing, in words.</param>
    /// <param name="advice">What the user can do.</param>
    public static async Task<T> ExplainMissingAsync<T>(this Task<T> reading, string resource, string message, string advice)
    {
        try
        {
            return await reading.ConfigureAwait(false);
        }
        catch (NeonApiException gone) when (gone.IsMissing)
        {
            throw gone.Told(message, advice, resource);
        }
    }
}
