using System.Globalization;

namespace Neon;

/// <summary>Words for what <c>-Verbose</c> shows of a request. Routes are templates: no value of a user appears.</summary>
internal static class WireLog
{
    public static string Describe(string request, AttemptReport report)
    {
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"{request}: {Outcome(report)} in {report.Elapsed.TotalMilliseconds:0} ms (attempt {report.Attempt}, request {report.RequestId})");
        if (report.LimiterWait >= TimeSpan.FromMilliseconds(1))
        {
            line += string.Create(CultureInfo.InvariantCulture, $", after {report.LimiterWait.TotalSeconds:0.0} s for the rate limit");
        }

        return report.RetryDelay is { } delay
            ? line + string.Create(CultureInfo.InvariantCulture, $"; next attempt in {delay.TotalSeconds:0.0} s")
            : line;
    }

    /// <summary>What a wait for the next attempt is about; null when there is none that anybody would notice.</summary>
    public static string? DescribeRetry(AttemptReport report) => report.RetryDelay is { TotalSeconds: >= 1 } delay
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"{Outcome(report)}; attempt {report.Attempt + 1} in {delay.TotalSeconds:0} s")
        : null;

    private static string Outcome(AttemptReport report) =>
        report.Status is { } status ? $"{(int)status} {status}" : report.Failure ?? "no answer";
}
