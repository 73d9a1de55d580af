namespace Neon.Commands;

/// <summary>Completes credential scopes.</summary>
internal sealed class CredentialScopeCompleter() : WordCompleter(
    "storage:read", "storage:write", "ai_gateway:invoke", "functions:invoke");
