using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>The rules for the size of a compute.</summary>
internal static class ComputeSize
{
    private const double Default = 0.25;
    private const double DefaultMaximum = 2;

    /// <summary>The limits that the request asks for, over those of the defaults.</summary>
    public static (double Min, double Max) Read(JsonObject? request, double? defaultMin = null, double? defaultMax = null)
    {
        double min = request.Number("autoscaling_limit_min_cu")
            ?? Math.Min(defaultMin ?? Default, request.Number("autoscaling_limit_max_cu") ?? double.MaxValue);
        double max = request.Number("autoscaling_limit_max_cu") ?? Math.Max(defaultMax ?? DefaultMaximum, min);
        return Ordered(min, max);
    }

    /// <summary>The limits after a change: what it does not name stays as it is.</summary>
    public static (double Min, double Max) Change(JsonObject change, double min, double max) =>
        Ordered(change.Number("autoscaling_limit_min_cu") ?? min, change.Number("autoscaling_limit_max_cu") ?? max);

    public static void Check(JsonObject request) => Read(request);

    /// <summary>The schema allows -1..604800; between 1 and 59 seconds the service refuses.</summary>
    public static long SuspendTimeout(JsonObject? request, long @default)
    {
        long seconds = request.Integer("suspend_timeout_seconds") ?? @default;
        return seconds is > 0 and < 60
            ? throw ApiException.BadRequest("suspend_timeout_seconds must be -1, 0, or at least 60")
            : seconds;
    }

    private static (double Min, double Max) Ordered(double min, double max) => min > max
        ? throw ApiException.BadRequest("autoscaling_limit_min_cu must not exceed autoscaling_limit_max_cu")
        : (min, max);
}
