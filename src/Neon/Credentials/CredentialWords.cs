namespace Neon.Commands;

/// <summary>Completes what a credential may do.</summary>
internal sealed class CredentialScopeCompleter() : WordCompleter(
    "storage:read", "storage:write", "ai_gateway:invoke", "functions:invoke");
