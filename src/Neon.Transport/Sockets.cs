using System.Net;

namespace Neon.Transport;

/// <summary>The process's connections to Neon, shared by all transports so that runspaces reuse them.</summary>
internal static class Sockets
{
    private static readonly Lazy<HttpMessageHandler> Lazy = new(() =>
        Create(PlainProxy.Of(HttpClient.DefaultProxy)));

    /// <summary>The shared handler; opened on first use and never disposed.</summary>
    public static HttpMessageHandler Shared => Lazy.Value;

    /// <summary>What the shared handler is made of, with a proxy for what may go through one.</summary>
    internal static HttpMessageHandler Create(IWebProxy proxy) => new SentOnceHandler(new UnpackedFilesHandler(
        new ProxyHandler(Create(DecompressionMethods.All, proxy), Create(DecompressionMethods.All, null), proxy),
        new ProxyHandler(Create(DecompressionMethods.None, proxy), Create(DecompressionMethods.None, null), proxy)));

    /// <summary>The sockets below the shared handler, with the proxy that .NET is set up with.</summary>
    internal static SocketsHttpHandler Create() => Create(DecompressionMethods.All, HttpClient.DefaultProxy);

    private static SocketsHttpHandler Create(DecompressionMethods decompression, IWebProxy? proxy) => new()
    {
        UseProxy = proxy is not null,
        Proxy = proxy,
        // The key goes to the host it is meant for and nowhere else.
        AllowAutoRedirect = false,
        UseCookies = false,
        // No tracing headers: what is sent is what the module says it sends.
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
