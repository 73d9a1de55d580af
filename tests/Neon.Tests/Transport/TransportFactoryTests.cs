extern alias Isolated;

using System.Net;
using Isolated::Neon.Transport;
using Xunit;
using Names = Isolated::Neon.TransportContract;

namespace Neon.Tests.Transport;

public sealed class TransportFactoryTests
{
    [Fact]
    public void Every_setting_is_optional()
    {
        using var handler = TransportFactory.Create(new Dictionary<string, object>());

        Assert.IsAssignableFrom<HttpMessageHandler>(handler);
    }

    [Theory]
    [InlineData("Clock", "now")]
    [InlineData("TotalTimeout", 100)]
    [InlineData("AttemptTimeout", "00:00:30")]
    [InlineData("PrimaryHandler", true)]
    public void A_setting_of_the_wrong_type_is_refused(string name, object value)
    {
        var thrown = Assert.Throws<ArgumentException>(
            () => TransportFactory.Create(new Dictionary<string, object> { [name] = value }));

        Assert.Contains(name, thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(90_000)]
    public void A_time_out_outside_its_range_is_refused(int seconds)
    {
        Assert.Throws<ArgumentException>(
            () => TransportFactory.Create(new Dictionary<string, object> { ["TotalTimeout"] = TimeSpan.FromSeconds(seconds) }));
    }

    [Theory]
    [InlineData("https://neon.example/", "2.0", HttpVersionPolicy.RequestVersionOrLower)]
    [InlineData("http://127.0.0.1:9/", "1.1", HttpVersionPolicy.RequestVersionExact)]
    public async Task HTTP_2_is_preferred_where_it_can_be_negotiated(string uri, string version, HttpVersionPolicy policy)
    {
        using var primary = new Recorder();
        using var invoker = new HttpMessageInvoker(
            TransportFactory.Create(new Dictionary<string, object> { [Names.PrimaryHandler] = primary }));
        using var request = new HttpRequestMessage(HttpMethod.Get, uri) { VersionPolicy = HttpVersionPolicy.RequestVersionExact };

        using var response = await invoker.SendAsync(request, CancellationToken.None);

        Assert.Equal(Version.Parse(version), request.Version);
        Assert.Equal(policy, request.VersionPolicy);
    }

    [Fact]
    public void The_primary_handler_outlives_the_chain()
    {
        using var primary = new Recorder();

        TransportFactory.Create(new Dictionary<string, object> { [Names.PrimaryHandler] = primary }).Dispose();

        Assert.False(primary.IsDisposed);
    }

    [Fact]
    public void Blocking_calls_are_refused()
    {
        using var invoker = new HttpMessageInvoker(TransportFactory.Create(new Dictionary<string, object>()));
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://127.0.0.1:9/");

        Assert.Throws<NotSupportedException>(() => invoker.Send(request, CancellationToken.None));
    }

    [Fact]
    public async Task Unknown_exceptions_pass_through_unchanged()
    {
        using var host = new TransportHost();
        var odd = new InvalidOperationException("Odd.");
        host.Server = (_, _) => throw odd;

        Assert.Same(odd, await Assert.ThrowsAsync<InvalidOperationException>(() => host.RunAsync("POST")));
        Assert.Equal("Odd.", Assert.Single(host.Reports).Failure);
        Assert.False(host.ReplyLost);
    }

    [Fact]
    public void Sockets_do_not_follow_redirects_or_store_cookies()
    {
        using var sockets = Sockets.Create();

        Assert.False(sockets.AllowAutoRedirect);
        Assert.False(sockets.UseCookies);
        Assert.True(sockets.UseProxy);
        Assert.Null(sockets.SslOptions.RemoteCertificateValidationCallback);
        Assert.Equal(DecompressionMethods.All, sockets.AutomaticDecompression);
        Assert.Equal(TimeSpan.FromSeconds(15), sockets.ConnectTimeout);
        Assert.Equal(TimeSpan.FromMinutes(5), sockets.PooledConnectionLifetime);
        Assert.Same(Sockets.Shared, Sockets.Shared);
    }

    private sealed class Recorder : HttpMessageHandler
    {
        public bool IsDisposed { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage());

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }
}
