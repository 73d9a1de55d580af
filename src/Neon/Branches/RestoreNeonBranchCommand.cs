using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Restores a branch to an earlier state, or to the state of another branch.</summary>
/// <remarks>
/// <para>All databases of the branch are replaced. Connections are interrupted briefly; connection strings do not change.
/// Without -Source, the branch is restored to its own past, which requires a point in time and -PreserveUnderName: the
/// current state is kept under that name.</para>
/// <para>-PreserveUnderName is also required if the branch has children; they move to the preserved branch.</para>
/// <para>A protected branch can be restored to a point in time, or to another branch; the confirmation shows that the branch is protected.
/// Only the latest state of its parent is refused, because that is a reset: see Reset-NeonBranch.</para>
/// </remarks>
/// <example>
/// <para>Undo the last hour, and keep the current state for inspection</para>
/// <code>Get-NeonBranch main -Project app | Restore-NeonBranch -Timestamp (Get-Date).AddHours(-1) -PreserveUnderName before-undo -Wait</code>
/// </example>
/// <example>
/// <para>Make a branch identical to another branch</para>
/// <code>Restore-NeonBranch dev -Project app -Source main -Confirm:$false</code>
/// </example>
/// <example>
/// <para>Inspect an earlier state, then restore it</para>
/// <code>$moment = (Get-Date).AddHours(-2)
/// New-NeonBranch look -Project app -Parent main -ParentTimestamp $moment -Wait | Compare-NeonBranchSchema -Database orders
/// Restore-NeonBranch main -Project app -Timestamp $moment -PreserveUnderName main-before -Wait</code>
/// </example>
/// <keywords>pitr, point-in-time recovery, undo, rollback, revert, flashback, time travel, backup</keywords>
/// <seealso cref="ResetNeonBranchCommand"/>
/// <seealso href="https://neon.com/docs/manage/branches"/>
[Cmdlet(VerbsData.Restore, "NeonBranch", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(Branch))]
[NeonOperation("restoreProjectBranch")]
public sealed class RestoreNeonBranchCommand : ProjectChangeCmdlet
{
    /// <summary>The branches to restore, by id, by exact name or piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The branches to restore, by id, by exact name or piped in.")]
    [Alias("BranchId")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(BranchCompleter))]
    [RefuseOtherRows(typeof(BranchIdentity))]
    public BranchIdentity[] Branch { get; set; } = null!;

    /// <summary>The branch to restore from, by id, by exact name or as an object. Default: the branch itself.</summary>
    [Parameter(HelpMessage = "The branch to restore from, by id, by exact name or as an object.")]
    [Alias("SourceBranchId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(BranchCompleter))]
    [IdentityValue(typeof(BranchIdentity))]
    public BranchIdentity? Source { get; set; }

    /// <summary>
    /// The time to restore to, or how long ago it was, such as <c>-30m</c>. Default: the latest state, if -Source is another
    /// branch.
    /// </summary>
    [Parameter(HelpMessage = "The time to restore to, or how long ago it was, such as -30m.")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(PastTimeCompleter))]
    [Time]
    public DateTimeOffset? Timestamp { get; set; }

    /// <summary>The log position (LSN) to restore to, such as <c>0/1E19478</c>.</summary>
    [Parameter(HelpMessage = "The log position (LSN) to restore to, such as 0/1E19478.")]
    [ValidateLsn]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    public string? Lsn { get; set; }

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
        Source?.EnsureNamed();
        PointInTime.Check(Timestamp, Lsn, nameof(Timestamp), nameof(Lsn), Client.Clock);
        (Source ?? branch).EnsureHistory(Timestamp, nameof(Timestamp));
        EnsureOwnPast(isOwn: Source is null);
        var known = await this.PreviewAsync(branch, isShown: true, cancellation);
        if (ShowsChange)
        {
            await ForeseeAsync(branch, cancellation);
        }

        await RefuseResetAsync(branch, known, cancellation);
        var what = known?.Protected == true ? "protected branch" : "branch";
        if (!ShouldProcess(Parents.Describe(branch), $"Restore {what} to {Source?.ToString() ?? "its own state"}{At()}, replacing all its databases{BranchGuard.Kept(PreserveUnderName, becomesParent: Source is null)}"))
        {
            return;
        }

        var branchKey = await Parents.TargetBranchAsync(branch, cancellation);
        await RefuseResetAsync(branch, this.Known(branch, branchKey), cancellation);
        var source = await SourceAsync(branchKey, cancellation);
        var body = new BranchRestoreBody
        {
            SourceBranchId = source.BranchId,
            SourceTimestamp = Timestamp,
            SourceLsn = Lsn,
            PreserveUnderName = PreserveUnderName,
        };
        await this.CompleteAsync(
            await new BranchApi(Client).RestoreAsync(branchKey, body, cancellation).ExplainTakenAsync("branch", PreserveUnderName), emit: true, cancellation);
    }

    private ProjectBranches Siblings => new(this);

    private protected override IReadOnlyList<KnownRefusal> OwnRefusals => BranchGuard.OfRestores;

    /// <summary>Refuses what Neon would refuse, before the confirmation.</summary>
    private async Task ForeseeAsync(BranchIdentity branch, CancellationToken cancellation)
    {
        var branchKey = await Parents.TargetBranchAsync(branch, cancellation);
        var source = await SourceAsync(branchKey, cancellation);
        await HistoryRefusals.ForeseeAsync(this, source, Timestamp, cancellation);
        BranchGuard.RefuseReplacement(branch, PreserveUnderName is null && await Siblings.HasChildrenAsync(branchKey, null, cancellation));
        await Siblings.EnsureFreeAsync(branchKey, isOwn: false, PreserveUnderName, cancellation);
    }

    /// <summary>The branch to restore from. It may be the branch itself, by another name of it.</summary>
    private async Task<BranchKey> SourceAsync(BranchKey branchKey, CancellationToken cancellation)
    {
        var source = Source is null ? branchKey : await Parents.TargetBranchAsync(Source, cancellation);
        EnsureOwnPast(source == branchKey);
        return source;
    }

    private void EnsureOwnPast(bool isOwn)
    {
        if (isOwn && ((Timestamp is null && Lsn is null) || PreserveUnderName is null))
        {
            var (required, missing) = (Timestamp is null && Lsn is null, PreserveUnderName is null) switch
            {
                (true, true) => ("a point in time and -PreserveUnderName are", "-Timestamp or -Lsn, and -PreserveUnderName"),
                (true, false) => ("a point in time is", "-Timestamp or -Lsn"),
                _ => ("-PreserveUnderName is", "-PreserveUnderName"),
            };
            throw InputErrors.Invalid(
                $"To restore a branch to its own past, {required} required.",
                $"Specify {missing}; or specify another branch with -Source.");
        }
    }

    /// <summary>The latest state of the parent is what a reset restores, so the same rules apply.</summary>
    private async Task RefuseResetAsync(BranchIdentity branch, Branch? known, CancellationToken cancellation)
    {
        if (Source is not null && known is { Protected: not false } && Timestamp is null && Lsn is null
            && (await Parents.TargetBranchAsync(Source, cancellation)).BranchId == known.ParentId)
        {
            BranchGuard.RefuseReset(branch, known);
        }
    }

    private string At() => Timestamp is { } time ? $" at {time:u}" : Lsn is null ? string.Empty : $" at {Lsn}";
}
