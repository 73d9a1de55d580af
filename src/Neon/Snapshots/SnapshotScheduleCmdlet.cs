using System.Management.Automation;

namespace Neon.Commands;

/// <summary>The base of cmdlets that change the snapshot schedule of a branch.</summary>
public abstract class SnapshotScheduleCmdlet : BranchSettingCmdlet
{
    /// <summary>
    /// The branches, by id, by exact name, or piped in as branches or their snapshot schedules. Default: the branch
    /// of the context (see <c>Set-NeonContext</c>), never the project's default branch.
    /// </summary>
    [Parameter(ValueFromPipeline = true, HelpMessage = "The branches, by id, by exact name, or piped in as branches or their snapshot schedules.")]
    [Alias("BranchId")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(BranchCompleter))]
    [RefuseOtherRows(typeof(SnapshotScheduleIdentity), IsOptional = true)]
    public SnapshotScheduleIdentity[]? Branch { get; set; }

    /// <summary>Describes the target for a confirmation.</summary>
    private protected static string Describe(ParentScope parents, BranchIdentity? branch) => parents.DescribeOnBranch(branch, own: null, "snapshot schedule");
}
