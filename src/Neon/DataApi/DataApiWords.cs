namespace Neon.Commands;

/// <summary>Completes who issues the tokens of a Data API.</summary>
internal sealed class DataApiAuthProviderCompleter() : WordCompleter(
    "neon_auth", "external");

/// <summary>Completes what the description of a Data API holds.</summary>
internal sealed class OpenApiModeCompleter() : WordCompleter(
    "ignore-privileges", "disabled");
