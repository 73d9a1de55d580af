using System.ComponentModel;
using System.Management.Automation;

namespace Neon;

/// <summary>The snapshot schedule of a branch, named by the branch or by itself. A branch has one schedule.</summary>
[TypeConverter(typeof(RowConverter))]
public sealed class SnapshotScheduleIdentity : ResourceIdentity
{
    /// <summary>Names a schedule by its branch's id or name.</summary>
    /// <param name="branchIdOrName">The branch's id or exact name.</param>
    public SnapshotScheduleIdentity(string branchIdOrName)
        : this(new BranchIdentity(branchIdOrName))
    {
    }

    /// <summary>Names a schedule by its branch.</summary>
    /// <param name="branch">The branch.</param>
    public SnapshotScheduleIdentity(Branch branch)
        : this(new BranchIdentity(branch))
    {
    }

    /// <summary>Names a schedule by itself.</summary>
    /// <param name="schedule">The schedule.</param>
    public SnapshotScheduleIdentity(SnapshotSchedule schedule)
        : this(new BranchIdentity(new Branch { ProjectId = schedule.ProjectId, BranchId = schedule.BranchId }), schedule)
    {
    }

    /// <summary>Names a schedule by a plain object with its branch's keys, such as a row of a CSV file.</summary>
    /// <param name="plain">An object with <c>BranchId</c>, and <c>ProjectId</c> if it is known.</param>
    public SnapshotScheduleIdentity(PSObject plain)
        : this(BranchIdentity.Above(plain), plain)
    {
    }

    private SnapshotScheduleIdentity(BranchIdentity branch, object? input = null)
        : base(branch.Id, branch.Name, input ?? branch.Input) => Branch = branch;

    /// <summary>The branch that snapshots are taken of.</summary>
    internal BranchIdentity Branch { get; }

    /// <inheritdoc/>
    internal override Task<NeonObject?>? ReadResourceAsync(NeonClient client, string id, IReadOnlyDictionary<string, string> above, CancellationToken cancellation) =>
        Branch.ReadResourceAsync(client, id, above, cancellation);
}
