using System.Security;

namespace Neon;

/// <summary>The URL that claims a project in a browser: it contains the project and the transfer request.</summary>
internal static class ClaimLink
{
    private const string Project = "p";
    private const string Request = "tr";
    private const string Redirect = "ru";

    public static SecureString Of(Uri baseUri, string projectId, SecureString requestId, Uri? redirectUri)
    {
        var query = $"?{Project}={Uri.EscapeDataString(projectId)}&{Request}={Uri.EscapeDataString(Secret.Reveal(requestId))}";
        var back = redirectUri is null ? string.Empty : $"&{Redirect}={Uri.EscapeDataString(redirectUri.AbsoluteUri)}";
        return Secret.Of(new Uri(baseUri, "/app/claim").AbsoluteUri + query + back);
    }

    /// <summary>The project and the request in a claim link; no project if the text is only a request's id.</summary>
    public static (string? ProjectId, string RequestId) Read(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var link) || link.Scheme is not ("https" or "http"))
        {
            return (null, text);
        }

        var parts = link.Query.TrimStart('?').Split('&')
            .Select(pair => pair.Split('=', 2))
            .Where(pair => pair.Length == 2)
            .ToLookup(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]));
        return (parts[Project].FirstOrDefault(), parts[Request].FirstOrDefault() ?? string.Empty);
    }
}
