using System.Text.Json.Serialization;

namespace Neon;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(Timestamp), typeof(Secret)])]
[JsonSerializable(typeof(Credential))]
[JsonSerializable(typeof(CredentialList))]
[JsonSerializable(typeof(CredentialSecret))]
[JsonSerializable(typeof(CredentialCreate))]
internal sealed partial class CredentialJson : JsonSerializerContext;

internal sealed class CredentialCreate
{
    public string? Name { get; init; }

    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>Only user credentials can be created on request.</summary>
    public string PrincipalType { get; init; } = "user";

    /// <summary>
    /// Whether a valid credential has the name and the scopes of this request. Neon may return the scopes in another order and only
    /// once, and a credential without a name must not have one.
    /// </summary>
    public bool Matches(Credential credential) =>
        credential.Name == Name && credential.RevokedAt is null && Scopes.ToHashSet(StringComparer.Ordinal).SetEquals(credential.Scopes ?? []);
}

internal sealed class CredentialList
{
    [RequiredInResponse]
    public IReadOnlyList<Credential>? Credentials { get; init; }
}
