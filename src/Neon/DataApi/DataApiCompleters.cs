namespace Neon.Commands;

/// <summary>Completes the token issuers of a Data API.</summary>
internal sealed class DataApiAuthProviderCompleter() : KnownValueCompleter(
    ("neon_auth", "Accepts tokens of the branch's Neon Auth"),
    ("external", "Accepts tokens of another issuer, by its JWKS URL"));

/// <summary>Completes the OpenAPI modes of a Data API.</summary>
internal sealed class OpenApiModeCompleter() : KnownValueCompleter(
    ("ignore-privileges", "Describes all tables, regardless of privileges"),
    ("disabled", "Publishes no description"));
