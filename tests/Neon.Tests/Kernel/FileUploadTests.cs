using System.Net;
using System.Text;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Kernel;

/// <summary>A file that is uploaded to a signed URL of another host.</summary>
public sealed class FileUploadTests : IDisposable
{
    private static readonly Uri Address = new("https://store.test/uploads/a%2Fb.txt?signature=secret");
    private readonly TempFolder _folder = new();
    private readonly List<string> _log = [];
    private NeonHost? _host;
    private Wire? _wire;

    public void Dispose()
    {
        _host?.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Only_the_signed_headers_are_sent_without_identifying_the_client()
    {
        var sent = new List<string>();
        await PutAsync(_folder.Write("file", "hello"), async (request, _, stop) =>
        {
            // The length is among the headers once it has been read, as the sockets do.
            Assert.Equal(5, request.Content!.Headers.ContentLength);
            sent.AddRange(request.Headers.Concat(request.Content!.Headers).Select(header => $"{header.Key}: {string.Join(", ", header.Value)}"));
            Assert.Equal(Address, request.RequestUri);
            Assert.Equal("hello", Encoding.UTF8.GetString(await Wire.TakeAsync(request, stop)));
            return Wire.Of(new ByteArrayContent([]));
        });

        Assert.Equal(["Content-Length: 5", "Content-Type: text/plain; x=1", "x-amz-acl: private"], sent.Order(StringComparer.Ordinal));
        Assert.DoesNotContain(_log, line => line.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_body_is_sent_again_after_a_503_response()
    {
        var bodies = new List<string>();
        var reported = new List<long>();
        await PutAsync(
            _folder.Write("file", "hello"),
            async (request, index, stop) =>
            {
                bodies.Add(Encoding.UTF8.GetString(await Wire.TakeAsync(request, stop)));
                return Wire.Of(new ByteArrayContent([]), index == 0 ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK);
            },
            reported.Add);

        Assert.Equal(["hello", "hello"], bodies);
        Assert.Equal([0, 5, 0, 5], reported);
    }

    [Theory]
    [InlineData(3 * 81920, true)]
    [InlineData((3 * 81920) - 1, true)]
    [InlineData(3 * 81920, false)]
    public async Task A_file_that_changes_during_the_upload_is_never_sent_completely(int length, bool grows)
    {
        var path = _folder.Write("file", new string('a', length)).FullName;
        using var content = new FileContent(new FileInfo(path), sent =>
        {
            if (sent > 0 && grows)
            {
                File.AppendAllText(path, "x");
            }
            else if (sent > 0)
            {
                File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddMinutes(1));
            }
        });
        using var received = new MemoryStream();

        var failure = await Assert.ThrowsAsync<NeonApiException>(() => content.CopyToAsync(received));

        Assert.Contains("has changed since the command started", failure.Message, StringComparison.Ordinal);
        Assert.InRange(received.Length, 1, length - 1);
    }

    [Fact]
    public async Task The_delay_before_a_retry_does_not_count_as_a_stall()
    {
        await PutAsync(_folder.Write("file", "hello"), async (request, index, stop) =>
        {
            await Wire.TakeAsync(request, stop);
            var response = Wire.Of(new ByteArrayContent([]), index == 0 ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK);
            response.Headers.RetryAfter = new(_host!.Connection.AttemptTimeout + TimeSpan.FromSeconds(10));
            return response;
        });

        Assert.Equal(2, _wire!.Count);
    }

    [Theory]
    [InlineData("longer than before")]
    [InlineData("HELLO")]
    [InlineData("")]
    public async Task A_file_that_changes_before_a_retry_is_not_sent_again(string later)
    {
        var file = _folder.Write("file", "hello");
        var failure = await Assert.ThrowsAsync<NeonApiException>(() => PutAsync(file, async (request, _, stop) =>
        {
            await Wire.TakeAsync(request, stop);
            _folder.Write("file", later);
            File.SetLastWriteTimeUtc(file.FullName, file.LastWriteTimeUtc.AddMinutes(1));
            return Wire.Of(new ByteArrayContent([]), HttpStatusCode.ServiceUnavailable);
        }));

        Assert.Equal(NeonFailure.InvalidInput, failure.Failure);
        Assert.Contains("has changed", failure.Message, StringComparison.Ordinal);
        Assert.Equal(2, _wire!.Count);
    }

    [Fact]
    public async Task A_file_deleted_before_a_retry_is_an_input_error()
    {
        var file = _folder.Write("file", "hello");
        var failure = await Assert.ThrowsAsync<NeonApiException>(() => PutAsync(file, async (request, _, stop) =>
        {
            await Wire.TakeAsync(request, stop);
            file.Delete();
            return Wire.Of(new ByteArrayContent([]), HttpStatusCode.ServiceUnavailable);
        }));

        Assert.Equal(NeonFailure.InvalidInput, failure.Failure);
    }

    [Theory]
    [InlineData(HttpStatusCode.TemporaryRedirect)]
    [InlineData(HttpStatusCode.MovedPermanently)]
    public async Task A_redirect_from_the_store_is_not_followed(HttpStatusCode status)
    {
        var failure = await Assert.ThrowsAsync<NeonApiException>(() => PutAsync(_folder.Write("file", "hello"), (_, _, _) =>
        {
            var response = Wire.Of(new ByteArrayContent([]), status);
            response.Headers.Location = new Uri("https://elsewhere.test/");
            return Task.FromResult(response);
        }));

        Assert.Equal(NeonFailure.InvalidResponse, failure.Failure);
        Assert.StartsWith("The store responded with", failure.Message, StringComparison.Ordinal);
        Assert.Equal(1, _wire!.Count);
    }

    [Fact]
    public async Task The_error_message_of_the_store_is_read()
    {
        const string Xml = """<?xml version="1.0"?><Error><Code>AccessDenied</Code><Message>Request has expired.</Message><RequestId>4711</RequestId></Error>""";
        var failure = await Assert.ThrowsAsync<NeonApiException>(() => PutAsync(
            _folder.Write("file", "hello"),
            (_, _, _) => Task.FromResult(Wire.Of(new StringContent(Xml, Encoding.UTF8, "application/xml"), HttpStatusCode.Forbidden))));

        Assert.Equal(("Request has expired.", "AccessDenied", "4711"), (failure.Message, failure.Code, failure.RequestId));
        Assert.Contains("expired", failure.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stalled_upload_times_out_with_an_unknown_outcome()
    {
        var failure = await Assert.ThrowsAsync<NeonApiException>(() => PutAsync(_folder.Write("file", new byte[200_000]), async (request, _, stop) =>
        {
            var pieces = 0;
            await Wire.TakeAsync(request, stop, _ => ++pieces == 2 ? Task.Delay(Timeout.InfiniteTimeSpan, CancellationToken.None) : Task.CompletedTask);
            return Wire.Of(new ByteArrayContent([]));
        }));

        Assert.Equal(NeonFailure.OutcomeUnknown, failure.Failure);
        Assert.Contains("no data was transferred for 30 s", failure.Message, StringComparison.Ordinal);
        Assert.Equal(1, _wire!.Count);
    }

    [Fact]
    public async Task A_slow_upload_that_makes_progress_never_times_out()
    {
        var elapsed = TimeSpan.Zero;
        await PutAsync(_folder.Write("file", new byte[15 * 81920]), async (request, _, stop) =>
        {
            var start = _host!.Clock.GetUtcNow();
            await Wire.TakeAsync(request, stop, _ => Task.Delay(TimeSpan.FromSeconds(9), _host.Clock, stop));
            elapsed = _host.Clock.GetUtcNow() - start;
            return Wire.Of(new ByteArrayContent([]));
        });

        Assert.True(elapsed > _host!.Connection.Timeout);
        Assert.Equal(1, _wire!.Count);
    }

    [Fact]
    public async Task Eight_megabytes_are_sent_in_chunks()
    {
        const int Size = 8 * 1024 * 1024;
        var read = 0L;
        var taken = 0L;
        var ahead = new List<long>();
        await PutAsync(
            _folder.Write("file", new byte[Size]),
            async (request, _, stop) =>
            {
                await Wire.TakeAsync(request, stop, piece =>
                {
                    ahead.Add(taken - read);
                    taken += piece;
                    Assert.InRange(piece, 1, 81920);
                    return Task.CompletedTask;
                });
                return Wire.Of(new ByteArrayContent([]));
            },
            sent => read = sent);

        Assert.Equal(Size, taken);
        Assert.All(ahead, bytes => Assert.Equal(0, bytes));
    }

    [Theory]
    [InlineData("http://store.test/a")]
    [InlineData("ftp://store.test/a")]
    [InlineData("file:///etc/passwd")]
    public void Nothing_is_sent_to_an_unencrypted_URL(string address)
    {
        var failure = Assert.Throws<NeonApiException>(() => ApiRequest.PutPresigned(new Uri(address), null, NeonConnection.DefaultBaseUri));

        Assert.Equal(NeonFailure.InvalidResponse, failure.Failure);
    }

    private Task<ApiReply> PutAsync(
        FileInfo file, Func<HttpRequestMessage, int, CancellationToken, Task<HttpResponseMessage>> respond, Action<long>? sent = null)
    {
        _wire = new Wire(respond);
        _host = new NeonHost(handler: _wire);
        var headers = new Dictionary<string, string> { ["Content-Type"] = "text/plain; x=1", ["x-amz-acl"] = "private" };
        return new NeonClient(_host.Connection, _log.Add).ExchangeAsync(
            ApiRequest.PutPresigned(Address, headers, NeonConnection.DefaultBaseUri).Content(() => new FileContent(file, sent)), CancellationToken.None);
    }
}
