namespace Neon;

/// <summary>The account of an API key.</summary>
[Listed("AccountId", "AuthMethod", Keys = ["AccountId"])]
[ShownBy<AuthDetailsView>]
public sealed class AuthDetails : NeonObject
{
    /// <summary>The account: a user's id for a personal key, an organization's id for an organization key.</summary>
    [RequiredInResponse]
    public string? AccountId { get; set; }

    /// <summary>How Neon recognized the key: <c>api_key_user</c>, <c>api_key_org</c>, <c>oauth</c>, <c>keycloak</c> or
    /// <c>session_cookie</c>.</summary>
    public string? AuthMethod { get; set; }

    /// <summary>Additional sign-in data, if Neon returns any.</summary>
    public string? AuthData { get; set; }

    private protected override object?[] Keys => [AccountId];

    /// <summary>The account.</summary>
    /// <returns>The id of the user or organization.</returns>
    private protected override string AsText() => AccountId ?? string.Empty;
}
