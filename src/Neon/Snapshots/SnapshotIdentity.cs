using System.ComponentModel;
using System.Management.Automation;
using System.Text.RegularExpressions;
using Neon.Commands;

namespace Neon;

/// <summary>A snapshot, identified by its id, its exact name or the snapshot itself, which includes its project.</summary>
[TypeConverter(typeof(RowConverter))]
public sealed partial class SnapshotIdentity : ProjectItemIdentity
{
    /// <summary>Identifies a snapshot by id or by name. Text of the form <c>snap-calm-lake-a1b2c3d4</c> is an id.</summary>
    /// <param name="idOrName">The id or the exact name.</param>
    public SnapshotIdentity(string idOrName)
        : base(IdFormat().IsMatch(idOrName) ? idOrName : null, IdFormat().IsMatch(idOrName) ? null : idOrName)
    {
    }

    /// <summary>Identifies a snapshot by the snapshot itself.</summary>
    /// <param name="snapshot">The snapshot.</param>
    public SnapshotIdentity(Snapshot snapshot)
        : base(snapshot.SnapshotId, snapshot.Name, snapshot, snapshot.ProjectId) => Snapshot = snapshot;

    /// <summary>Identifies a snapshot by a plain object with its keys, such as a row of a CSV file.</summary>
    /// <param name="plain">An object with <c>SnapshotId</c>, and <c>ProjectId</c> if known.</param>
    public SnapshotIdentity(PSObject plain)
        : base(PlainObject.Key(plain, "SnapshotId"), null, plain)
    {
    }

    /// <summary>The snapshot, if specified as an object.</summary>
    internal Snapshot? Snapshot { get; }

    /// <summary>The snapshot's id; looked up if only the name is known.</summary>
    internal async ValueTask<string> ResolveAsync(NeonClient client, string projectId, CancellationToken cancellation)
    {
        if (IsEmpty)
        {
            throw Empty("snapshot");
        }

        return Id ?? Pick(projectId, await new SnapshotApi(client).ListAsync(projectId, cancellation).ConfigureAwait(false)).SnapshotId!;
    }

    /// <summary>
    /// Selects the identified snapshot from a list. Neon does not document a format for ids, so any text may be an
    /// id.
    /// </summary>
    internal Snapshot Pick(string projectId, IReadOnlyList<Snapshot> all) =>
        (Id is null ? all.FirstOrDefault(snapshot => snapshot.SnapshotId == Name) : null)
        ?? Pick("snapshot", all, snapshot => snapshot.SnapshotId, snapshot => snapshot.Name == Name, Parents(projectId));

    /// <inheritdoc/>
    internal override async Task<NeonObject?> ReadResourceAsync(NeonClient client, string id, IReadOnlyDictionary<string, string> above, CancellationToken cancellation) =>
        await new SnapshotApi(client).FindAsync(ProjectId ?? await ParentScope.ProjectAboveAsync(client, above, cancellation).ConfigureAwait(false), id, cancellation).ConfigureAwait(false);

    [GeneratedRegex(@"^snap-[a-z0-9]+-[a-z0-9]+-[a-z0-9]+\z")]
    private static partial Regex IdFormat();
}
