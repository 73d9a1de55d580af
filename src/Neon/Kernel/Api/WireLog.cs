using System.Globalization;

namespace Neon;

/// <summary>
/// Logs one request: a line for each attempt, always with the same fields in the same order, and the reasons for delays. Routes
/// are templates without values of the user.
/// </summary>
internal sealed class WireLog(NeonClient client, ApiRequest request)
{
    private (AttemptReport Report, long Since)? _receiving;
    private bool _isHeldUp;

    /// <summary>An attempt has ended; if the body of the response is still to come, only its headers have arrived.</summary>
    public void Attempted(AttemptReport report)
    {
        if (request.Reader is not null && (int?)report.Status is >= 200 and < 300)
        {
            _receiving = (report, client.Clock.GetTimestamp());
        }
        else
        {
            client.Log(Describe(report));
        }

        var now = client.Clock.GetUtcNow();
        ReportDelay(report.RetryDelay is { } delay
            ? new RequestDelay($"{Outcome(report)}; attempt {report.Attempt + 1} follows", now) { Until = now + delay }
            : null);
    }

    /// <summary>The request has ended; its time includes the body.</summary>
    public void Ended()
    {
        ReportDelay(null);
        if (_receiving is { } received)
        {
            _receiving = null;
            received.Report.Elapsed += client.Clock.GetElapsedTime(received.Since);
            client.Log(Describe(received.Report));
        }
    }

    /// <summary>The rate limits delay the request, or release it.</summary>
    public void HeldBack(bool isHeld) =>
        ReportDelay(isHeld ? new RequestDelay("delayed by the rate limit", client.Clock.GetUtcNow()) : null);

    private string Outcome(AttemptReport report) =>
        report.Status is { } status ? $"{(int)status} {status}" : request.Secrets.Mask(report.Failure)?.TrimEnd('.') ?? "no response";

    private string Describe(AttemptReport report)
    {
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"{request.Label}: {Outcome(report)} in {report.Elapsed.TotalMilliseconds:0} ms (attempt {report.Attempt}, request {report.RequestId}, rate limit {report.LimiterWait.TotalMilliseconds:0} ms)");
        return report.RetryDelay is { } delay
            ? line + string.Create(CultureInfo.InvariantCulture, $"; next attempt in {delay.TotalSeconds:0.0} s")
            : line;
    }

    private void ReportDelay(RequestDelay? delay)
    {
        if (delay is not null || _isHeldUp)
        {
            client.Waiting(delay);
        }

        _isHeldUp = delay is not null;
    }
}
