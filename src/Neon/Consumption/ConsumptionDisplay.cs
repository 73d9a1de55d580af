using System.Globalization;

namespace Neon;

public static partial class Display
{
    private const int SecondsPerHour = 3600;

    /// <summary>The timeframe of consumption, in UTC as Neon counts.</summary>
    /// <param name="record">What was used.</param>
    /// <returns>Text such as <c>2026-03-01 13:00Z</c>, <c>2026-03-01</c> or <c>2026-03</c>.</returns>
    public static string Timeframe(ConsumptionRecord? record) => record?.From?.UtcDateTime.ToString(
        record.Granularity switch { "daily" => "yyyy-MM-dd", "monthly" => "yyyy-MM", _ => "yyyy-MM-dd HH:mm'Z'" },
        CultureInfo.InvariantCulture) ?? string.Empty;

    /// <summary>An amount of compute.</summary>
    /// <param name="computeUnitSeconds">Seconds times compute units.</param>
    /// <returns>Text such as <c>1.25 CU h</c>; empty for no number.</returns>
    public static string ComputeHours(decimal? computeUnitSeconds) => Hours(computeUnitSeconds, "CU h");

    /// <summary>An amount of time as hours.</summary>
    /// <param name="seconds">The seconds.</param>
    /// <param name="unit">The unit to write.</param>
    /// <returns>Text such as <c>1.25 h</c>; empty for no number.</returns>
    public static string Hours(decimal? seconds, string unit = "h") => seconds is { } count
        ? string.Create(CultureInfo.InvariantCulture, $"{decimal.Round(count / SecondsPerHour, Math.Abs(count) < 100 * SecondsPerHour ? 2 : 0):0.##} {unit}")
        : string.Empty;

    /// <summary>Numbers of bytes that belong together.</summary>
    /// <param name="amounts">The bytes; those that are not known count for nothing.</param>
    /// <returns>Text such as <c>1.5 GiB</c>; empty when none is known.</returns>
    public static string Bytes(params decimal?[]? amounts) => amounts?.Any(amount => amount is not null) == true
        ? Size((long)Math.Min(amounts.Sum() ?? 0, long.MaxValue))
        : string.Empty;

    /// <summary>Figures under Neon's own names.</summary>
    /// <param name="metrics">The figures.</param>
    /// <returns>Text such as <c>gpu_seconds=12</c>; empty for none.</returns>
    public static string Metrics(IReadOnlyDictionary<string, decimal?>? metrics) => metrics is null
        ? string.Empty
        : string.Join("; ", metrics.Select(metric => string.Create(CultureInfo.InvariantCulture, $"{metric.Key}={metric.Value}")));
}
