using System.Collections.Concurrent;
using System.Net;

namespace Neon.Transport;

/// <summary>
/// A proxy whose URL does not contain its credentials, so that messages and logs that quote the URL cannot show them. The
/// credentials are available separately.
/// </summary>
internal sealed class ProxyWithoutCredentials : IWebProxy, ICredentials
{
    private readonly IWebProxy _inner;
    private readonly ConcurrentDictionary<string, NetworkCredential> _credentials = new(StringComparer.OrdinalIgnoreCase);

    private ProxyWithoutCredentials(IWebProxy inner) => _inner = inner;

    /// <inheritdoc/>
    public ICredentials? Credentials
    {
        get => this;
        set => throw new NotSupportedException();
    }

    /// <summary>
    /// The same proxy with a plain address. The proxy of Windows' own settings stays as it is: its address has no
    /// credentials, and it can name several proxies for the framework to try, which only the original does.
    /// </summary>
    public static IWebProxy Of(IWebProxy proxy) => proxy is ProxyWithoutCredentials || proxy.GetType().Name == "HttpWindowsProxy" ? proxy : new ProxyWithoutCredentials(proxy);

    /// <inheritdoc/>
    public Uri? GetProxy(Uri destination)
    {
        var proxy = _inner.GetProxy(destination);
        if (proxy is not { UserInfo.Length: > 0 })
        {
            return proxy;
        }

        var plain = new UriBuilder(proxy) { UserName = string.Empty, Password = string.Empty }.Uri;
        var parts = proxy.UserInfo.Split(':', 2);
        _credentials[plain.Authority] = new NetworkCredential(
            Uri.UnescapeDataString(parts[0]), parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : string.Empty);
        return plain;
    }

    /// <inheritdoc/>
    public bool IsBypassed(Uri host) => _inner.IsBypassed(host);

    /// <inheritdoc/>
    public NetworkCredential? GetCredential(Uri uri, string authType) =>
        _credentials.TryGetValue(uri.Authority, out var credential) ? credential
        : _inner.Credentials?.GetCredential(uri, authType) ?? CredentialCache.DefaultCredentials.GetCredential(uri, authType);
}
