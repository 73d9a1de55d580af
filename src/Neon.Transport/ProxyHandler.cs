using System.Net;

namespace Neon.Transport;

/// <summary>
/// Decides which requests go through a proxy: https to other hosts, as configured for .NET. Plain http and loopback never do,
/// because the proxy would read the key there and could not reach this machine. If a proxy refuses a request, the failure names
/// the proxy without its credentials.
/// </summary>
/// <param name="proxied">For requests that may go through a proxy.</param>
/// <param name="direct">For all other requests.</param>
/// <param name="proxy">The proxy that <paramref name="proxied"/> uses.</param>
internal sealed class ProxyHandler(HttpMessageHandler proxied, HttpMessageHandler direct, IWebProxy proxy) : DelegatingHandler(proxied)
{
    private readonly HttpMessageInvoker _direct = new(direct);

    /// <summary>Whether a request to this address may go through a proxy.</summary>
    public static bool MayUseProxy(Uri address) => address.Scheme == Uri.UriSchemeHttps && !address.IsLoopback;

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is not { } address || !MayUseProxy(address))
        {
            return await _direct.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }

        try
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException refused) when (refused.HttpRequestError == HttpRequestError.ProxyTunnelError)
        {
            // Without the cause: the framework quotes the proxy's address with its credentials.
            throw new HttpRequestException(HttpRequestError.ProxyTunnelError, Words(refused, proxy.GetProxy(address)), null, refused.StatusCode);
        }
        catch (NotSupportedException unsupported)
        {
            // A proxy of a type that the framework does not support.
            throw new HttpRequestException(HttpRequestError.ProxyTunnelError, unsupported.Message);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _direct.Dispose();
        }

        base.Dispose(disposing);
    }

    private static string Words(HttpRequestException refused, Uri? used)
    {
        var name = used is null ? "The proxy" : $"The proxy {used.Host}:{used.Port}";
        return refused.StatusCode switch
        {
            HttpStatusCode.ProxyAuthenticationRequired => $"{name} requires authentication (HTTP 407).",
            { } status => $"{name} refused to open a connection (HTTP {(int)status}).",
            null => $"{name} did not open a connection.",
        };
    }
}
