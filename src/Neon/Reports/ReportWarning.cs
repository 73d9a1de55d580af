namespace Neon;

/// <summary>Something in an account that deserves attention.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Path">What it is about: the names from the project down, such as <c>app</c> and <c>main</c>.</param>
/// <param name="Detail">What is known about it.</param>
/// <param name="Command">The command that fixes it.</param>
/// <param name="Project">The project that it belongs to; null for a key.</param>
internal sealed record ReportWarning(ReportWarningKind Kind, IReadOnlyList<string> Path, string Detail, string Command, ReportProject? Project = null);

/// <summary>The kinds of warning, the gravest first.</summary>
internal enum ReportWarningKind
{
    /// <summary>A default branch that is not protected.</summary>
    UnprotectedDefaultBranch,

    /// <summary>A project that accepts connections from every address.</summary>
    OpenAllowList,

    /// <summary>An API key that was never used.</summary>
    UnusedKey,

    /// <summary>A compute that is never suspended.</summary>
    NeverSuspended,

    /// <summary>A branch that is old, but neither default nor protected.</summary>
    OldBranch,
}
