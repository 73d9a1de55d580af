using System.Net;
using Neon.Emulator;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Completion;

/// <summary>Whatever goes wrong, Tab shows no error and responds in time.</summary>
public sealed class TroubleTests : IDisposable
{
    private const string List = "Get-NeonBranch -Project quiet-forest-12345678 -Branch ";
    private readonly NeonHost _host = new();

    public static TheoryData<string, EmulatorFault> Faults => new()
    {
        { "401", EmulatorFault.Status(HttpStatusCode.Unauthorized) },
        { "403", EmulatorFault.Status(HttpStatusCode.Forbidden) },
        { "404", EmulatorFault.Status(HttpStatusCode.NotFound) },
        { "423", EmulatorFault.Status(HttpStatusCode.Locked) },
        { "429", EmulatorFault.Status(HttpStatusCode.TooManyRequests, headers: new Dictionary<string, string> { ["retry-after"] = "1" }) },
        { "500", EmulatorFault.Status(HttpStatusCode.InternalServerError) },
        { "503", EmulatorFault.Status(HttpStatusCode.ServiceUnavailable) },
        { "html", EmulatorFault.HtmlError() },
        { "malformed", EmulatorFault.MalformedJson() },
        { "truncated", EmulatorFault.TruncatedBody() },
        { "dropped", EmulatorFault.DropBeforeEffect() },
    };

    public void Dispose() => _host.Dispose();

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_failure_is_silent_and_not_retried_for_a_few_seconds(string kind, EmulatorFault fault)
    {
        var app = _host.Seed();
        var line = $"Get-NeonBranch -Project {app.ProjectId} -Branch ";
        _host.Emulator.Faults.AddToAny(fault);
        var timers = _host.Clock.TimerCount;
        _host.Run("$Error.Clear()");

        Assert.Empty(_host.Offered(line));
        Assert.Single(_host.Requests);
        _host.Clock.AssertTimers(timers);
        Assert.Equal(0, _host.Get<int>("$Error.Count")[0]);

        // For a moment, nothing is requested; then it works again.
        Assert.Empty(_host.Offered(line));
        Assert.Single(_host.Requests);
        _host.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.True(_host.Offered(line) is ["main"], kind);
    }

    [Fact]
    public async Task A_silent_server_is_abandoned_after_two_seconds()
    {
        var server = new Silent();
        using var host = new NeonHost(handler: server);
        host.Clock.Automatic = false;

        var tab = Task.Run(() => Tab.In(host.Runspace, List));
        await server.Asked;
        host.Clock.Advance(TimeSpan.FromSeconds(1.9));
        Assert.False(tab.IsCompleted);
        host.Clock.Advance(TimeSpan.FromSeconds(0.2));

        Assert.Empty((await tab).CompletionMatches);
        await server.GivenUp;
        Assert.Equal(1, server.Count);

        Assert.Empty(Tab.In(host.Runspace, List).CompletionMatches);
        Assert.Equal(1, server.Count);
        host.Clock.Automatic = true;
    }

    [Fact]
    public async Task Rate_limits_do_not_prolong_the_wait()
    {
        var app = _host.Seed();
        _host.Emulator.Faults.AddToAny(EmulatorFault.Status(HttpStatusCode.TooManyRequests, headers: new Dictionary<string, string> { ["retry-after"] = "60" }));
        _host.Clock.Automatic = false;
        Tab.In(_host.Runspace, $"Get-NeonBranch -Project {app.ProjectId} -Branch ");

        // The account is paused for a minute, so the next request is delayed here.
        var timers = _host.Clock.TimerCount;
        var tab = Task.Run(() => Tab.In(_host.Runspace, $"Get-NeonDatabase -Project {app.ProjectId} -Branch {app.MainBranchId} -Database "));
        while (_host.Clock.TimerCount <= timers && !tab.IsCompleted)
        {
            await Task.Yield();
        }

        while (!tab.IsCompleted)
        {
            _host.Clock.Advance(TimeSpan.FromSeconds(0.5));
            await Task.Yield();
        }

        Assert.Empty((await tab).CompletionMatches);
        Assert.Single(_host.Requests);
        _host.Clock.Automatic = true;
    }

