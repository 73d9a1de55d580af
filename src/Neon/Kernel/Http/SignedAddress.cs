using System.Buffers;

namespace Neon;

/// <summary>
/// Checks a signed URL of a store. URL and headers come from a response and are sent unchanged, so nothing is sent if a header
/// would end the request headers, specify another host or length, or identify the user.
/// </summary>
internal static class SignedAddress
{
    private const string Host = "Host";

    // The characters of a header name (RFC 9110, 5.6.2), and those of a value that all servers read alike.
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create(
        "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private static readonly HashSet<string> Forbidden = new(StringComparer.OrdinalIgnoreCase)
    {
        "Authorization", "Connection", "Content-Length", "Cookie", "Cookie2", "Expect", "Forwarded", "HTTP2-Settings", "Keep-Alive",
        "Set-Cookie", "TE", "Trailer", "Transfer-Encoding", "Upgrade", "Via",
    };

    /// <summary>Refuses a URL or a header that must not be used.</summary>
    /// <param name="address">The URL of the store.</param>
    /// <param name="headers">The headers to send there.</param>
    /// <param name="baseUri">The URL of the API that returned them.</param>
    /// <exception cref="NeonApiException">The URL or a header must not be used.</exception>
    public static void EnsureUsable(Uri address, IReadOnlyDictionary<string, string> headers, Uri baseUri)
    {
        if (!address.IsAbsoluteUri || !(address.Scheme == Uri.UriSchemeHttps || (IsPlainLoopback(address) && IsPlainLoopback(baseUri))))
        {
            throw Refused("a URL that is not https");
        }

        if (address.PathAndQuery.Length > Secret.MaxLength)
        {
            throw Refused($"a URL longer than {Secret.MaxLength} characters");
        }

        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in headers)
        {
            if (name.Length == 0 || name.AsSpan().ContainsAnyExcept(NameCharacters))
            {
                throw Refused($"a header with an invalid name, '{Uri.EscapeDataString(name)}'");
            }

            if (IsForbidden(name, value, address))
            {
                throw Refused($"the header {name}, which must not be sent to the store");
            }

            if (value is null || value.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            {
                throw Refused($"the header {name} with an invalid value");
            }

            if (!names.Add(name))
            {
                throw Refused($"the header {name} twice");
            }
        }
    }

    // Emulators and tests use http on this machine. A response from an https host must not lead there.
    private static bool IsPlainLoopback(Uri address) => address.Scheme == Uri.UriSchemeHttp && address.IsLoopback;

    // Some signers include the Host header; it is sent anyway.
    private static bool IsForbidden(string name, string? value, Uri address) =>
        name.Equals(Host, StringComparison.OrdinalIgnoreCase) ? !address.Authority.Equals(value, StringComparison.OrdinalIgnoreCase)
        : Forbidden.Contains(name) || name.StartsWith("Proxy-", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("Sec-", StringComparison.OrdinalIgnoreCase);

    private static NeonApiException Refused(string what) =>
        new(NeonFailure.InvalidResponse, $"Neon returned a signed URL that cannot be used: {what}.")
        {
            Advice = "Nothing was sent to the store. Check the API's URL with Get-NeonContext, and any proxy that may have changed the response.",
        };
}
