using System.Globalization;

namespace Neon.Commands;

/// <summary>A minimum size above the maximum size of computes: the same error whether the module or Neon has found it.</summary>
internal static class SizeRefusals
{
    /// <summary>A minimum size above the maximum size, where at least one of them is a current value.</summary>
    public static KnownRefusal MinAboveMax { get; } =
        new("Change both sizes together, with a minimum that is at most the maximum.", "autoscaling_limit_min_cu must not exceed autoscaling_limit_max_cu")
        {
            Sentence = "The minimum size is above the maximum size.",
        };

    /// <summary>Before a confirmation, refuses a minimum size above the maximum size.</summary>
    /// <param name="min">The resulting minimum; null if it is not known.</param>
    /// <param name="max">The resulting maximum; null if it is not known.</param>
    public static void EnsureOrder(double? min, double? max)
    {
        if (min > max)
        {
            throw MinAboveMax.For(null, string.Create(CultureInfo.InvariantCulture, $"The result would be a minimum of {min} and a maximum of {max} compute units. Specify -MinCu and -MaxCu together."));
        }
    }
}
