using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Resets a branch to the newest state of its parent.</summary>
/// <remarks>
/// <para>All databases and buckets of the branch are replaced by the parent's, and nothing of the present state is kept; its
/// connection strings stay. Neon resets buckets in the regions that have them. A branch with children is reset only with
/// -PreserveUnderName, under which the present state and the children are kept. A root branch has no parent and is
/// refused.</para>
/// <para>This is Restore-NeonBranch with the parent as its source; the parent is looked up when a name or id is given.</para>
/// </remarks>
/// <example>
/// <para>Bring a development branch up to date with production</para>
/// <code>Reset-NeonBranch dev -Project app -Wait</code>
/// </example>
/// <example>
/// <para>Bring all branches that match a pattern up to date, waiting for all together</para>
/// <code>Get-NeonBranch -Project app -Name dev* | Reset-NeonBranch -Confirm:$false | Wait-NeonOperation</code>
/// </example>
/// <example>
/// <para>Begin anew, and keep the present state for a look</para>
/// <code>Reset-NeonBranch dev -Project app -PreserveUnderName dev-before -Wait</code>
/// </example>
/// <seealso cref="RestoreNeonBranchCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/restoreprojectbranch"/>
[Cmdlet(VerbsCommon.Reset, "NeonBranch", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(Branch))]
[NeonOperation("restoreProjectBranch")]
public sealed class ResetNeonBranchCommand : ProjectChangeCmdlet
{
    /// <summary>The branch to reset, by id, by exact name or piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("BranchId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(BranchCompleter))]
    [RefuseOtherRows(typeof(BranchIdentity))]
    public BranchIdentity Branch { get; set; } = null!;

    /// <summary>The name under which the present state is kept as a branch of its own.</summary>
    [Parameter]
    [ValidateLength(1, 256)]
    [ValidateName]
    [SingleValue]
    public string? PreserveUnderName { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Branch;
        if (Branch.Branch is { ParentId: null })
        {
            throw NoParent();
        }

        BranchGuard.Refuse(Branch, "reset");

        if (!ShouldProcess(Describe(Branch), "Reset branch to its parent, replacing all its databases and buckets"))
        {
            return;
        }

        var api = new BranchApi(Client);
        var (projectId, branchId) = await TargetBranchAsync(Branch, cancellation);
        var parentId = (Branch.Branch ?? await api.GetAsync(projectId, branchId, cancellation)).ParentId ?? throw NoParent();
        var body = new BranchRestoreBody { SourceBranchId = parentId, PreserveUnderName = PreserveUnderName };
        await CompleteAsync(await api.RestoreAsync(projectId, branchId, body, cancellation), emit: true, cancellation);
    }

    private protected override IReadOnlyList<KnownRefusal> OwnRefusals => BranchGuard.OfRestores;

    private NeonApiException NoParent() => new(NeonFailure.Refused, $"The branch {Branch} is a root branch: it has no parent to be reset to.")
    {
        Advice = "Restore it to its own past with Restore-NeonBranch -Timestamp, or to another branch with -Source.",
    };
}
