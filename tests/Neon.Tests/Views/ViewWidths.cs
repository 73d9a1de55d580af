namespace Neon.Tests.Views;

/// <summary>The widths that views are made for: a narrow console, the usual one, a wide one.</summary>
internal static class ViewWidths
{
    public static IReadOnlyList<int> All { get; } = [80, 120, 160];
}
