namespace Neon.Tests.Views;

/// <summary>The widths that views are designed for: a narrow, a usual and a wide console.</summary>
internal static class ViewWidths
{
    public static IReadOnlyList<int> All { get; } = [80, 120, 160];
}
