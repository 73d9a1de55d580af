namespace Neon;

/// <summary>Who created a branch.</summary>
public sealed class BranchCreator : NeonObject
{
    /// <summary>The name of the user, organization, integration or key.</summary>
    public string? Name { get; set; }

    /// <summary>The URL of a picture.</summary>
    public string? Image { get; set; }

    /// <summary>The name.</summary>
    /// <returns>The creator's name.</returns>
    private protected override string AsText() => Name ?? string.Empty;
}

/// <summary>An action that is currently not allowed on a branch.</summary>
public sealed class BranchRestrictedAction : NeonObject
{
    /// <summary>The restricted action, such as <c>restore</c> or <c>delete-rw-endpoint</c>.</summary>
    public string? Name { get; set; }

    /// <summary>The reason.</summary>
    public string? Reason { get; set; }

    /// <summary>The action and the reason.</summary>
    /// <returns>Text such as <c>restore: a restore is under way</c>.</returns>
    private protected override string AsText() => $"{Name}: {Reason}";
}

/// <summary>Until when a deleted branch can be recovered.</summary>
public sealed class BranchRecovery : NeonObject
{
    /// <summary>When the branch was deleted.</summary>
    public DateTimeOffset? DeletedAt { get; set; }

    /// <summary>When the branch is permanently deleted.</summary>
    public DateTimeOffset? RecoverableUntil { get; set; }

    /// <summary>How the branch was deleted: <c>user</c>, or <c>ttl</c> if it expired.</summary>
    public string? DeletionMethod { get; set; }

    /// <summary>The time until which the branch can be recovered.</summary>
    /// <returns>The end of the recovery period.</returns>
    private protected override string AsText() => $"recoverable until {RecoverableUntil:u}";
}
