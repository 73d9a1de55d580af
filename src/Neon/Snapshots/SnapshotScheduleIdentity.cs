using System.ComponentModel;
using System.Management.Automation;

namespace Neon;

/// <summary>
/// The snapshot schedule of a branch, identified by the branch or the schedule itself. A branch has one schedule.
/// </summary>
[TypeConverter(typeof(RowConverter))]
public sealed class SnapshotScheduleIdentity : ResourceIdentity
{
    /// <summary>Identifies a schedule by the id or name of its branch.</summary>
    /// <param name="branchIdOrName">The branch's id or exact name.</param>
    public SnapshotScheduleIdentity(string branchIdOrName)
        : this(new BranchIdentity(branchIdOrName))
    {
    }

    /// <summary>Identifies a schedule by its branch.</summary>
    /// <param name="branch">The branch.</param>
    public SnapshotScheduleIdentity(Branch branch)
        : this(new BranchIdentity(branch))
    {
    }

    /// <summary>Identifies a schedule by the schedule itself.</summary>
    /// <param name="schedule">The schedule.</param>
    public SnapshotScheduleIdentity(SnapshotSchedule schedule)
        : this(new BranchIdentity(new Branch { ProjectId = schedule.ProjectId, BranchId = schedule.BranchId }), schedule)
    {
    }

    /// <summary>Identifies a schedule by a plain object with its branch's keys, such as a row of a CSV file.</summary>
    /// <param name="plain">An object with <c>BranchId</c>, and <c>ProjectId</c> if known.</param>
    public SnapshotScheduleIdentity(PSObject plain)
        : this(BranchIdentity.Above(plain), plain)
    {
    }

    private SnapshotScheduleIdentity(BranchIdentity branch, object? input = null)
        : base(branch.Id, branch.Name, input ?? branch.Input) => Branch = branch;

    /// <summary>The branch of the schedule.</summary>
    internal BranchIdentity Branch { get; }

    /// <inheritdoc/>
    internal override ValueTask<string?> FindIdAsync(NeonClient client, IReadOnlyDictionary<string, string> above, CancellationToken cancellation) =>
        Branch.FindIdAsync(client, above, cancellation);

    /// <inheritdoc/>
    internal override Task<NeonObject?>? ReadResourceAsync(NeonClient client, string id, IReadOnlyDictionary<string, string> above, CancellationToken cancellation) =>
        Branch.ReadResourceAsync(client, id, above, cancellation);
}
