using System.Text.RegularExpressions;

namespace Neon.Tests.Views;

/// <summary>The control sequences that views write.</summary>
internal static partial class Sequences
{
    /// <summary>Any colour except the one in the hostile texts.</summary>
    [GeneratedRegex(@"\x1b\[(?!45)[0-9;]*m")]
    public static partial Regex Colours();
}
