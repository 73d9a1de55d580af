namespace Neon;

/// <summary>What Neon Auth says about the app in its mails.</summary>
public sealed class AuthConfig : AuthSettings
{
    /// <summary>The name of the app in mails.</summary>
    [RequiredInResponse]
    public string? Name { get; init; }
}
