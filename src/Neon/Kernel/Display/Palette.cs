using System.Management.Automation;
using System.Reflection;

namespace Neon;

/// <summary>
/// The colors of the views, from the engine's <c>PSStyle</c>. The reference assembly does not know it, so its public members are
/// looked up by name; an engine without it shows no colour.
/// </summary>
/// <remarks>
/// There is colour on a terminal. <c>$PSStyle.OutputRendering</c> and <c>NO_COLOR</c> turn it off, and the former can ask for it
/// everywhere. On its way into a file or a string the engine takes it out again.
/// </remarks>
internal sealed class Palette
{
    private readonly Dictionary<Tone, string> _sequences = [];
    private readonly PropertyInfo? _rendering;
    private readonly object? _style;
    private readonly string? _reset;

    /// <summary>Reads the sequences of a style.</summary>
    /// <param name="type">The type of <c>PSStyle</c>; null where the engine has none.</param>
    public Palette(Type? type)
    {
        _style = type?.GetProperty("Instance")?.GetValue(null);
        _rendering = type?.GetProperty("OutputRendering");
        _reset = Read(_style, "Reset");
        var foreground = type?.GetProperty("Foreground")?.GetValue(_style);
        Take(Tone.Good, foreground, "Green");
        Take(Tone.Busy, foreground, "Yellow");
        Take(Tone.Bad, foreground, "Red");
        Take(Tone.Faint, _style, "Dim");
        Take(Tone.Accent, foreground, "Cyan");
    }

    /// <summary>The colors of this engine.</summary>
    public static Palette Engine { get; } = new(typeof(PSObject).Assembly.GetType("System.Management.Automation.PSStyle"));

    /// <summary>Whether the text is not for a view and must be plain, such as a tooltip of Tab.</summary>
    internal static AsyncLocal<bool> IsOff { get; } = new();

    private bool IsWanted => !IsOff.Value && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && _rendering?.GetValue(_style)?.ToString() switch
    {
        null or "PlainText" => false,
        "Ansi" => true,
        _ => Terminal.IsInteractive,
    };

    /// <summary>Colors a text of one line.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tone">The meaning of the color.</param>
    /// <returns>The text between two sequences; unchanged if there is no text or colors are off.</returns>
    public string Paint(string text, Tone tone) =>
        text.Length > 0 && _sequences.TryGetValue(tone, out var start) && _reset is not null && IsWanted ? start + text + _reset : text;

    private static string? Read(object? owner, string name) => owner?.GetType().GetProperty(name)?.GetValue(owner) as string;

    private void Take(Tone tone, object? owner, string name)
    {
        if (Read(owner, name) is { Length: > 0 } sequence)
        {
            _sequences[tone] = sequence;
        }
    }
}
