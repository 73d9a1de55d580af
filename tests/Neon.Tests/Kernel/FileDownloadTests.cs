using System.Net;
using System.Text;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Kernel;

public sealed class FileDownloadTests : IDisposable
{
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
    public async Task A_download_is_moved_into_place_when_complete_and_reports_progress()
    {
        var reported = new List<(long, long?)>();

        await SaveAsync(progress: (received, length) => reported.Add((received, length)), responses: [PiecesContent.Of(7, PiecesContent.Text("abcd"), PiecesContent.Text("efg"))]);

        Assert.Equal("abcdefg", await File.ReadAllTextAsync(_folder["file"]));
        Assert.Equal(["file"], _folder.Files);
        Assert.Equal([(0, 7L), (4, 7L), (7, 7L)], reported);
    }

    [Fact]
    public async Task An_interrupted_download_is_restarted()
    {
        await SaveAsync(responses: [PiecesContent.Of(7, PiecesContent.Text("XXXX"), PiecesContent.Break), PiecesContent.Of(7, PiecesContent.Text("abcdefg"))]);

        Assert.Equal("abcdefg", await File.ReadAllTextAsync(_folder["file"]));
        Assert.Equal(["file"], _folder.Files);
        Assert.Equal(2, _wire!.Count);
        Assert.Contains("GET /things: the download was interrupted; starting again.", _log);
    }

    [Fact]
    public async Task A_body_shorter_than_its_content_length_is_downloaded_again()
    {
        await SaveAsync(responses: [PiecesContent.Of(7, PiecesContent.Text("abcd")), PiecesContent.Of(7, PiecesContent.Text("abcdefg"))]);

        Assert.Equal("abcdefg", await File.ReadAllTextAsync(_folder["file"]));
        Assert.Equal(2, _wire!.Count);
    }

    [Fact]
    public async Task A_download_that_keeps_failing_leaves_no_file()
    {
        var failure = await Assert.ThrowsAsync<NeonApiException>(() => SaveAsync(
            responses: [.. Enumerable.Range(0, 4).Select(_ => PiecesContent.Of(null, PiecesContent.Text("abcd"), PiecesContent.Break))]));

        Assert.Equal(NeonFailure.Connection, failure.Failure);
        Assert.Contains("was lost", failure.Message, StringComparison.Ordinal);
        Assert.Empty(_folder.Files);
        Assert.Equal(3, _wire!.Count);
    }

    [Fact]
    public async Task A_stalled_download_is_restarted()
    {
        await SaveAsync(responses: [PiecesContent.Of(7, PiecesContent.Text("abcd"), PiecesContent.Stall), PiecesContent.Of(7, PiecesContent.Text("abcdefg"))]);

        Assert.Equal("abcdefg", await File.ReadAllTextAsync(_folder["file"]));
        Assert.Equal(2, _wire!.Count);
    }

    [Fact]
    public async Task A_download_that_never_starts_is_restarted()
    {
        await SaveAsync(responses: [PiecesContent.Of(7, PiecesContent.Stall), PiecesContent.Of(7, PiecesContent.Text("abcdefg"))]);

        Assert.Equal("abcdefg", await File.ReadAllTextAsync(_folder["file"]));
        Assert.Equal(2, _wire!.Count);
    }

    [Fact]
    public async Task A_slow_download_that_makes_progress_never_times_out()
    {
        var start = DateTimeOffset.MinValue;
        Func<CancellationToken, Task<byte[]>> slowly = async stop =>
        {
            start = start == DateTimeOffset.MinValue ? _host!.Clock.GetUtcNow() : start;
            await Task.Delay(TimeSpan.FromSeconds(9), _host!.Clock, stop);
            return "x"u8.ToArray();
        };

        await SaveAsync(responses: [new PiecesContent(Enumerable.Repeat(slowly, 15))]);

        Assert.Equal(15, new FileInfo(_folder["file"]).Length);
        Assert.True(_host!.Clock.GetUtcNow() - start > _host.Connection.Timeout);
        Assert.Equal(1, _wire!.Count);
    }

