using System.Text.Json.Serialization;

namespace Neon;

/// <summary>
/// The base class of all settings of Neon Auth. A branch has each of them once, so they are identified by their branch.
/// </summary>
/// <remarks>Each class declares the keys itself: PowerShell lists the properties that a class declares before those of its base class.</remarks>
public abstract class AuthSettings : NeonObject, IBranchResource
{
    /// <summary>The project of the branch.</summary>
    [JsonIgnore]
    public abstract string? ProjectId { get; set; }

    /// <summary>The branch that the settings belong to.</summary>
    [JsonIgnore]
    public abstract string? BranchId { get; set; }

    private protected override object?[] Keys => [ProjectId, BranchId];
}
