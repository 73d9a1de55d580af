namespace Neon.Tests.Views;

/// <summary>The widths that views are made for: logs, the usual console, a wide one.</summary>
internal static class ViewWidths
{
    public static IReadOnlyList<int> All { get; } = [80, 100, 160];
}
