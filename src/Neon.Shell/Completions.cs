using System.Management.Automation;

namespace Neon.Shell;

/// <summary>The completions of a text, walked through one by one.</summary>
internal sealed class Completions
{
    private readonly string _text;
    private readonly int _cursor;
    private readonly int _start;
    private readonly int _length;
    private readonly string[] _matches;
    private int _at = -1;

    /// <summary>Initializes a new instance of the <see cref="Completions"/> class.</summary>
    /// <param name="text">The text to complete.</param>
    /// <param name="cursor">Where the cursor stands in it.</param>
    /// <param name="found">What the engine found for it.</param>
    /// <param name="offset">The length of the lines before the text, which the engine saw too.</param>
    public Completions(string text, int cursor, CommandCompletion found, int offset)
    {
        _text = text;
        _cursor = cursor;
        _start = found.ReplacementIndex - offset;
        _length = found.ReplacementLength;
        // What begins in a line before this one cannot be replaced in this one.
        _matches = _start < 0 ? [] : [.. found.CompletionMatches.Select(m => m.CompletionText)];
    }

    /// <summary>Goes to another completion; behind the last comes the first again.</summary>
    /// <param name="step">1 for the next, -1 for the one before.</param>
    /// <returns>The whole text with the completion in it, and where the cursor stands.</returns>
    public (string Text, int Cursor) Next(int step)
    {
        if (_matches.Length == 0)
        {
            return (_text, _cursor);
        }

        _at = _at < 0 && step < 0 ? _matches.Length - 1 : (_at + step + _matches.Length) % _matches.Length;
        string match = _matches[_at];
        return (string.Concat(_text.AsSpan(0, _start), match, _text.AsSpan(_start + _length)), _start + match.Length);
    }
}
