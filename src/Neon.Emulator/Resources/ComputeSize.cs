using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>The rules for the size of a compute.</summary>
internal static class ComputeSize
{
    private const double Default = 0.25;
    private const double DefaultMaximum = 2;

    // Neon's documented limits for every plan: the maximum size with autoscaling, the maximum fixed size, and the maximum
    // range of autoscaling.
    private const double LargestAutoscaling = 16;
    private const double LargestFixed = 56;
    private const double LargestRange = 8;

    /// <summary>The limits of the request, or the defaults.</summary>
    public static (double Min, double Max) Read(PlanTerms terms, JsonObject? request, double? defaultMin = null, double? defaultMax = null)
    {
        double min = request.Number("autoscaling_limit_min_cu")
            ?? Math.Min(defaultMin ?? Default, request.Number("autoscaling_limit_max_cu") ?? double.MaxValue);
        double max = request.Number("autoscaling_limit_max_cu") ?? Math.Max(defaultMax ?? DefaultMaximum, min);
        return Checked(terms, min, max);
    }

    /// <summary>The limits after a change: values that are not specified do not change.</summary>
    public static (double Min, double Max) Change(PlanTerms terms, JsonObject change, double min, double max) =>
        Checked(terms, change.Number("autoscaling_limit_min_cu") ?? min, change.Number("autoscaling_limit_max_cu") ?? max);

    public static void Check(PlanTerms terms, JsonObject request) => Read(terms, request);

    /// <summary>The schema allows -1..604800; the service refuses 1 to 59 seconds, and on the free plan any value.</summary>
    public static long SuspendTimeout(PlanTerms terms, JsonObject? request, long @default)
    {
        if (request.Integer("suspend_timeout_seconds") is not { } seconds)
        {
            return @default;
        }

        if (!terms.IsPaid)
        {
            throw new ApiException(HttpStatusCode.PreconditionFailed, "modifying the suspend interval is not permitted on this account");
        }

        return seconds is > 0 and < 60
            ? throw ApiException.BadRequest("suspend_timeout_seconds must be -1, 0, or at least 60")
            : seconds;
    }

    private static (double Min, double Max) Checked(PlanTerms terms, double min, double max)
    {
        bool isFixed = min == max;
        string? flaw = min > max ? "autoscaling_limit_min_cu must not exceed autoscaling_limit_max_cu"
            : !IsSize(min) || !IsSize(max) ? "autoscaling_limit_min_cu and autoscaling_limit_max_cu must be 0.25, 0.5 or a whole number"
            : isFixed && max > LargestFixed ? Text($"autoscaling_limit_max_cu must be at most {LargestFixed}")
            : !isFixed && max > LargestAutoscaling ? Text($"autoscaling_limit_max_cu must be at most {LargestAutoscaling}, unless both limits are the same")
            : max - min > LargestRange ? Text($"autoscaling_limit_max_cu must not exceed autoscaling_limit_min_cu by more than {LargestRange}")
            : null;
        if (flaw is not null)
        {
            throw ApiException.BadRequest(flaw);
        }

        double allowed = isFixed ? terms.MaxFixedCu : terms.MaxAutoscalingCu;
        return max > allowed
            ? throw ApiException.Unprocessable(Text($"autoscaling_limit_max_cu must be at most {allowed} on the plan of the account"))
            : (min, max);
    }

    private static bool IsSize(double cu) => cu is 0.25 or 0.5 || (cu >= 1 && double.IsInteger(cu));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