    [Fact]
    public async Task Running_changes_do_not_delay_completion()
    {
        var app = _host.Seed();
        using var queue = await ProjectQueues.EnterAsync(_host.Connection.BaseUri, app.ProjectId, CancellationToken.None);

        Assert.Equal(["main"], _host.Offered($"Get-NeonBranch -Project {app.ProjectId} -Branch "));
    }

    [Fact]
    public void An_incomplete_list_is_tolerated()
    {
        using var host = new NeonHost(handler: new CannedReply(
            """
            {"branches":[{"id":"br-one-a1-a1","project_id":"quiet-forest-12345678","name":null},{"name":"  ","id":"br-two-b2-b2","project_id":"quiet-forest-12345678"},
             {"id":"br-one-a1-a1","project_id":"quiet-forest-12345678","name":"again"}]}
            """));

        var offers = host.Press(List);

        Assert.All(offers, offer => Assert.NotEmpty(offer.CompletionText));
        Assert.Contains(offers, offer => offer.CompletionText == "br-two-b2-b2");
    }

    [Theory]
    [InlineData("""{"branches":[{"id":null,"name":"lost"},{}]}""")]
    [InlineData("""{"branches":null}""")]
    [InlineData("""{"branches":[null,{"id":"br-two-b2-b2","project_id":"quiet-forest-12345678"}]}""")]
    [InlineData("{}")]
    public void A_response_without_the_expected_members_offers_nothing(string reply)
    {
        using var host = new NeonHost(handler: new CannedReply(reply));

        Assert.Empty(host.Press(List));
    }

    [Fact]
    public void Completion_does_not_change_the_session()
    {
        var app = _host.Seed();
        var before = (_host.Session.Connection, _host.Session.Context);
        _host.Emulator.Faults.AddToAny(EmulatorFault.MalformedJson(), skip: 1);

        // A line that works and one that does not, with all output enabled.
        var result = _host.Still(() => _host.Run(
            """
            $Error.Clear(); $VerbosePreference = $DebugPreference = 'Continue'; Set-StrictMode -Version Latest
            $found = foreach ($line in $lines) { (TabExpansion2 $line $line.Length).CompletionMatches.Count; $? }
            $found; $Error.Count
            """,
            ("lines", new[] { $"Get-NeonBranch -Project {app.ProjectId} -Branch ", $"@nothing | Get-NeonRole -Project {app.ProjectId} -Branch {app.MainBranchId} @nothing -Role " })));

        Assert.Empty(result.Errors);
        Assert.Equal([1, true, 0, true, 0], result.Output.Select(item => item.BaseObject));
        Assert.Empty(result.Warnings.Concat(result.Verbose).Concat(result.Debug));
        Assert.Empty(result.Progress);
        Assert.Equal(before, (_host.Session.Connection, _host.Session.Context));
    }

    [Fact]
    public void No_tooltip_shows_a_secret()
    {
        const string marker = "marker0secret0marker";
        var reply = $$"""
            {"api_keys":[{"id":1,"name":"k","key":"{{marker}}"}],"roles":[{"name":"r","password":"{{marker}}","branch_id":"br-calm-lake-a1b2c3d4"}],
             "credentials":[{"token_id":"nak_1","name":"c","api_token":"{{marker}}","s3_secret_access_key":"{{marker}}"}],
             "providers":[{"id":"google","type":"standard","client_id":"c","client_secret":"{{marker}}"}]}
            """;
        using var host = new NeonHost(handler: new CannedReply(reply));
        const string onBranch = "-Project quiet-forest-12345678 -Branch br-calm-lake-a1b2c3d4";
        string[] lines =
        [
            $"Get-NeonRole {onBranch} -Role ", $"Get-NeonCredential {onBranch} -Credential ", $"Get-NeonAuthOAuthProvider {onBranch} -Provider ",
        ];

        foreach (var offer in lines.Select(line => Assert.Single(host.Press(line))))
        {
            Assert.DoesNotContain(marker, offer.CompletionText + offer.ListItemText + offer.ToolTip, StringComparison.Ordinal);
        }
    }

    /// <summary>A server that accepts a request and does not respond.</summary>
    private sealed class Silent : HttpMessageHandler
    {
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _givenUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _count;

        public Task Asked => _asked.Task;

        public Task GivenUp => _givenUp.Task;

        public int Count => _count;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _count);
            _asked.TrySetResult();
            try
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }
            finally
            {
                _givenUp.TrySetResult();
            }

            throw new InvalidOperationException("Nobody gets here.");
        }
    }
}
