namespace Neon;

/// <summary>
/// The credentials in the proxy variables of the environment, which are as secret as a key: a proxy or a message may quote
/// them.
/// </summary>
internal static class ProxySecrets
{
    /// <summary>What to do if a proxy requires credentials.</summary>
    public const string Advice =
        "Nothing was sent to Neon. Before you start PowerShell, set HTTPS_PROXY to http://user:password@host:port, or list the host of the API in NO_PROXY.";

    // Those that .NET reads.
    private static readonly string[] Variables =
        ["http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"];

    /// <summary>Every form in which the credentials of this process' proxies can be quoted.</summary>
    public static IEnumerable<string> Forms() => Variables.SelectMany(name => FormsOf(Environment.GetEnvironmentVariable(name)));

    /// <summary>Every form in which the credentials of a proxy's address can be quoted.</summary>
    /// <param name="address">The URL from a variable, with or without a scheme.</param>
    public static IEnumerable<string> FormsOf(string? address)
    {
        // As .NET reads it: the part before the last @ is user and password, possibly percent-encoded.
        var end = address?.LastIndexOf('@') ?? -1;
        if (address is null || end < 0)
        {
            yield break;
        }

        var start = address.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme && scheme < end ? scheme + 3 : 0;
        var typed = address[start..end];
        var decoded = Uri.UnescapeDataString(typed);
        if (!decoded.Contains(':', StringComparison.Ordinal))
        {
            // A user name alone is not a secret, and may be a word in any message.
            yield break;
        }

        foreach (var credentials in new[] { typed, decoded, $"{User(typed)}:{Uri.EscapeDataString(Password(decoded))}" })
        {
            yield return credentials;
            yield return Password(credentials);
        }

        // As in the header Proxy-Authorization.
        yield return Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(decoded));
    }

    private static string User(string credentials) => credentials.Split(':', 2)[0];

    private static string Password(string credentials) => credentials.Split(':', 2) is [_, var password] ? password : string.Empty;
}
