using System.Text.RegularExpressions;

namespace Neon;

/// <summary>
/// Decides what a 404 proves, and turns proven absence into null or into better words. Gateways and other services answer 404
/// as well, in JSON with a code and a message: only words that name the kind of thing that was requested are proof.
/// </summary>
internal static partial class MissingResource
{
    /// <summary>What only an anonymized branch has.</summary>
    private static readonly string[] OfAnonymized = ["anonymized status", "masking rule", "anonymize"];

    /// <summary>What Neon says before the kind without naming another thing: <c>project member not found</c>.</summary>
    private static readonly string[] Qualifiers = ["the ", "this ", "neon ", "project ", "organization "];

    /// <summary>
    /// Whether Neon's words say that the very thing that a route names last does not exist. Words about a parent, about the
    /// route, or about nothing in particular prove nothing.
    /// </summary>
    /// <param name="route">The route template.</param>
    /// <param name="message">The words of the 404.</param>
    public static bool IsProof(string? route, string message)
    {
        var kind = KindOf(route);
        if (OfAnonymized.Contains(kind))
        {
            return NotAnonymized().IsMatch(message);
        }

        return Absence().Match(message) is { Success: true } match
            && Singular(Qualifiers.Aggregate(
                match.Groups[1].Value.Trim().ToLowerInvariant(),
                (subject, qualifier) => subject.StartsWith(qualifier, StringComparison.Ordinal) ? subject[qualifier.Length..] : subject)) == kind
            && !ResourceTable.All.Any(resource => resource.IsWordOfOthers && resource.MissingWord == kind);
    }

    /// <summary>Whether Neon's words name a thing of another kind as missing, such as a parent: then the list is not about it either.</summary>
    /// <param name="route">The route template.</param>
    /// <param name="message">The words of the 404.</param>
    public static bool NamesAnother(string? route, string message) =>
        ResourceTable.MissingIn(message) is { } missing && missing.MissingWord != KindOf(route);

    // "branch" of /projects/{project_id}/branches/{branch_id}, "auth" of /projects/{project_id}/branches/{branch_id}/auth.
    private static string KindOf(string? route)
    {
        var parts = (route ?? string.Empty).Split('/');
        var last = Array.FindLastIndex(parts, part => part.Length > 0 && !part.StartsWith('{'));
        // The role of a project's member, which a member who is not there does not have.
        return last < 0 ? string.Empty : Singular(parts[last] == "role" && last > 1 ? parts[last - 2] : parts[last]);
    }

    private static string Singular(string kind)
    {
        var words = kind.Replace('-', ' ').Replace('_', ' ');
        return words.EndsWith("ches", StringComparison.Ordinal) ? words[..^2]
            : words.EndsWith("us", StringComparison.Ordinal) ? words
            : words.TrimEnd('s');
    }

    // The whole message: a gateway that says more speaks of its own routes.
    [GeneratedRegex(@"^\W*([a-z][a-z _-]*?) (?:(?:is|was|could) )?(?:not found|not be found|does not exist|not enabled)(?: (?:for|on) (?:this|the) (?:branch|project|database))?\W*\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Absence();

    [GeneratedRegex(@"\bbranch is not (?:an )?anonymized\b|\banonymi[sz]\w+ (?:\w+ )?(?:not found|does not exist)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotAnonymized();

    /// <summary>
    /// What is read, or null when it does not exist. A resource that the key may not see counts as neither.
    /// </summary>
    /// <param name="reading">The reading.</param>
    /// <param name="listed">
    /// Looks for it in the list of its parent, which decides where a 404 is not about the thing itself; null when there is no list.
    /// </param>
    public static async Task<T?> OrNullIfMissingAsync<T>(this Task<T> reading, Func<Task<T?>>? listed = null)
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
        catch (NeonApiException unclear) when (unclear.IsUnclear && listed is not null)
        {
            return await listed().ConfigureAwait(false);
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