    [Fact]
    public async Task A_file_created_during_the_download_is_not_overwritten()
    {
        var failure = await Assert.ThrowsAsync<NeonApiException>(() => SaveAsync(
            progress: (_, _) => _folder.Write("file", "theirs"),
            responses: [PiecesContent.Of(4, PiecesContent.Text("ours"))]));

        Assert.Equal(NeonFailure.Refused, failure.Failure);
        Assert.Contains("-Force", failure.Advice, StringComparison.Ordinal);
        Assert.Equal("theirs", await File.ReadAllTextAsync(_folder["file"]));
        Assert.Equal(["file"], _folder.Files);
    }

    [Fact]
    public async Task A_file_is_replaced_only_by_a_complete_download()
    {
        _folder.Write("file", "old");
        await Assert.ThrowsAsync<NeonApiException>(() => SaveAsync(
            overwrite: true, responses: [.. Enumerable.Range(0, 3).Select(_ => PiecesContent.Of(7, PiecesContent.Text("abcd")))]));
        Assert.Equal("old", await File.ReadAllTextAsync(_folder["file"]));

        await SaveAsync(overwrite: true, responses: [PiecesContent.Of(3, PiecesContent.Text("new"))]);

        Assert.Equal("new", await File.ReadAllTextAsync(_folder["file"]));
        Assert.Equal(["file"], _folder.Files);
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_not_reported_as_a_connection_error()
    {
        var failure = await Assert.ThrowsAsync<NeonApiException>(() => SaveAsync(
            path: _folder["missing/file"], responses: [PiecesContent.Of(3, PiecesContent.Text("abc"))]));

        Assert.Equal(NeonFailure.InvalidInput, failure.Failure);
        Assert.Contains("cannot be written", failure.Message, StringComparison.Ordinal);
        Assert.Equal(1, _wire!.Count);
    }

    [Fact]
    public async Task An_error_response_is_reported_and_creates_no_file()
    {
        var failure = await Assert.ThrowsAsync<NeonApiException>(() => SaveAsync(
            status: HttpStatusCode.NotFound, responses: [new StringContent("""{"code":"","message":"object not found"}""", Encoding.UTF8, "application/json")]));

        Assert.Equal("object not found", failure.Message);
        Assert.Empty(_folder.Files);
    }

    [Fact]
    public async Task A_stalled_error_response_is_requested_again()
    {
        var failure = await Assert.ThrowsAsync<NeonApiException>(() => SaveAsync(
            status: HttpStatusCode.NotFound,
            responses: [PiecesContent.Of(null, PiecesContent.Text("{"), PiecesContent.Stall), PiecesContent.Of(null, PiecesContent.Text("""{"code":"","message":"object not found"}"""))]));

        Assert.Equal("object not found", failure.Message);
        Assert.Equal(2, _wire!.Count);
    }

    [Fact]
    public async Task Eight_megabytes_are_streamed_to_disk()
    {
        const int Piece = 64 * 1024;
        const int Pieces = 128;
        var ahead = new List<long>();
        var sent = 0L;
        Func<CancellationToken, Task<byte[]>> next = _ =>
        {
            var partial = Directory.GetFiles(_folder.Path, "*.partial").Select(file => new FileInfo(file).Length).SingleOrDefault();
            ahead.Add(sent - partial);
            sent += Piece;
            return Task.FromResult(new byte[Piece]);
        };

        await SaveAsync(responses: [new PiecesContent(Enumerable.Repeat(next, Pieces))]);

        Assert.Equal(Piece * Pieces, new FileInfo(_folder["file"]).Length);
        Assert.All(ahead, bytes => Assert.InRange(bytes, 0, 2 * Piece));
    }

    private Task SaveAsync(
        HttpContent[] responses,
        string? path = null,
        bool overwrite = false,
        FileDownload.Progress? progress = null,
        HttpStatusCode status = HttpStatusCode.OK)
    {
        _host?.Dispose();
        if (status != HttpStatusCode.OK)
        {
            Array.ForEach(responses, response => response.Headers.ContentType = new("application/json"));
        }

        _wire = new Wire((_, index, _) => Task.FromResult(Wire.Of(responses[index], status)));
        _host = new NeonHost(handler: _wire);
        var client = new NeonClient(_host.Connection, _log.Add);
        return FileDownload.SaveAsync(
            client,
            (reader, stop) => client.ExchangeAsync(ApiRequest.Get(Route.Of($"/things")).StreamTo(reader), stop),
            path ?? _folder["file"],
            overwrite,
            progress,
            CancellationToken.None);
    }
}
