using System.Management.Automation;

namespace Neon;

/// <summary>Something of a project (a snapshot, a member, a key set) named by its id, its name or itself.</summary>
public abstract class ProjectItemIdentity : ResourceIdentity
{
    private protected ProjectItemIdentity(string? id, string? name, object? input = null, string? projectId = null)
        : base(id, name, input) => ProjectId = projectId;

    private protected ProjectItemIdentity(string? id, string? name, PSObject row)
        : this(id, name, row, ProjectIdentity.IdIn(row))
    {
    }

    /// <summary>The project that it belongs to, when it was given as an object.</summary>
    public string? ProjectId { get; }
}
