namespace Neon;

/// <summary>An identity at a provider that a user signs in with.</summary>
public sealed class UserAuthAccount : NeonObject
{
    /// <summary>The provider, such as <c>github</c>, <c>google</c>, <c>microsoft</c> or <c>keycloak</c>.</summary>
    public string? Provider { get; init; }

    /// <summary>The e-mail address at the provider.</summary>
    public string? Email { get; init; }

    /// <summary>The user's name at the provider.</summary>
    public string? Name { get; init; }

    /// <summary>The URL of the picture at the provider.</summary>
    public string? Image { get; init; }

    /// <summary>The user's sign-in name at the provider; deprecated by Neon.</summary>
    public string? Login { get; init; }

    /// <summary>The provider; no personal data.</summary>
    /// <returns>The provider's name.</returns>
    private protected override string AsText() => Provider ?? string.Empty;
}
