using System.Management.Automation;
using System.Net;
using System.Net.Sockets;
using Neon.Emulator;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Kernel;

public sealed class NoResponseTests : IDisposable
{
    private const string Project = "quiet-forest-12345678";
    private readonly NeonHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public void A_closed_port_is_a_connection_error_and_nothing_is_sent()
    {
        // Bound but never listening, so that nothing else can use the port in the meantime.
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
    public void A_read_with_interrupted_responses_does_not_claim_that_nothing_was_sent()
    {
        var app = _host.Seed();
        _host.Emulator.Faults.AddToAny(EmulatorFault.DropAfterEffect(), count: 10_000);

        var result = _host.Run($"Get-NeonBranch -Project {app.ProjectId}");

        Assert.Equal("NeonConnectionFailed", result.ErrorId);
        Assert.DoesNotContain("Nothing was sent", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Contains("was lost", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_oversized_response_is_unreadable()
    {
        using var replies = new Replies((_, _) => throw new HttpRequestException(HttpRequestError.ConfigurationLimitExceeded, "The head is too long."));
        using var host = new NeonHost(handler: replies);

        var result = host.Run($"Get-NeonBranch -Project {Project}");

        Assert.Equal("NeonInvalidResponse", result.ErrorId);
        Assert.Contains("cannot be read: The head is too long.", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_read_without_a_response_times_out()
    {
        var app = _host.Seed();
        _host.Emulator.Faults.AddToAny(EmulatorFault.StalledHeaders(), count: 100);

        var result = _host.Run($"Get-NeonBranch -Project {app.ProjectId}");

        Assert.Equal("NeonTimeout", result.ErrorId);
        Assert.Equal(ErrorCategory.OperationTimeout, result.Error.CategoryInfo.Category);
        Assert.Contains("-Timeout", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_with_a_lost_response_and_an_unknown_outcome_is_not_resent()
    {
        var app = _host.Seed();
        _host.Emulator.Faults.Add("createProjectBranch", EmulatorFault.DropBeforeEffect());

        var result = _host.Run($"New-NeonBranch dev -Project {app.ProjectId}");

        Assert.Equal("NeonOutcomeUnknown", result.ErrorId);
        Assert.Equal(ErrorCategory.ResourceUnavailable, result.Error.CategoryInfo.Category);
        Assert.Single(_host.Requests, request => request.StartsWith("POST", StringComparison.Ordinal));
    }

    [Fact]
    public void The_outcome_of_a_change_without_a_response_is_checked()
    {
        var app = _host.Seed();
        _host.Emulator.Faults.Add("createProjectBranch", EmulatorFault.StalledHeaders());

        var branch = Assert.Single(_host.Get<Branch>($"New-NeonBranch dev -Project {app.ProjectId}"));

        Assert.Equal("dev", branch.Name);
        Assert.Single(_host.Requests, request => request.StartsWith("POST", StringComparison.Ordinal));
    }

    [Fact]
    public void An_interrupted_response_is_reported_with_its_cause()
    {
        _host.Emulator.Faults.Add("createOrgApiKey", EmulatorFault.TruncatedBody());

        var result = _host.Run($"New-NeonApiKey ci -Organization {_host.Emulator.OrganizationId}");

        Assert.Equal("NeonOutcomeUnknown", result.ErrorId);
        Assert.Contains("no response was received: The response ended before all of its body came.", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_response_without_the_new_key_has_an_unknown_outcome()
    {
        _host.Emulator.Faults.Add("createOrgApiKey", EmulatorFault.EmptyBody());

        var result = _host.Run($"New-NeonApiKey ci -Organization {_host.Emulator.OrganizationId}");

        Assert.Equal("NeonOutcomeUnknown", result.ErrorId);
        Assert.Empty(result.Output);
        Assert.Contains("revoke it", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }
}
