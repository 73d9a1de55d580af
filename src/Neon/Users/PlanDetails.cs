namespace Neon;

/// <summary>A plan with its version.</summary>
public sealed class PlanDetails : NeonObject
{
    /// <summary>The name of the plan.</summary>
    public string? Name { get; init; }

    /// <summary>The version of the plan.</summary>
    public PlanVersion? Version { get; init; }

    /// <summary>The name and the version of the plan.</summary>
    /// <returns>Text such as <c>launch 3.0</c>.</returns>
    private protected override string AsText() => Version is null ? Name ?? string.Empty : $"{Name} {Version}";
}
