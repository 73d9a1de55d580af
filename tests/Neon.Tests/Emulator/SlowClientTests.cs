using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using Neon.Emulator;
using Xunit;

namespace Neon.Tests.Emulator;

/// <summary>A client that is silent or slow, in either direction, does not keep its connection forever.</summary>
public sealed class SlowClientTests : IDisposable
{
    private const string Post = "POST /api/v2/projects HTTP/1.1\r\nHost: localhost\r\n";
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly WatchedClock _clock = new();
    private readonly NeonEmulator _emulator;
    private readonly Uri _address;

    public SlowClientTests()
    {
        _emulator = new NeonEmulator(new EmulatorOptions { Clock = _clock, NetworkClock = _clock, MaxConnections = 2, ApiKey = "napi_test" });
        _address = _emulator.Listen();
    }

    public void Dispose() => _emulator.Dispose();

    [Theory]
    [InlineData("G")]
    [InlineData("GET /api/v2/auth HTTP/1.1\r\n")]
    [InlineData("GET /api/v2/auth HTTP/1.1\r\nHost: localhost\r\nX-A: ")]
    public async Task Headers_time_out_after_ten_seconds(string sent) =>
        // The server has started timers for the first byte, for the whole head and for what follows.
        Assert.StartsWith("HTTP/1.1 408 ", await ResponseAfterAsync(TimeSpan.FromSeconds(10), sent, clock => clock.Created >= 3), StringComparison.Ordinal);

