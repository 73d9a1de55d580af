namespace Neon;

public static partial class Display
{
    /// <summary>A value of a context and where it came from.</summary>
    /// <param name="value">The value.</param>
    /// <param name="source">Its source.</param>
    /// <returns>Text such as <c>quiet-forest-12345678 (session)</c>; empty for no value.</returns>
    public static string WithSource(string? value, string? source) =>
        string.IsNullOrEmpty(value) ? string.Empty : VisibleText.Of($"{value} ({source})");
}
