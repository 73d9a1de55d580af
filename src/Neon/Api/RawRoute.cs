namespace Neon.Commands;

/// <summary>
/// Checks a path typed by the user and finds the contract's parameters in it, so that it uses the same project queue, limits
/// and error names as the route of a cmdlet.
/// </summary>
internal static class RawRoute
{
    // The resource of a Data API has no parameter of its own; its route contains the database.
    private static readonly Dictionary<string, string> Items = ResourceTable.All
        .Where(resource => resource is { Collection: not null, Parameters.Count: > 0 })
        .DistinctBy(resource => resource.Collection)
        .Select(resource => (Collection: resource.Collection!, Parameter: resource.Parameters[0]))
        .Append((Collection: "data-api", Parameter: "database_name"))
        .ToDictionary(item => item.Collection, item => item.Parameter, StringComparer.Ordinal);

    private static readonly HashSet<(string Collection, string Word)> Words =
        [("branches", "count"), ("projects", "auth"), ("projects", "shared"), ("projects", "transfer"), ("users", "me")];

    public static Route Of(string path)
    {
        var relative = "/" + path.Trim().TrimStart('/');
        var segments = relative[1..].Split('/');
        if (path.Contains("://", StringComparison.Ordinal) || relative.AsSpan().IndexOfAny("?#\\ ") >= 0
            || !Route.IsWhole(path) || segments.Any(segment => segment.Length == 0 || Uri.UnescapeDataString(segment) is "." or ".."))
        {
            throw new NeonApiException(NeonFailure.InvalidInput, $"'{path}' is not a valid path of the API.")
            {
                Advice = "Specify a path such as /projects/quiet-forest-12345678/branches, with escaped segments. Specify the query with -Query.",
            };
        }

        return Of(Escaped(relative), segments);
    }

    // Non-ASCII characters are escaped here, because the framework would replace them next to an invalid percent escape.
    private static string Escaped(string path) =>
        string.Concat(path.EnumerateRunes().Select(rune => rune.IsAscii ? rune.ToString() : Uri.EscapeDataString(rune.ToString())));

    private static Route Of(string path, string[] segments)
    {
        string? projectId = null;
        var template = new List<string>();
        for (var index = 0; index < segments.Length; index++)
        {
            var (word, collection) = (segments[index], index > 0 ? segments[index - 1] : string.Empty);
            var isItem = Items.TryGetValue(collection, out var item) && !Words.Contains((collection, word)) && template[^1] == collection;
            if (isItem && item == "project_id")
            {
                projectId = Uri.UnescapeDataString(word);
            }

            template.Add(isItem ? $"{{{item}}}" : IsWord(word) ? word : "{id}");
        }

        return Route.Verbatim(path, "/" + string.Join('/', template), projectId);
    }

    // The API's own words have no digits. Anything else is a value, which a template must not contain.
    private static bool IsWord(string segment) =>
        segment == "v2" || segment.All(character => character is (>= 'a' and <= 'z') or '_' or '-');
}
