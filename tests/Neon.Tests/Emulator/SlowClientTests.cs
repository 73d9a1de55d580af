using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using Neon.Emulator;
using Xunit;

namespace Neon.Tests.Emulator;

/// <summary>A client that sends half a request does not keep its connection for good.</summary>
public sealed class SlowClientTests
{
    [Theory]
    [InlineData("G")]
    [InlineData("GET /api/v2/auth HTTP/1.1\r\n")]
    [InlineData("GET /api/v2/auth HTTP/1.1\r\nHost: localhost\r\nX-A: ")]
    public async Task Headers_have_ten_seconds(string sent) =>
        Assert.StartsWith("HTTP/1.1 408 ", await AnswerAfterAsync(TimeSpan.FromSeconds(10), sent), StringComparison.Ordinal);

    [Theory]
    [InlineData("Content-Length: 10\r\n\r\n{")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n5\r\n{")]
    public async Task Bodies_have_a_minute(string sent) =>
        Assert.StartsWith(
            "HTTP/1.1 408 ", await AnswerAfterAsync(TimeSpan.FromSeconds(60), "POST /api/v2/projects HTTP/1.1\r\nHost: localhost\r\n" + sent), StringComparison.Ordinal);

    [Theory]
    [InlineData("Content-Length: 10\r\n\r\n")]
    [InlineData("Content-Length: 10\r\n\r\n{")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n5\r\n{")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\nX-Trailer: ")]
    public async Task A_body_that_stands_still_has_ten_seconds(string sent) => Assert.StartsWith(
        "HTTP/1.1 408 ",
        await AnswerAfterAsync(
            TimeSpan.FromSeconds(10), "POST /api/v2/projects HTTP/1.1\r\nHost: localhost\r\n" + sent, clock => clock.Counts(TimeSpan.FromSeconds(60)) && clock.IsWaiting),
        StringComparison.Ordinal);

    [Fact]
    public async Task A_connection_that_rests_is_closed_without_a_word() => Assert.Empty(await AnswerAfterAsync(TimeSpan.FromMinutes(2), string.Empty));

    /// <summary>Sends something and lets a time pass as soon as the server has begun to count it.</summary>
    private static async Task<string> AnswerAfterAsync(TimeSpan time, string sent, Func<WatchedClock, bool>? hasBegun = null)
    {
        WatchedClock clock = new();
        using NeonEmulator emulator = new(new EmulatorOptions { NetworkClock = clock });
        using TcpClient client = new();
        await client.ConnectAsync(IPAddress.Loopback, emulator.Listen().Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(sent));
        using StreamReader reader = new(client.GetStream(), Encoding.ASCII);
        Task<string> answer = reader.ReadToEndAsync();
        SpinWait.SpinUntil(() => (hasBegun ?? (watched => watched.Counts(time)))(clock));

        clock.Advance(time);

        string received = await answer;
        Assert.Empty(emulator.Exchanges);
        return received;
    }

    /// <summary>A clock that stands still until it is advanced, and knows for which times it has been asked to count.</summary>
    private sealed class WatchedClock : FakeTimeProvider
    {
        private TimeSpan _last;
        private readonly System.Collections.Concurrent.ConcurrentDictionary<TimeSpan, bool> _counted = [];

        public bool Counts(TimeSpan time) => _counted.ContainsKey(time);

        /// <summary>Whether the last timer is the one of a body's next bytes.</summary>
        public bool IsWaiting => _last == TimeSpan.FromSeconds(10);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            ITimer timer = base.CreateTimer(callback, state, dueTime, period);
            _counted[dueTime] = true;
            _last = dueTime;
            return timer;
        }
    }
}
