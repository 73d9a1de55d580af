extern alias Isolated;

using System.Net;
using System.Text;
using Isolated::Neon.Transport;
using Xunit;
using Names = Isolated::Neon.TransportContract;

namespace Neon.Tests.Transport;

/// <summary>Which requests use a proxy, observed by a proxy on a real socket.</summary>
public sealed class ProxyTests
{
    private const string Good = "HTTP/1.1 200 OK\nContent-Length: 2\nConnection: close\n\n{}";
    private const string Password = "pr0xy p@ss";
    private readonly List<string?> _failures = [];

    public static TheoryData<string, bool> Addresses() => new()
    {
        { "http://127.0.0.1:1/", false },
        { "http://localhost/", false },
        { "http://[::1]:8080/", false },
        { "https://localhost/", false },
        { "https://127.0.0.2/", false },
        { "https://[::1]/", false },
        { "http://console.neon.tech/", false },
        { "https://console.neon.tech/", true },
        { "https://10.0.0.1/", true },
    };

    [Theory]
    [MemberData(nameof(Addresses))]
    public void Only_HTTPS_to_other_hosts_may_use_a_proxy(string address, bool mayUse) =>
        Assert.Equal(mayUse, ProxyHandler.MayUseProxy(new Uri(address)));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Plain_HTTP_to_the_local_machine_bypasses_the_proxy(bool isFile)
    {
        using var proxy = new LoopbackServer(LoopbackServer.Text(Good));
        using var server = new LoopbackServer(LoopbackServer.Text(Good));
        using var request = Request(server.Uri);
        request.Options.Set(Names.Stream, isFile);

        using var response = await SendAsync(request, proxy.Uri);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("Bearer k3y", Assert.Single(server.Requests), StringComparison.Ordinal);
        Assert.Empty(proxy.Requests);
    }

    [Fact]
    public async Task A_proxy_that_requires_authentication_is_tried_once_and_its_credentials_are_hidden()
    {
        using var proxy = new LoopbackServer(Refusal(407), Refusal(407), Refusal(407), Refusal(407));
        using var request = Request(new Uri("https://console.neon.tech/api/v2/projects"));

        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(request, WithCredentials(proxy.Uri)));

        Assert.Equal($"The proxy 127.0.0.1:{proxy.Uri.Port} requires authentication (HTTP 407).", failure.Message);
        Assert.Equal((HttpRequestError.ProxyTunnelError, HttpStatusCode.ProxyAuthenticationRequired), (failure.HttpRequestError, failure.StatusCode));
        Assert.Equal([failure.Message], _failures);
        AssertSecret(failure.ToString());
        Assert.All(proxy.Requests, seen => Assert.DoesNotContain("k3y", seen, StringComparison.Ordinal));
        Assert.False(request.Options.TryGetValue(Names.ReplyLost, out var lost) && lost);
    }

    [Fact]
    public async Task Other_proxy_refusals_are_retried_and_do_not_show_the_credentials()
    {
        using var proxy = new LoopbackServer(Refusal(403), Refusal(403), Refusal(403), Refusal(403));
        using var request = Request(new Uri("https://console.neon.tech/api/v2/projects"));

        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(request, WithCredentials(proxy.Uri)));

        Assert.Equal($"The proxy 127.0.0.1:{proxy.Uri.Port} refused to open a connection (HTTP 403).", failure.Message);
        Assert.Equal(4, _failures.Count);
        Assert.All(_failures, AssertSecret);
        AssertSecret(failure.ToString());
    }

    [Fact]
    public async Task Credentials_in_the_proxy_URL_are_sent_when_the_proxy_requests_them()
    {
        using var proxy = new LoopbackServer(
            LoopbackServer.Text("HTTP/1.1 407 Proxy Authentication Required\nProxy-Authenticate: Basic realm=\"proxy\"\nContent-Length: 0\nConnection: close\n\n"),
            Refusal(502),
            Refusal(502),
            Refusal(502),
            Refusal(502));
        using var request = Request(new Uri("https://console.neon.tech/api/v2/projects"));

        await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(request, WithCredentials(proxy.Uri)));

        Assert.Contains($"Proxy-Authorization: Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes("ada:" + Password))}", proxy.Requests[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_proxy_without_credentials_in_its_URL_keeps_the_ones_it_has()
    {
        var given = new NetworkCredential("ada", Password);
        var proxy = ProxyWithoutCredentials.Of(new WebProxy("http://proxy.test:3128/") { Credentials = given });

        var address = proxy.GetProxy(new Uri("https://console.neon.tech/"))!;

        Assert.Equal(new Uri("http://proxy.test:3128/"), address);
        Assert.Same(given, proxy.Credentials!.GetCredential(address, "Basic"));
        Assert.Same(proxy, ProxyWithoutCredentials.Of(proxy));
    }

    private static void AssertSecret(string? text)
    {
        Assert.DoesNotContain(Password, text, StringComparison.Ordinal);
        Assert.DoesNotContain(Uri.EscapeDataString(Password), text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("ada", text, StringComparison.Ordinal);
    }

    private static byte[] Refusal(int status) => LoopbackServer.Text($"HTTP/1.1 {status} No\nContent-Length: 0\nConnection: close\n\n");

    private static Uri WithCredentials(Uri proxy) =>
        new UriBuilder(proxy) { Path = "/", UserName = "ada", Password = Uri.EscapeDataString(Password) }.Uri;

    private static async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Uri proxy)
    {
        var settings = new Dictionary<string, object> { [Names.PrimaryHandler] = Sockets.Create(ProxyWithoutCredentials.Of(new EnvironmentLikeProxy(proxy))) };
        using var invoker = new HttpMessageInvoker(TransportFactory.Create(settings, () => 0));
        return await invoker.SendAsync(request, CancellationToken.None);
    }

    private HttpRequestMessage Request(Uri uri)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, uri);
        request.Headers.Authorization = new("Bearer", "k3y");
        request.Options.Set(Names.Report, report => _failures.Add(report.Failure));
        return request;
    }

    /// <summary>Like the proxy of ALL_PROXY: for every address, with the credentials in its URL.</summary>
    private sealed class EnvironmentLikeProxy(Uri address) : IWebProxy
    {
        public ICredentials? Credentials { get; set; }

        public Uri? GetProxy(Uri destination) => address;

        public bool IsBypassed(Uri host) => false;
    }
}
