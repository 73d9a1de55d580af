namespace Neon.Commands;

/// <summary>Completes the token issuers of a Data API.</summary>
internal sealed class DataApiAuthProviderCompleter() : KnownValueCompleter(
    "neon_auth", "external");

/// <summary>Completes the OpenAPI modes of a Data API.</summary>
internal sealed class OpenApiModeCompleter() : KnownValueCompleter(
    "ignore-privileges", "disabled");
