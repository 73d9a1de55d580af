namespace Neon.Commands;

/// <summary>Completes the providers of Neon Auth.</summary>
internal sealed class AuthProviderCompleter() : WordCompleter(
    "better_auth", "stack", "mock");

/// <summary>Completes the known OAuth providers of Neon Auth.</summary>
internal sealed class KnownOAuthProviderCompleter() : WordCompleter(
    "google", "github", "microsoft", "vercel");
