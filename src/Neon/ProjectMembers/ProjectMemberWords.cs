namespace Neon.Commands;

/// <summary>Completes the roles for a project.</summary>
internal sealed class ProjectRoleCompleter() : WordCompleter(
    "viewer", "editor", "admin");
