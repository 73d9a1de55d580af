namespace Neon.Commands;

/// <summary>Completes the roles in an organization. <c>member</c> is the legacy name of <c>editor</c> and comes last.</summary>
internal sealed class MemberRoleCompleter() : WordCompleter(
    "admin", "editor", "viewer", "collaborator", "member");
