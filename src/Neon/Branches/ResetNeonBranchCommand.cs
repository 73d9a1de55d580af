using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Resets a branch to the latest state of its parent.</summary>
/// <remarks>
/// <para>All databases and buckets of the branch are replaced by those of the parent, and the current state is lost unless
/// you specify -PreserveUnderName. Connection strings do not change. Neon resets buckets in the regions that have them. A
/// branch with children requires -PreserveUnderName, which keeps the current state and the children. A root branch has no
/// parent and cannot be reset, and neither can a protected branch. Restore-NeonBranch can restore both to a point in time.</para>
/// <para>This is the same as Restore-NeonBranch with the parent as the source. If you specify a name or id, the parent is
/// looked up.</para>
/// </remarks>
/// <example>
/// <para>Bring a development branch up to date with production</para>
/// <code>Reset-NeonBranch dev -Project app -Wait</code>
/// </example>
/// <example>
/// <para>Bring all branches that match a pattern up to date, and wait for all of them together</para>
/// <code>Get-NeonBranch -Project app -Name dev* | Reset-NeonBranch -Confirm:$false | Wait-NeonOperation</code>
/// </example>
/// <example>
/// <para>Reset a branch, and keep its current state for inspection</para>
/// <code>Reset-NeonBranch dev -Project app -PreserveUnderName dev-before -Wait</code>
/// </example>
/// <keywords>refresh, sync, rebase, pull from parent</keywords>
/// <seealso cref="RestoreNeonBranchCommand"/>
/// <seealso href="https://neon.com/docs/manage/branches"/>
[Cmdlet(VerbsCommon.Reset, "NeonBranch", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(Branch))]
[NeonOperation("restoreProjectBranch")]
public sealed class ResetNeonBranchCommand : ProjectChangeCmdlet
{
    /// <summary>The branches to reset, by id, by exact name or piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The branches to reset, by id, by exact name or piped in.")]
    [Alias("BranchId")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(BranchCompleter))]
    [RefuseOtherRows(typeof(BranchIdentity))]
    public BranchIdentity[] Branch { get; set; } = null!;

    /// <summary>The name of a new branch that keeps the current state.</summary>
    [Parameter(HelpMessage = "The name of a new branch that keeps the current state.")]
    [ValidateLength(1, 256)]
    [ValidateName]
    [NameOfOne]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    public string? PreserveUnderName { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var branch = Branch.Current();
        Target = branch;
        var previewed = await this.PreviewAsync(branch, isShown: false, cancellation);
        Refuse(branch, previewed);
        if (ShowsChange)
        {
            var foreseen = await Parents.TargetBranchAsync(branch, cancellation);
            BranchGuard.RefuseReplacement(branch, PreserveUnderName is null && await Siblings.HasChildrenAsync(foreseen, null, cancellation));
            await Siblings.EnsureFreeAsync(foreseen, isOwn: false, PreserveUnderName, cancellation);
        }

        var parent = previewed?.ParentId is { } id ? $" {Client.Connection.Names.InPath(id)}" : string.Empty;
        if (!ShouldProcess(Parents.Describe(branch), $"Reset branch to its parent{parent}, replacing all its databases and buckets" + BranchGuard.Kept(PreserveUnderName)))
        {
            return;
        }

        var api = new BranchApi(Client);
        var branchKey = await Parents.TargetBranchAsync(branch, cancellation);
        var known = this.Known(branch, branchKey) ?? await api.GetAsync(branchKey, cancellation);
        Refuse(branch, known);
        var body = new BranchRestoreBody { SourceBranchId = known.ParentId!, PreserveUnderName = PreserveUnderName };
        await this.CompleteAsync(await api.RestoreAsync(branchKey, body, cancellation).ExplainTakenAsync("branch", PreserveUnderName), emit: true, cancellation);
    }

    private ProjectBranches Siblings => new(this);

    private protected override IReadOnlyList<KnownRefusal> OwnRefusals => BranchGuard.OfRestores;

    private static void Refuse(BranchIdentity branch, Branch? known)
    {
        if (known is { ParentId: null })
        {
            throw new NeonApiException(NeonFailure.Refused, $"The branch {branch} is a root branch and has no parent to reset to.")
            {
                Advice = "Use Restore-NeonBranch: -Timestamp restores it to its own past, -Source to another branch.",
            };
        }

        BranchGuard.RefuseReset(branch, known);
    }
}
