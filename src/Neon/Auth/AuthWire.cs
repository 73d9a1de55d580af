using System.Security;
using System.Text.Json.Serialization;

namespace Neon;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(Timestamp), typeof(Secret)])]
[JsonSerializable(typeof(AuthIntegration))]
[JsonSerializable(typeof(AuthSetup))]
[JsonSerializable(typeof(AuthProjectTransfer))]
[JsonSerializable(typeof(AuthUser))]
[JsonSerializable(typeof(AuthOAuthProvider))]
[JsonSerializable(typeof(AuthDomainList))]
[JsonSerializable(typeof(AuthOAuthProviderList))]
[JsonSerializable(typeof(AuthEnableBody))]
[JsonSerializable(typeof(AuthDisableBody))]
[JsonSerializable(typeof(AuthDomainAddBody))]
[JsonSerializable(typeof(AuthDomainRemoveBody))]
[JsonSerializable(typeof(AuthUserCreate))]
[JsonSerializable(typeof(AuthUserRoles))]
[JsonSerializable(typeof(AuthOAuthProviderAdd))]
[JsonSerializable(typeof(AuthOAuthProviderUpdate))]
[JsonSerializable(typeof(AuthProjectBody))]
internal sealed partial class AuthJson : JsonSerializerContext;

internal sealed class AuthEnableBody
{
    public required string AuthProvider { get; init; }

    public string? DatabaseName { get; init; }
}

internal sealed class AuthDisableBody
{
    public bool? DeleteData { get; init; }
}

internal sealed class AuthDomainAddBody
{
    public required string Domain { get; init; }

    public required string AuthProvider { get; init; }
}

internal sealed class AuthDomainRemoveBody
{
    public required string AuthProvider { get; init; }

    public required IReadOnlyList<AuthDomainItem> Domains { get; init; }
}

internal sealed class AuthDomainItem
{
    public required string Domain { get; init; }
}

internal sealed class AuthUserCreate
{
    public required string Email { get; init; }

    public string? Name { get; init; }
}

internal sealed class AuthUserRoles
{
    public required IReadOnlyList<string> Roles { get; init; }
}

internal sealed class AuthOAuthProviderAdd
{
    public required string Id { get; init; }

    public string? ClientId { get; init; }

    public SecureString? ClientSecret { get; init; }

    public string? MicrosoftTenantId { get; init; }

    /// <summary>
    /// Whether a provider matches this addition. Neon does not return the tenant, and may not return the secret.
    /// </summary>
    public bool Matches(AuthOAuthProvider provider) =>
        provider.OAuthProviderId == Id
        && (ClientId is null ? provider.Type == "shared" : provider.ClientId == ClientId)
        && (ClientSecret is null || provider.ClientSecret is null || Secret.Reveal(provider.ClientSecret) == Secret.Reveal(ClientSecret));
}

internal sealed class AuthOAuthProviderUpdate
{
    public string? ClientId { get; init; }

    public SecureString? ClientSecret { get; init; }

    public string? MicrosoftTenantId { get; init; }

    /// <summary>Whether a provider matches this update. The tenant cannot be read.</summary>
    public bool Matches(AuthOAuthProvider provider) =>
        MicrosoftTenantId is null
        && (ClientId is null || provider.ClientId == ClientId)
        && (ClientSecret is null || (provider.ClientSecret is { } present && Secret.Reveal(present) == Secret.Reveal(ClientSecret)));
}

/// <summary>Specifies the project in the body, because the route does not contain it.</summary>
internal sealed class AuthProjectBody
{
    public required string ProjectId { get; init; }

    public required string AuthProvider { get; init; }
}

internal sealed class AuthDomainList
{
    [RequiredInResponse]
    public IReadOnlyList<AuthDomain>? Domains { get; init; }
}

internal sealed class AuthOAuthProviderList
{
    [RequiredInResponse]
    public IReadOnlyList<AuthOAuthProvider>? Providers { get; init; }
}
