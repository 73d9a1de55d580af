namespace Neon;

/// <summary>The creator of an API key.</summary>
public sealed class ApiKeyCreator : NeonObject
{
    /// <summary>The id of the user.</summary>
    public string? Id { get; set; }

    /// <summary>The name of the user; returned only in lists.</summary>
    public string? Name { get; set; }

    /// <summary>The URL of the user's picture; returned only in lists.</summary>
    public string? Image { get; set; }

    /// <summary>The name.</summary>
    /// <returns>The name, or the id if the name is unknown.</returns>
    private protected override string AsText() => Name is { Length: > 0 } ? Name : Id ?? string.Empty;
}
