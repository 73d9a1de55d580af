using System.Management.Automation;
using System.Net;
using System.Net.Sockets;
using Neon.Emulator;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Kernel;

public sealed class NoAnswerTests : IDisposable
{
    private const string Project = "quiet-forest-12345678";
    private readonly NeonHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public void A_closed_port_is_a_connection_error_and_nothing_was_sent()
    {
        // Bound but never listening: nothing else can take the port meanwhile.
        using var closed = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        closed.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var address = $"127.0.0.1:{((IPEndPoint)closed.LocalEndPoint!).Port}";
        var connection = new NeonConnection(new ConnectionSettings(Secret.Of("key"), "test")
        {
            BaseUri = new Uri($"http://{address}/api/v2/"),
            Clock = _host.Clock,
        });

        var result = _host.Run($"New-NeonBranch dev -Project {Project} -Connection $there", ("there", connection));

        Assert.Equal("NeonConnectionFailed", result.ErrorId);
        Assert.Equal(ErrorCategory.ConnectionError, result.Error.CategoryInfo.Category);
        Assert.Contains(address, result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing was sent", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void A_read_whose_answer_breaks_off_for_good_does_not_claim_that_nothing_was_sent()
    {
        var app = _host.Seed();
        _host.Emulator.Faults.AddToAny(EmulatorFault.DropAfterEffect(), count: 10_000);

        var result = _host.Run($"Get-NeonBranch -Project {app.ProjectId}");

        Assert.Equal("NeonConnectionFailed", result.ErrorId);
        Assert.DoesNotContain("Nothing was sent", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Contains("was lost", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_beyond_every_measure_is_one_that_cannot_be_read()
    {
        using var replies = new Replies((_, _) => throw new HttpRequestException(HttpRequestError.ConfigurationLimitExceeded, "The head is too long."));
        using var host = new NeonHost(handler: replies);

        var result = host.Run($"Get-NeonBranch -Project {Project}");

        Assert.Equal("NeonInvalidResponse", result.ErrorId);
        Assert.Contains("cannot be read: The head is too long.", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_read_that_is_never_answered_times_out()
    {
        var app = _host.Seed();
        _host.Emulator.Faults.AddToAny(EmulatorFault.StalledHeaders(), count: 100);

        var result = _host.Run($"Get-NeonBranch -Project {app.ProjectId}");

        Assert.Equal("NeonTimeout", result.ErrorId);
        Assert.Equal(ErrorCategory.OperationTimeout, result.Error.CategoryInfo.Category);
        Assert.Contains("-Timeout", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_whose_reply_is_lost_is_not_sent_again_when_its_outcome_cannot_be_told()
    {
        var app = _host.Seed();
        _host.Emulator.Faults.Add("createProjectBranch", EmulatorFault.DropBeforeEffect());

        var result = _host.Run($"New-NeonBranch dev -Project {app.ProjectId}");

        Assert.Equal("NeonOutcomeUnknown", result.ErrorId);
        Assert.Equal(ErrorCategory.ResourceUnavailable, result.Error.CategoryInfo.Category);
        Assert.Single(_host.Requests, request => request.StartsWith("POST", StringComparison.Ordinal));
    }

    [Fact]
    public void A_change_that_is_never_answered_is_looked_up()
    {
        var app = _host.Seed();
        _host.Emulator.Faults.Add("createProjectBranch", EmulatorFault.StalledHeaders());

        var branch = Assert.Single(_host.Get<Branch>($"New-NeonBranch dev -Project {app.ProjectId}"));

        Assert.Equal("dev", branch.Name);
        Assert.Single(_host.Requests, request => request.StartsWith("POST", StringComparison.Ordinal));
    }

    [Fact]
    public void An_answer_that_breaks_off_is_told_by_what_broke_it()
    {
        _host.Emulator.Faults.Add("createOrgApiKey", EmulatorFault.TruncatedBody());

        var result = _host.Run($"New-NeonApiKey ci -Organization {_host.Emulator.OrganizationId}");

        Assert.Equal("NeonOutcomeUnknown", result.ErrorId);
        Assert.Contains("no response was received: The response ended before all of its body came.", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_key_whose_answer_came_without_it_is_not_taken_for_one()
    {
        _host.Emulator.Faults.Add("createOrgApiKey", EmulatorFault.EmptyBody());

        var result = _host.Run($"New-NeonApiKey ci -Organization {_host.Emulator.OrganizationId}");

        Assert.Equal("NeonOutcomeUnknown", result.ErrorId);
        Assert.Empty(result.Output);
        Assert.Contains("revoke it", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }
}
