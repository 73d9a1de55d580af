using System.Net;

namespace Neon.Transport;

/// <summary>The process's connections to Neon, shared by all transports so that runspaces reuse them.</summary>
internal static class Sockets
{
    private static readonly Lazy<HttpMessageHandler> Lazy = new(() =>
        Create(ProxyWithoutCredentials.Of(HttpClient.DefaultProxy)));

    /// <summary>The shared handler; opened on first use and never disposed.</summary>
    public static HttpMessageHandler Shared => Lazy.Value;

    /// <summary>The parts of the shared handler, with a proxy for requests that may use one.</summary>
    internal static HttpMessageHandler Create(IWebProxy proxy) => new SentOnceHandler(new NoDecompressionHandler(
        new ProxyHandler(Create(DecompressionMethods.All, proxy), Create(DecompressionMethods.All, null), proxy),
        new ProxyHandler(Create(DecompressionMethods.None, proxy), Create(DecompressionMethods.None, null), proxy)));

    /// <summary>The sockets of the shared handler, with the proxy that is configured for .NET.</summary>
    internal static SocketsHttpHandler Create() => Create(DecompressionMethods.All, HttpClient.DefaultProxy);

    private static SocketsHttpHandler Create(DecompressionMethods decompression, IWebProxy? proxy) => new()
    {
        UseProxy = proxy is not null,
        Proxy = proxy,
        // The key is sent to its host only.
        AllowAutoRedirect = false,
        UseCookies = false,
        // No tracing headers: only what the module adds is sent.
        ActivityHeadersPropagator = null,
        AutomaticDecompression = decompression,
        DefaultProxyCredentials = CredentialCache.DefaultCredentials,
        ConnectTimeout = TimeSpan.FromSeconds(15),
        // A long session follows changes in DNS.
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        EnableMultipleHttp2Connections = true,
        KeepAlivePingDelay = TimeSpan.FromSeconds(30),
        KeepAlivePingTimeout = TimeSpan.FromSeconds(15),
        KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
    };
}
