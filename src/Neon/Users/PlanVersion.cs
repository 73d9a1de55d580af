namespace Neon;

/// <summary>The version of a plan.</summary>
public sealed class PlanVersion : NeonObject
{
    /// <summary>The major version.</summary>
    public int? Major { get; init; }

    /// <summary>The minor version.</summary>
    public int? Minor { get; init; }

    /// <summary>The version.</summary>
    /// <returns>Text such as <c>3.0</c>.</returns>
    private protected override string AsText() => $"{Major}.{Minor}";
}
