using System.Text.RegularExpressions;

namespace Neon;

/// <summary>Distinguishes ids from names if text may be either.</summary>
internal static partial class IdFormat
{
    /// <summary>Whether text has the form of a branch's id, such as <c>br-calm-lake-a1b2c3d4</c>.</summary>
    public static bool IsBranchId(string text) => BranchId().IsMatch(text);

    [GeneratedRegex(@"^br-[a-z0-9]+-[a-z0-9]+-[a-z0-9]+\z")]
    private static partial Regex BranchId();
}
