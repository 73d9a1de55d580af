namespace Neon.Commands;

/// <summary>Completes the providers of Neon Auth.</summary>
internal sealed class AuthProviderCompleter() : WordCompleter(
    "better_auth", "stack", "mock");

/// <summary>Completes the services that users of Neon Auth can sign in by.</summary>
internal sealed class KnownOAuthProviderCompleter() : WordCompleter(
    "google", "github", "microsoft", "vercel");
