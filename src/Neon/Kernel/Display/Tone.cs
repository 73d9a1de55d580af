namespace Neon;

/// <summary>The meaning of a color.</summary>
internal enum Tone
{
    /// <summary>None: the text keeps the terminal's color.</summary>
    Plain,

    /// <summary>All is well.</summary>
    Good,

    /// <summary>Something is under way, or will soon be.</summary>
    Busy,

    /// <summary>Something went wrong.</summary>
    Bad,

    /// <summary>Something rests or is over.</summary>
    Faint,

    /// <summary>Something is special.</summary>
    Accent,
}