    [Theory]
    [InlineData("Content-Length: 10\r\n\r\n{")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n5\r\n{")]
    public async Task Bodies_time_out_after_one_minute(string sent) =>
        Assert.StartsWith("HTTP/1.1 408 ", await ResponseAfterAsync(TimeSpan.FromSeconds(60), Post + sent), StringComparison.Ordinal);

    [Theory]
    [InlineData("Content-Length: 10\r\n\r\n")]
    [InlineData("Content-Length: 10\r\n\r\n{")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n5\r\n{")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\nX-Trailer: ")]
    public async Task A_stalled_body_times_out_after_ten_seconds(string sent) => Assert.StartsWith(
        "HTTP/1.1 408 ",
        await ResponseAfterAsync(TimeSpan.FromSeconds(10), Post + sent, clock => clock.Counts(TimeSpan.FromSeconds(60)) && clock.IsWaiting),
        StringComparison.Ordinal);

    [Fact]
    public async Task A_new_silent_connection_is_closed_without_a_response_after_ten_seconds() =>
        Assert.Empty(await ResponseAfterAsync(TimeSpan.FromSeconds(10), string.Empty));

    [Fact]
    public async Task An_idle_connection_is_closed_without_a_response()
    {
        string response = await ResponseAfterAsync(TimeSpan.FromMinutes(2), "GET /api/v2/regions HTTP/1.1\r\nHost: localhost\r\n\r\n", requests: 1);

        Assert.StartsWith("HTTP/1.1 401 ", response, StringComparison.Ordinal);
        Assert.DoesNotContain(" 408 ", response, StringComparison.Ordinal);
    }

    /// <summary>A client that always sends something, but never enough.</summary>
    [Theory]
    [InlineData("GET /api/v2/", "a")]
    [InlineData("GET /api/v2/auth HTTP/1.1\r\nHost: localhost\r\nX-A: ", "a")]
    [InlineData("GET /api/v2/auth HTTP/1.1\r\nHost: localhost\r\n", "X: a\r\n")]
    [InlineData(Post + "Content-Length: 100000\r\n\r\n", "{")]
    [InlineData(Post + "Transfer-Encoding: chunked\r\n\r\n", "1")]
    [InlineData(Post + "Transfer-Encoding: chunked\r\n\r\n", "1\r\n{\r\n")]
    [InlineData(Post + "Transfer-Encoding: chunked\r\n\r\n0\r\n", "X: a\r\n")]
    public async Task A_dripping_request_times_out_after_about_ten_seconds(string begun, string drop)
    {
        using TcpClient client = await ConnectAsync(begun);
        Task<string> response = ReadToEndAsync(client);
        TimeSpan taken = await DripAsync(client, drop, response);

        Assert.StartsWith("HTTP/1.1 408 ", await response, StringComparison.Ordinal);
        Assert.InRange(taken.TotalSeconds, 9, 15);
        Assert.Empty(_emulator.Exchanges);
    }

    /// <summary>It is slow, but not slower than the slowest line.</summary>
    [Fact]
    public async Task A_slow_but_steady_body_is_accepted()
    {
        using TcpClient client = await ConnectAsync(Post + "Connection: close\r\nContent-Length: 15000\r\n\r\n");
        Task<string> response = ReadToEndAsync(client);

        TimeSpan taken = await DripAsync(client, new string(' ', 500), response, bytes: 15_000);

        Assert.StartsWith("HTTP/1.1 401 ", await response, StringComparison.Ordinal);
        Assert.InRange(taken.TotalSeconds, 28, 31);
    }

    [Fact]
    public async Task A_client_that_never_reads_its_response_is_disconnected()
    {
        _emulator.Faults.Add("getActiveRegions", EmulatorFault.LargeBody());
        using TcpClient client = await ConnectAsync("GET /api/v2/regions HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer napi_test\r\n\r\n");
        Wait(() => _emulator.Exchanges.Count == 1);

        Wait(() => HasLeft(client, afterwards: Second));
    }

    [Fact]
    public async Task Additional_clients_wait_until_another_one_disconnects()
    {
        DateTimeOffset start = _clock.GetUtcNow();
        using TcpClient first = await ConnectAsync(string.Empty);
        using TcpClient second = await ConnectAsync(string.Empty);
        using TcpClient third = await ConnectAsync("GET /api/v2/regions HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        Task<string> response = ReadToEndAsync(third);
        Wait(() => _clock.Created == 2);

        _clock.Advance(TimeSpan.FromSeconds(10));

        Assert.StartsWith("HTTP/1.1 401 ", await response, StringComparison.Ordinal);
        Assert.Equal(start + TimeSpan.FromSeconds(10), Assert.Single(_emulator.Exchanges).Time);
    }

    /// <summary>Waits for the server; the time-out is only for a server that fails.</summary>
    private static void Wait(Func<bool> condition) => Assert.True(SpinWait.SpinUntil(condition, TimeSpan.FromSeconds(5)), "The server did not do it.");

    private async Task<TcpClient> ConnectAsync(string sent)
    {
        TcpClient client = new() { ReceiveBufferSize = 4096, NoDelay = true };
        await client.ConnectAsync(IPAddress.Loopback, _address.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(sent));
        return client;
    }

    private static async Task<string> ReadToEndAsync(TcpClient client)
    {
        using StreamReader reader = new(client.GetStream(), Encoding.ASCII, leaveOpen: true);
        return await reader.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(20));
    }

    /// <summary>Sends something and advances the clock once the server has started its timer.</summary>
    private async Task<string> ResponseAfterAsync(TimeSpan time, string sent, Func<WatchedClock, bool>? hasBegun = null, int requests = 0)
    {
        using TcpClient client = await ConnectAsync(sent);
        Task<string> response = ReadToEndAsync(client);
        Wait(() => (hasBegun ?? (watched => watched.Counts(time)))(_clock));

        _clock.Advance(time);

        string received = await response;
        Assert.Equal(requests, _emulator.Exchanges.Count);
        return received;
    }

    /// <summary>Sends a byte each second until there is a response; a second passes after the server has read the byte.</summary>
    private async Task<TimeSpan> DripAsync(TcpClient client, string drop, Task<string> response, int bytes = int.MaxValue)
    {
        TimeSpan taken = TimeSpan.Zero;
        Wait(() => _clock.Created > 1);
        for (int sent = 0; !response.IsCompleted && sent < bytes && taken < TimeSpan.FromMinutes(3); sent += drop.Length)
        {
            int before = _clock.Created;
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(drop));
            Wait(() => _clock.Created > before || response.IsCompleted || sent + drop.Length >= bytes);
            _clock.Advance(Second);
            taken += Second;
        }

        return taken;
    }

    /// <summary>Whether the server has closed the connection after the time has passed.</summary>
    private bool HasLeft(TcpClient client, TimeSpan afterwards)
    {
        _clock.Advance(afterwards);
        client.Client.Blocking = false;
        client.Client.Send("G"u8, SocketFlags.None, out SocketError end);
        return end is not (SocketError.Success or SocketError.WouldBlock);
    }

    /// <summary>A clock that does not advance until it is moved, and that records the timers.</summary>
    private sealed class WatchedClock : FakeTimeProvider
    {
        private TimeSpan _last;
        private int _created;
        private readonly System.Collections.Concurrent.ConcurrentDictionary<TimeSpan, bool> _counted = [];

        public int Created => Volatile.Read(ref _created);

        public bool Counts(TimeSpan time) => _counted.ContainsKey(time);

        /// <summary>Whether the last timer is the one for a body's next bytes.</summary>
        public bool IsWaiting => _last == TimeSpan.FromSeconds(10);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            ITimer timer = base.CreateTimer(callback, state, dueTime, period);
            _counted[dueTime] = true;
            _last = dueTime;
            Interlocked.Increment(ref _created);
            return timer;
        }
    }
}
