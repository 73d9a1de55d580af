using System.Text.RegularExpressions;

namespace Neon.Commands;

/// <summary>Checks a path that the user wrote and finds the project in it, so that it takes the project's lane.</summary>
internal static partial class RawRoute
{
    public static Route Of(string path)
    {
        var relative = "/" + path.Trim().TrimStart('/');
        var segments = relative[1..].Split('/');
        if (path.Contains("://", StringComparison.Ordinal) || relative.AsSpan().IndexOfAny("?#\\ ") >= 0
            || segments.Any(segment => segment.Length == 0 || Uri.UnescapeDataString(segment) is "." or ".."))
        {
            throw new NeonApiException(NeonFailure.InvalidInput, $"'{path}' is no path of the API.")
            {
                Advice = "Give a path such as /projects/quiet-forest-12345678/branches, with escaped segments, and the query as -Query.",
            };
        }

        // The API's paths go collection, item, collection, item: the items are what a template leaves open.
        var template = string.Concat(segments.Select((segment, index) => index % 2 == 0 ? "/" + segment : "/{id}"));
        return Route.Verbatim(relative, template, ProjectForm().Match(relative) is { Success: true } match ? match.Groups[1].Value : null);
    }

    [GeneratedRegex("^/projects/([a-z0-9-]{1,60})(?:/|$)")]
    private static partial Regex ProjectForm();
}
