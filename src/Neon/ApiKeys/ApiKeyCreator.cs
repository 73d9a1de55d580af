namespace Neon;

/// <summary>Who made an API key.</summary>
public sealed class ApiKeyCreator : NeonObject
{
    /// <summary>The id of the user.</summary>
    public string? Id { get; init; }

    /// <summary>The name of the user; only lists have it.</summary>
    public string? Name { get; init; }

    /// <summary>The address of the user's picture; only lists have it.</summary>
    public string? Image { get; init; }

    /// <summary>The name.</summary>
    /// <returns>The name, or the id where it is not known.</returns>
    private protected override string AsText() => Name is { Length: > 0 } ? Name : Id ?? string.Empty;
}
