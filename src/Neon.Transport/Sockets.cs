using System.Net;

namespace Neon.Transport;

/// <summary>The process's connections to Neon, shared by all transports so that runspaces reuse them.</summary>
internal static class Sockets
{
    private static readonly Lazy<HttpMessageHandler> Lazy = new(() =>
        new SentOnceHandler(new UnpackedFilesHandler(Create(), Create(DecompressionMethods.None))));

    /// <summary>The shared handler; opened on first use and never disposed.</summary>
    public static HttpMessageHandler Shared => Lazy.Value;

    /// <summary>The sockets below the shared handler.</summary>
    internal static SocketsHttpHandler Create(DecompressionMethods decompression = DecompressionMethods.All) => new()
    {
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
