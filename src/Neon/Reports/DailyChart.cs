using System.Globalization;

namespace Neon;

/// <summary>
/// Bars for the days of a report, as inline SVG. Positions are percentages and heights are pixels, so the chart fits every width
/// and its text keeps its size.
/// </summary>
internal static class DailyChart
{
    private const int Height = 96;
    private const int SmallHeight = 18;
    private const int Top = 8;
    private const int Axis = Top + Height;

    /// <summary>A chart with a scale and the first and last day.</summary>
    /// <param name="id">The prefix of the ids in it, which are unique on the page.</param>
    /// <param name="metric">What it shows.</param>
    /// <param name="figures">The figure of each day; null for none.</param>
    /// <param name="firstDay">The first day.</param>
    public static Html Of(string id, ReportMetric metric, IReadOnlyList<decimal?> figures, DateTimeOffset firstDay)
    {
        var largest = figures.Max() ?? 0;
        var scale = Rounded(metric, largest);
        var peak = largest > 0 ? firstDay.AddDays(figures.ToList().IndexOf(largest)) : (DateTimeOffset?)null;
        return Html.Of($"""
            <svg role="img" aria-labelledby="{id}-title {id}-desc" height="{Axis + 20}">
            <title id="{id}-title">{metric.Name} by day</title>
            <desc id="{id}-desc">{(peak is null ? "No consumption." : $"{ReportData.Days} days, from {Text(firstDay)} to {Text(firstDay.AddDays(figures.Count - 1))}. The highest day is {Text(peak.Value)} with {metric.Show(largest)}.")}</desc>
            {Line(Top, "grid")}{Line(Top + (Height / 2), "grid")}{Line(Axis, "base")}{figures.Select((figure, day) => Bar(metric, figure, day, figures.Count, scale, firstDay))}<text x="0" y="{Axis + 15}">{Text(firstDay)}</text>
            <text x="100%" y="{Axis + 15}" text-anchor="end">{Text(firstDay.AddDays(figures.Count - 1))}</text>
            {(scale > 0 ? Html.Of($"<text x=\"100%\" y=\"{Top - 3}\" text-anchor=\"end\">{metric.Show(scale)}</text>\n") : Html.Empty)}</svg>

            """);
    }

    /// <summary>A small chart without a scale, for a table; the figure beside it is its text.</summary>
    public static Html Spark(IReadOnlyList<decimal?> figures)
    {
        var largest = figures.Max() ?? 0;
        return largest <= 0 ? Html.Empty : Html.Of($"""
            <svg class="spark" aria-hidden="true">{figures.Select((figure, day) => SmallBar(figure, largest, day, figures.Count))}</svg>
            """);
    }

    private static Html SmallBar(decimal? figure, decimal largest, int day, int count)
    {
        if (figure is not > 0)
        {
            return Html.Empty;
        }

        var height = Math.Max(1, (double)(figure.Value / largest) * SmallHeight);
        return Html.Of($"<rect class=\"bar\" x=\"{100.0 * day / count}%\" y=\"{SmallHeight - height}\" width=\"{75.0 / count}%\" height=\"{height}\"/>");
    }

    private static Html Bar(ReportMetric metric, decimal? figure, int day, int count, decimal scale, DateTimeOffset firstDay)
    {
        if (figure is not > 0 || scale <= 0)
        {
            return Html.Empty;
        }

        // A figure above zero is never shown as zero.
        var height = Math.Max(1, (double)(figure.Value / scale) * Height);
        var isToday = day == count - 1;
        return Html.Of($"<rect class=\"bar{(isToday ? " part" : string.Empty)}\" x=\"{100.0 * (day + 0.12) / count}%\" y=\"{Axis - height}\" width=\"{76.0 / count}%\" height=\"{height}\"><title>{Text(firstDay.AddDays(day))}{(isToday ? " (so far)" : string.Empty)}: {metric.Show(figure)}</title></rect>\n");
    }

    private static Html Line(int y, string kind) => Html.Of($"<line class=\"{kind}\" x1=\"0\" x2=\"100%\" y1=\"{y}\" y2=\"{y}\"/>\n");

    /// <summary>The end of the scale: 1, 2 or 5 times a power of ten in the unit that is shown.</summary>
    internal static decimal Rounded(ReportMetric metric, decimal largest)
    {
        if (largest <= 0)
        {
            return 0;
        }

        var isBytes = metric.Metric.Contains("_bytes", StringComparison.Ordinal);
        var unit = isBytes ? 1m : 3600m;
        while (isBytes && largest / unit >= 1024)
        {
            unit *= 1024;
        }

        // Below one unit, the steps become smaller; consumption is counted in whole seconds and bytes.
        var power = unit;
        while (power > largest && power > 0.01m)
        {
            power /= 10;
        }

        while (power * 10 <= largest)
        {
            power *= 10;
        }

        var end = power * (largest <= power ? 1 : largest <= 2 * power ? 2 : largest <= 5 * power ? 5 : 10);
        return isBytes && end == 1000 * unit ? 1024 * unit : end;
    }

    private static string Text(DateTimeOffset day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
