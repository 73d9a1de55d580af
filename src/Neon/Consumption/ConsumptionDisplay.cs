using System.Globalization;
using System.Text;
using static Neon.Display;

namespace Neon;

internal static class ConsumptionDisplay
{
    private const int SecondsPerHour = 3600;

    // The columns before the bar, and the maximum width: tables also end at 100 columns.
    private const int BeforeBar = 37;
    private const int WidestConsole = 100;
    private const int NarrowestBar = 10;
    private const int UnknownConsole = 80;
    private const string Eighths = "▏▎▍▌▋▊▉█";

    /// <summary>The time frame of consumption, in UTC.</summary>
    /// <param name="from">The start.</param>
    /// <param name="granularity">The length.</param>
    /// <returns>Text such as <c>2026-03-01 13:00Z</c>, <c>2026-03-01</c> or <c>2026-03</c>.</returns>
    public static string Timeframe(DateTimeOffset? from, string? granularity) => from?.UtcDateTime.ToString(
        granularity switch { "daily" => "yyyy-MM-dd", "monthly" => "yyyy-MM", _ => "yyyy-MM-dd HH:mm'Z'" },
        CultureInfo.InvariantCulture) ?? string.Empty;

    /// <summary>The amount of a metric.</summary>
    /// <param name="metric">Neon's name of the metric.</param>
    /// <param name="value">The number.</param>
    /// <returns>Text such as <c>1.25 CU h</c>, <c>1.5 GiB</c> or <c>2 GiB-months</c>; empty if there is no number.</returns>
    public static string Amount(string? metric, decimal? value) => (metric, value) switch
    {
        (_, null) => string.Empty,
        (not null, 0) when metric.Contains("_bytes", StringComparison.Ordinal) => Bytes(value),
        ("compute_unit_seconds", _) => Hours(value, "CU h"),
        (not null, _) when metric.EndsWith("_seconds", StringComparison.Ordinal) => Hours(value, "h"),
        (not null, _) when metric.EndsWith("_bytes", StringComparison.Ordinal) => Bytes(value),
        (not null, _) when metric.EndsWith("_bytes_month", StringComparison.Ordinal) => $"{Bytes(value)}-months",
        (not null, _) when metric.EndsWith("_bytes_hour", StringComparison.Ordinal) => $"{Bytes(value)}-hours",
        (not null, _) when metric.EndsWith("_month", StringComparison.Ordinal) => $"{Number(value)} months",
        _ => Number(value),
    };

    /// <summary>A sum of bytes.</summary>
    /// <param name="amounts">The bytes; unknown amounts are ignored.</param>
    /// <returns>Text such as <c>1.5 GiB</c>; empty if none is known.</returns>
    public static string Bytes(params decimal?[]? amounts) => amounts?.Any(amount => amount is not null) == true
        ? Size((long)Math.Min(amounts.Sum() ?? 0, long.MaxValue))
        : string.Empty;

    /// <summary>Figures by Neon's names.</summary>
    /// <param name="metrics">The figures.</param>
    /// <returns>Text such as <c>gpu_seconds=12</c>; empty for none.</returns>
    public static string Metrics(IReadOnlyDictionary<string, decimal?>? metrics) => metrics is null
        ? string.Empty
        : string.Join("; ", metrics.OrderBy(metric => metric.Key, StringComparer.Ordinal).Select(metric => string.Create(CultureInfo.InvariantCulture, $"{VisibleText.Of(metric.Key)}={metric.Value}")));

    /// <summary>The group of a bar.</summary>
    /// <param name="bar">The bar.</param>
    /// <returns>Text such as <c>compute_unit_seconds, app (quiet-forest-12345678)</c>.</returns>
    public static string BarGroup(ConsumptionBar? bar) => $"{VisibleText.Of(bar?.Metric)}, {NamedPlace((bar?.ProjectName, bar?.ProjectId), (bar?.BranchName, bar?.BranchId))}";

    /// <summary>A path of resources by their names, if known, and their ids.</summary>
    /// <param name="path">The names and the ids, from the project down; without an id, there is no such resource.</param>
    /// <returns>Text such as <c>app/main (quiet-forest-12345678/br-calm-lake-a1b2c3d4)</c>.</returns>
    public static string NamedPlace(params (string? Name, string? Id)[] path)
    {
        var known = path.Where(part => !string.IsNullOrEmpty(part.Id)).ToArray();
        var place = Place([.. known.Select(part => part.Id)]);
        return Array.Exists(known, part => part.Name is not null) ? $"{Place([.. known.Select(part => part.Name ?? part.Id)])} ({place})" : place;
    }

    /// <summary>A share.</summary>
    /// <param name="share">The share, from 0 to 1.</param>
    /// <returns>Text such as <c>45 %</c>.</returns>
    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.#} %");

    /// <summary>The width of a bar that fits the console.</summary>
    /// <param name="console">The width of the console; null if unknown.</param>
    public static int BarWidth(int? console) => Math.Max(NarrowestBar, Math.Min(console ?? UnknownConsole, WidestConsole) - 1 - BeforeBar);

    /// <summary>A share as a bar.</summary>
    /// <param name="share">The share, from 0 to 1.</param>
    /// <param name="width">The width of the longest bar.</param>
    /// <param name="encoding">The encoding of the console.</param>
    /// <returns>Blocks, the last one in eighths if the console supports them.</returns>
    public static string Bar(double share, int width, Encoding? encoding) => Paint(Blocks(share, width, encoding), Tone.Accent);

    internal static string Blocks(double share, int width, Encoding? encoding)
    {
        // A nonzero figure is never shown as zero.
        var eighths = share > 0 ? Math.Max(1, (int)Math.Round(Math.Min(share, 1) * width * 8)) : 0;
        if (!Terminal.CanWrite(encoding, Eighths))
        {
            return new string(Terminal.CanWrite(encoding, "█") ? '█' : '#', (eighths + 7) / 8);
        }

        var whole = new string('█', eighths / 8);
        return eighths % 8 == 0 ? whole : whole + Eighths[(eighths % 8) - 1];
    }

    private static string Hours(decimal? seconds, string unit) => seconds is { } count
        ? string.Create(CultureInfo.InvariantCulture, $"{decimal.Round(count / SecondsPerHour, Math.Abs(count) < 100 * SecondsPerHour ? 2 : 0):0.##} {unit}")
        : string.Empty;

    private static string Number(decimal? value) => string.Create(CultureInfo.InvariantCulture, $"{value:0.##}");
}
