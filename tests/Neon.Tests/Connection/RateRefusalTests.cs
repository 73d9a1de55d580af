using System.Net;
using Neon.Tests.Kernel;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Connection;

/// <summary>One refusal with an absurd Retry-After does not take the account out of use.</summary>
[Collection(SharedState.Name)]
public sealed class RateRefusalTests : IDisposable
{
    private const string Absurd = "1000000000";
    private readonly NeonHost _host;
    private readonly Replies _replies;
    private bool _refuses = true;
    private string _retryAfter = Absurd;

    public RateRefusalTests()
    {
        _replies = new Replies((request, _) =>
        {
            if (request.Uri.AbsolutePath.EndsWith("/auth", StringComparison.Ordinal))
            {
                return Replies.Json("""{"account_id":"org-calm-lake-12345678","auth_method":"api_key_org"}""");
            }

            var reply = Replies.Json("""{"regions":[]}""", _refuses ? HttpStatusCode.TooManyRequests : HttpStatusCode.OK);
            if (_refuses)
            {
                reply.Headers.Add("Retry-After", _retryAfter);
            }

            return reply;
        });
        _host = new NeonHost(handler: _replies);
    }

    public void Dispose()
    {
        _host.Dispose();
        _replies.Dispose();
    }

    [Fact]
    public void Requests_to_the_account_resume_after_five_minutes()
    {
        Assert.Equal("NeonRateLimited", _host.Run("Invoke-NeonApi /regions").ErrorId);
        _refuses = false;
        Assert.Equal("NeonRateLimited", _host.Run("Invoke-NeonApi /regions").ErrorId);
        Assert.Single(_replies.Sent);

        _host.Clock.Advance(TimeSpan.FromMinutes(5));

        Assert.Empty(_host.Run("Invoke-NeonApi /regions").Errors);
    }

    [Fact]
    public void The_first_error_shows_the_requested_wait_and_what_the_module_does()
    {
        _host.Clock.Automatic = false;
        var until = TimeZoneInfo.ConvertTime(_host.Clock.GetUtcNow() + TimeSpan.FromMinutes(552), TimeZoneInfo.Local);
        _retryAfter = "33120";

        var error = _host.Run("Invoke-NeonApi /regions").Error;

        Assert.EndsWith($"Neon asked to wait until {until:yyyy-MM-dd HH:mm:ss} (9 h 12 min). (HTTP 429)", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Equal("The module sends nothing to this account for 5 minutes. Run Connect-Neon to try again sooner.", error.ErrorDetails.RecommendedAction);
        Assert.Equal(TimeSpan.FromMinutes(552), Assert.IsType<NeonApiException>(error.Exception).RetryAfter);
    }

    [Fact]
    public void The_next_error_shows_the_remaining_wait_and_blames_no_other_client()
    {
        _host.Clock.Automatic = false;
        Assert.Equal("NeonRateLimited", _host.Run("Invoke-NeonApi /regions").ErrorId);
        _host.Clock.Advance(TimeSpan.FromMinutes(1));

        var error = _host.Run("Invoke-NeonApi /regions").Error;

        Assert.StartsWith("NeonRateLimited,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(
            "Neon rate-limited this account, so the module sends it no requests for another 4 min. Run Connect-Neon to try again sooner.",
            error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void An_explicit_connection_lifts_the_block_immediately()
    {
        Assert.Equal("NeonRateLimited", _host.Run("Invoke-NeonApi /regions").ErrorId);
        _refuses = false;
        var made = new NeonConnection(_host.Connection.Settings with { BeginsAfresh = true });

        Assert.Empty(_host.Run("Invoke-NeonApi /regions -Connection $made", ("made", made)).Errors);
        Assert.Empty(_host.Run("Invoke-NeonApi /regions").Errors);
    }

    [Fact]
    public void Only_the_first_request_of_an_explicit_connection_lifts_the_block()
    {
        Assert.Equal("NeonRateLimited", _host.Run("Invoke-NeonApi /regions").ErrorId);
        var made = new NeonConnection(_host.Connection.Settings with { BeginsAfresh = true });

        Assert.Equal("NeonRateLimited", _host.Run("Invoke-NeonApi /regions -Connection $made", ("made", made)).ErrorId);
        Assert.Equal(2, _replies.Sent.Count);
        Assert.Equal("NeonRateLimited", _host.Run("Invoke-NeonApi /regions -Connection $made", ("made", made)).ErrorId);
        Assert.Equal(2, _replies.Sent.Count);
    }
}
