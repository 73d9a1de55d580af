namespace Neon;

public static partial class Display
{
    /// <summary>How a snapshot came to be.</summary>
    /// <param name="manual">Whether somebody took it.</param>
    /// <returns><c>manual</c>, <c>scheduled</c>, or nothing when it is not known.</returns>
    public static string SnapshotKind(bool? manual) => manual switch
    {
        true => "manual",
        false => "scheduled",
        _ => string.Empty,
    };
}
