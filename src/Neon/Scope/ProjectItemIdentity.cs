using System.Management.Automation;

namespace Neon;

/// <summary>
/// A resource of a project (a snapshot, a member, a key set), identified by its id, its name or the object itself.
/// </summary>
public abstract class ProjectItemIdentity : ResourceIdentity
{
    private protected ProjectItemIdentity(string? id, string? name, object? input = null, string? projectId = null)
        : base(id, name, input) => ProjectId = projectId;

    private protected ProjectItemIdentity(string? id, string? name, PSObject row)
        : this(id, name, row, ProjectIdentity.IdIn(row))
    {
    }

    /// <summary>The project of the resource, if it was specified as an object.</summary>
    public string? ProjectId { get; }
}
