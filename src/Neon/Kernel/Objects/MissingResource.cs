using System.Text.RegularExpressions;

namespace Neon;

/// <summary>
/// Decides whether a 404 proves that a resource does not exist, and turns proven absence into null or a clearer message. Gateways
/// and other services also respond with 404 and a JSON code and message. Only a message that names the requested kind of resource
/// is proof.
/// </summary>
internal static class MissingResource
{
    /// <summary>Words that Neon puts before the kind without naming another resource: <c>project member not found</c>.</summary>
    private static readonly Lazy<string[]> Qualifiers = new(() =>
        ["the ", "this ", "neon ", .. ResourceTable.All.Select(resource => resource.In).OfType<string>().Distinct().Select(noun => ResourceTable.OfNoun(noun).Kind + ' ')]);

    // The whole message: a longer one comes from a gateway and is about its own routes.
    private static readonly Lazy<Regex> Absence = new(() => new Regex(
        $@"^\W*([a-z][a-z _-]*?) (?:(?:is|was|could) )?(?:not found|not be found|does not exist|not enabled)(?: (?:for|on) (?:this|the) (?:{string.Join('|', ResourceTable.All.Where(resource => resource.IsPlace).Select(resource => resource.Kind))}))?\W*\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant));

    /// <summary>
    /// Whether Neon's message says that the last resource in a route does not exist. A message about a parent, about the route,
    /// or about nothing in particular proves nothing.
    /// </summary>
    /// <param name="route">The route template.</param>
    /// <param name="message">The message of the 404.</param>
    public static bool IsProof(string? route, string message)
    {
        var kind = KindOf(route);
        if (ResourceTable.All.FirstOrDefault(resource => resource.Absence?.Kinds.Contains(kind) == true) is { Absence: { } absence })
        {
            return absence.Message.IsMatch(message);
        }

        return SubjectOf(message) == kind
            && !ResourceTable.All.Any(resource => resource.IsWordOfOthers && resource.MissingWord == kind);
    }

    /// <summary>The resource that a message reports as missing, such as <c>trusted domain</c>; null if the message reports anything else.</summary>
    public static string? SubjectOf(string message) => Absence.Value.Match(message) is { Success: true } match
        ? Singular(Qualifiers.Value.Aggregate(
            match.Groups[1].Value.Trim().ToLowerInvariant(),
            (subject, qualifier) => subject.StartsWith(qualifier, StringComparison.Ordinal) ? subject[qualifier.Length..] : subject))
        : null;

    /// <summary>
    /// Whether Neon's message names another kind of resource as missing, such as a parent. Then the list is not about
    /// the resource either.
    /// </summary>
    /// <param name="route">The route template.</param>
    /// <param name="message">The message of the 404.</param>
    public static bool NamesAnother(string? route, string message) =>
        ResourceTable.MissingIn(message) is { } missing && missing.MissingWord != KindOf(route);

    /// <summary>
    /// Neon's message with the resource of the request: <c>There is no role 'app_user' on branch main</c> for <c>Role not found</c>. Null
    /// if the message is about anything else.
    /// </summary>
    /// <param name="route">The route template.</param>
    /// <param name="values">The values of its parameters.</param>
    /// <param name="message">The message of the 404.</param>
    /// <param name="nameOf">The name for an id, if known.</param>
    public static string? Describe(string route, IReadOnlyList<KeyValuePair<string, string>> values, string message, Func<string, string?> nameOf)
    {
        var subject = SubjectOf(message);
        var resource = ResourceTable.MissingIn(message) is { } named && named.MissingWord == subject ? named
            : subject == KindOf(route) && ResourceTable.OfRoute(route) is var last && last.Collection is { } collection && Singular(collection) == subject ? last
            : null;
        var at = resource?.Lister is null ? -1 : values.Count - 1;
        while (at >= 0 && !resource!.Parameters.Contains(values[at].Key))
        {
            at--;
        }

        if (at < 0)
        {
            return null;
        }

        var (id, name) = (values[at].Value, nameOf(values[at].Value));
        var words = $"{resource!.Kind} '{name ?? id}'{(name is null ? string.Empty : $" ({id})")}";
        // Nothing above it can tell whether the key only has no access to it.
        return at == 0 || ResourceTable.All.FirstOrDefault(parent => parent.Parameters.Contains(values[at - 1].Key)) is not { } place
            ? $"The {words} was not found"
            : $"There is no {words} {place.Preposition} {place.Kind} {nameOf(values[at - 1].Value) ?? values[at - 1].Value}";
    }

    // "branch" of /projects/{project_id}/branches/{branch_id}, "auth" of /projects/{project_id}/branches/{branch_id}/auth.
    private static string KindOf(string? route)
    {
        var parts = (route ?? string.Empty).Split('/');
        var last = Array.FindLastIndex(parts, part => part.Length > 0 && !part.StartsWith('{'));
        return last < 0 ? string.Empty
            : Singular(last > 1 && ResourceTable.All.Any(resource => resource.Part == parts[last] && resource.Collection == parts[last - 2]) ? parts[last - 2] : parts[last]);
    }

    private static string Singular(string kind)
    {
        var words = kind.Replace('-', ' ').Replace('_', ' ');
        return words.EndsWith("ches", StringComparison.Ordinal) ? words[..^2]
            : words.EndsWith("us", StringComparison.Ordinal) ? words
            : words.TrimEnd('s');
    }

    /// <summary>
    /// Returns the resource, or null if it does not exist. A resource that the key has no access to is an error.
    /// </summary>
    /// <param name="reading">The read request.</param>
    /// <param name="listed">
    /// Looks for the resource in the list of its parent, which decides if the 404 is not about the resource itself; null if there
    /// is no list.
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

    /// <summary>Names the resource that is missing, for a request that specifies it in its query or its body instead of its route.</summary>
    /// <param name="reading">The read request.</param>
    /// <param name="values">The parents and the resource, by the parameters of routes.</param>
    /// <param name="nameOf">The name for an id, if known.</param>
    public static async Task<T> DescribeMissingAsync<T>(this Task<T> reading, IReadOnlyList<KeyValuePair<string, string>> values, Func<string, string?> nameOf)
    {
        try
        {
            return await reading.ConfigureAwait(false);
        }
        catch (NeonApiException missing) when (missing.IsNotFound && missing.ShownText is null && Describe(string.Empty, values, missing.Message, nameOf) is { } words)
        {
            throw missing.With(resource: ResourceTable.MissingIn(missing.Message)?.Noun, shownText: words, within: values);
        }
    }

    /// <summary>
    /// Returns the resource. If it is missing, the error has the specified message; if Neon reports that a parent is missing,
    /// Neon's message is kept.
    /// </summary>
    /// <param name="reading">The read request.</param>
    /// <param name="resource">The kind of resource that is missing, such as <c>DataApi</c>. It determines the error id.</param>
    /// <param name="message">The error message.</param>
    /// <param name="advice">What the user can do.</param>
    public static async Task<T> ExplainMissingAsync<T>(this Task<T> reading, string resource, string message, string advice)
    {
        try
        {
            return await reading.ConfigureAwait(false);
        }
        catch (NeonApiException gone) when (gone.IsMissing)
        {
            throw gone.With(message, advice, resource);
        }
    }
}
