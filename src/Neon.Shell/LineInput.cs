namespace Neon.Shell;

/// <summary>What came of reading a line.</summary>
/// <param name="Text">The line, or null when there is none.</param>
/// <param name="IsEnd">Whether the input has come to its end.</param>
internal readonly record struct LineInput(string? Text, bool IsEnd)
{
    /// <summary>Gets the result of Ctrl+C: no line, another may follow.</summary>
    public static LineInput Cancelled => new(null, false);

    /// <summary>Gets the result of Ctrl+D, and of the end of a file.</summary>
    public static LineInput End => new(null, true);

    /// <summary>Makes the result of a line.</summary>
    /// <param name="text">The line.</param>
    /// <returns>The result.</returns>
    public static LineInput Line(string text) => new(text, false);
}
