using System.Globalization;

namespace Neon.Benchmarks.Running;

/// <summary>The values of a measurement in all rounds.</summary>
internal sealed class Sample(IEnumerable<double> values)
{
    private readonly double[] _sorted = [.. values.Order()];

    public double Median => _sorted.Length % 2 == 1
        ? _sorted[_sorted.Length / 2]
        : (_sorted[(_sorted.Length / 2) - 1] + _sorted[_sorted.Length / 2]) / 2;

    public double Max => _sorted[^1];

    public double Min => _sorted[0];

    /// <summary>The median and, if there is more than one value, the spread: <c>149 (140–170) ms</c>.</summary>
    public string Text(string unit) => _sorted.Length == 1
        ? $"{Number(Median)} {unit}"
        : $"{Number(Median)} ({Number(Min)}–{Number(Max)}) {unit}";

    // Three digits are more than a measurement repeats.
    public static string Number(double value) => value.ToString(
        Math.Abs(value) switch { >= 100 => "#,0", >= 10 => "0.0", _ => "0.00" }, CultureInfo.InvariantCulture);
}
