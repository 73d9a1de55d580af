namespace Neon.Commands;

/// <summary>Completes the roles in an organization.</summary>
internal sealed class MemberRoleCompleter() : WordCompleter(
    "admin", "member", "editor", "viewer", "collaborator");
