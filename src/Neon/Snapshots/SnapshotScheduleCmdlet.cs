using System.Management.Automation;

namespace Neon.Commands;

/// <summary>The base of cmdlets that change the snapshot schedule of a branch.</summary>
public abstract class SnapshotScheduleCmdlet : BranchSettingCmdlet
{
    /// <summary>
    /// The branch, by id, by exact name, or piped in as the branch itself or its snapshot schedule. Default: the branch
    /// of the context (see <c>Set-NeonContext</c>), never the project's default branch.
    /// </summary>
    [Parameter(ValueFromPipeline = true, HelpMessage = "The branch, by id, by exact name, or piped in as the branch itself or its snapshot schedule.")]
    [Alias("BranchId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(BranchCompleter))]
    [RefuseOtherRows(typeof(SnapshotScheduleIdentity), IsOptional = true)]
    public SnapshotScheduleIdentity? Branch { get; set; }

    /// <summary>Describes the target for a confirmation.</summary>
    private protected static string Describe(ParentScope parents, BranchIdentity? branch) => parents.DescribeOnBranch(branch, own: null, "snapshot schedule");
}
