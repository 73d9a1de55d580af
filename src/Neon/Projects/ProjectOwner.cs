namespace Neon;

/// <summary>The owner of a project.</summary>
public sealed class ProjectOwner : NeonObject
{
    /// <summary>The name of the owner.</summary>
    public string? Name { get; set; }

    /// <summary>The owner's email address.</summary>
    public string? Email { get; set; }

    /// <summary>The maximum number of branches in a project of the owner.</summary>
    public int? BranchesLimit { get; set; }

    /// <summary>The plan of the owner, such as <c>launch_v3</c>.</summary>
    public string? SubscriptionType { get; set; }

    /// <summary>The name.</summary>
    /// <returns>The owner's name, or the email address if there is none.</returns>
    private protected override string AsText() => Name is { Length: > 0 } ? Name : Email ?? string.Empty;
}
