using System.Security;

namespace Neon;

/// <summary>A provider that people can sign in with, as the list of plugins shows it.</summary>
public sealed class AuthPluginOAuthProvider : NeonObject
{
    /// <summary>The provider: <c>google</c>, <c>github</c>, <c>microsoft</c> or <c>vercel</c>.</summary>
    public string? Id { get; init; }

    /// <summary>Whose app it is: <c>shared</c> for Neon's, <c>standard</c> for one of your own.</summary>
    public string? Type { get; init; }

    /// <summary>The client id of your own app.</summary>
    public string? ClientId { get; init; }

    /// <summary>The client secret of your own app.</summary>
    public SecureString? ClientSecret { get; init; }

    /// <summary>The name of the provider.</summary>
    /// <returns>The id.</returns>
    public override string ToString() => Id ?? string.Empty;
}
