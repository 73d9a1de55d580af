using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Transport;

/// <summary>
/// Real sockets with every kind of broken response, as a cmdlet sees it: "Nothing was sent" is reported only if there was no
/// connection, and the outcome of a change with a broken response is unknown.
/// </summary>
public sealed class BrokenReplyTests : IDisposable
{
    private const string Project = "quiet-forest-12345678";
    private const string NothingSent = "Nothing was sent";
    private readonly NeonHost _host = new();

    public static TheoryData<string, string> Broken() => new()
    {
        { "SSH-2.0-OpenSSH_9.6\n\n", "NeonInvalidResponse" },
        { "\0\u0001\u0002garbage\n\n", "NeonInvalidResponse" },
        { "HTTP/1.1 abc OK\n\n", "NeonInvalidResponse" },
        { "HTTP/1.1 20\n\n", "NeonInvalidResponse" },
        { "220 mail.example.com ESMTP\n\n", "NeonInvalidResponse" },
        { "HTTP/1.1 200 OK\nno colon in here\n\n{}", "NeonInvalidResponse" },
        { "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\nzz\n{}\n0\n\n", "NeonInvalidResponse" },
        { "HTTP/1.1 2", "NeonConnectionFailed" },
        { "HTTP/1.1 200 OK\nContent-Le", "NeonConnectionFailed" },
        { "HTTP/1.1 200 OK\nContent-Length: 20\n\n{\"a\":", "NeonConnectionFailed" },
        { "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n5\n{\"a\":\n", "NeonConnectionFailed" },
        { "", "NeonConnectionFailed" },
    };

    public void Dispose() => _host.Dispose();

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_broken_response_is_reported_as_broken(string reply, string id)
    {
        // As many as a read is retried, and as often as a lost change is checked.
        using var server = new LoopbackServer([.. Enumerable.Repeat(LoopbackServer.Text(reply), 400)]);

        var read = Run(server.Uri, $"Get-NeonBranch -Project {Project}");
        var change = Run(server.Uri, $"Remove-NeonBranch br-calm-lake-a1b2c3d4 -Project {Project} -Confirm:$false");

        Assert.Equal(id, read.ErrorId);
        Assert.DoesNotContain(NothingSent, read.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.DoesNotContain("Could not connect to", read.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Equal("NeonOutcomeUnknown", change.ErrorId);
        Assert.Contains("no response was received", change.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests, request => request.StartsWith("DELETE", StringComparison.Ordinal));
        if (id == "NeonInvalidResponse")
        {
            Assert.Contains("is probably wrong", read.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
            Assert.Equal(4, server.Requests.TakeWhile(request => request.StartsWith("GET", StringComparison.Ordinal)).Count());
        }
    }

    /// <summary>Bodies that do not match their headers, and heads that are not HTTP.</summary>
    public static TheoryData<string, string> Damaged() => new()
    {
        { "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\nzz\n{}\n0\n\n", "The response body is damaged." },
        { "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n2\n{}xx\n0\n\n", "The response body is damaged." },
        { "HTTP/1.1 200 OK\nContent-Encoding: gzip\nContent-Length: 12\n\n{\"a\":\"text\"}", "The response body is damaged." },
        { "HTTP/1.1 200 OK\nContent-Encoding: br\nContent-Length: 12\n\n{\"a\":\"text\"}", "The response body is damaged." },
        { "HTTP/1.1 200 OK\nContent-Encoding: deflate\nContent-Length: 12\n\n{\"a\":\"text\"}", "The response body is damaged." },
        { "SSH-2.0-OpenSSH_9.6\n\n", "The response is not valid HTTP: 'SSH-2.0-OpenSSH_9.6'." },
        { "HTTP/1.1 200 OK\nno colon in here\n\n{}", "The response is not valid HTTP: 'no colon in here'." },
    };

    [Theory]
    [MemberData(nameof(Damaged))]
    public void A_damaged_response_is_explained_and_a_change_is_never_reported_as_not_sent(string reply, string words)
    {
        using var server = new LoopbackServer([.. Enumerable.Repeat(LoopbackServer.Text(reply), 400)]);

        var read = Run(server.Uri, $"Get-NeonBranch -Project {Project}");
        var change = Run(server.Uri, $"Remove-NeonBranch br-calm-lake-a1b2c3d4 -Project {Project} -Confirm:$false");

        Assert.Equal("NeonInvalidResponse", read.ErrorId);
        Assert.EndsWith($"cannot be read: {words}", read.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(NothingSent, read.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal("NeonOutcomeUnknown", change.ErrorId);
        Assert.Contains($"no response was received: {words}", change.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(NothingSent, change.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Single(server.Requests, request => request.StartsWith("DELETE", StringComparison.Ordinal));
    }

    [Fact]
    public void A_request_refused_before_the_port_closed_counts_as_sent()
    {
        var server = new LoopbackServer(LoopbackServer.Text("HTTP/1.1 503 Service Unavailable\nContent-Length: 0\nConnection: close\n\n"));
        var address = server.Uri;
        _ = server.ServedAsync().ContinueWith(_ => server.Dispose(), TaskScheduler.Default);

        var result = Run(address, $"Remove-NeonBranch br-calm-lake-a1b2c3d4 -Project {Project} -Confirm:$false");

        Assert.Equal("NeonConnectionFailed", result.ErrorId);
        Assert.DoesNotContain(NothingSent, result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Contains("Nothing was changed", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    private PipelineResult Run(Uri server, string command)
    {
        // Pauses pass on the virtual clock; sockets take the time they need.
        var connection = new NeonConnection(new ConnectionSettings(Secret.Of("key"), "test")
        {
            BaseUri = new Uri(server.GetLeftPart(UriPartial.Authority) + "/api/v2/"),
            Clock = _host.Clock,
        });
        return _host.Run($"{command} -Connection $there", ("there", connection));
    }
}
