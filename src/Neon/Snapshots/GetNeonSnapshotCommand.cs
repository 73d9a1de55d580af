using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets the snapshots of a project, or some of them.</summary>
/// <remarks>
/// <para>Without -Snapshot, the cmdlet lists all manual and scheduled snapshots of the project; a piped branch or
/// -Branch limits the list to snapshots of that branch. -Name accepts wildcards.</para>
/// <para>A single snapshot is selected from the full list, because Neon has no call for one.</para>
/// <para>The list is sorted by time, the newest first.</para>
/// </remarks>
/// <example>
/// <para>All snapshots of a project</para>
/// <code>Get-NeonSnapshot -Project app</code>
/// </example>
/// <example>
/// <para>The newest snapshot of a branch</para>
/// <code>Get-NeonBranch main -Project app | Get-NeonSnapshot | Sort-Object CreatedAt -Descending | Select-Object -First 1</code>
/// </example>
/// <example>
/// <para>Restore a snapshot to inspect it, then replace the branch with the restored one</para>
/// <code>$preview = Get-NeonSnapshot before-migration -Project app | Restore-NeonSnapshot -TargetBranch main -Wait
/// $preview | Complete-NeonBranchRestore -Wait</code>
/// </example>
/// <keywords>backup, list backups</keywords>
/// <seealso cref="NewNeonSnapshotCommand"/>
/// <seealso cref="RestoreNeonSnapshotCommand"/>
[Cmdlet(VerbsCommon.Get, "NeonSnapshot")]
[OutputType(typeof(Snapshot))]
[NeonOperation("listSnapshots")]
public sealed class GetNeonSnapshotCommand : ProjectCmdlet
{
    private const string ListSet = "List";
    private const string SingleSet = "Snapshot";

    /// <summary>
    /// One or more snapshots, by id, by exact name or piped in. A piped snapshot is read again. Text with wildcard characters is a
    /// pattern, as for -Name.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = SingleSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "One or more snapshots, by id, by exact name or piped in.")]
    [Alias("SnapshotId")]
    [SupportsWildcards]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(IdentityOrPatternOf<SnapshotCompleter>))]
    [IdentityValue(typeof(SnapshotIdentity), IsList = true, Filter = nameof(Name))]
    public SnapshotIdentity[]? Snapshot { get; set; }

    /// <summary>
    /// The branch whose snapshots are listed, by id, by exact name or piped in. Default: all branches of the project.
    /// </summary>
    [Parameter(ParameterSetName = ListSet, ValueFromPipelineByPropertyName = true, HelpMessage = "The branch whose snapshots are listed, by id, by exact name or piped in.")]
    [Alias("BranchId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(BranchCompleter))]
    [IdentityValue(typeof(BranchIdentity))]
    public BranchIdentity? Branch { get; set; }

    /// <summary>
    /// Only snapshots with one of these names. A name without wildcard characters must match exactly, including case; a pattern
    /// ignores case. Brackets are wildcard characters: escape those in a name with
    /// <c>[WildcardPattern]::Escape</c>.
    /// </summary>
    [Parameter(ParameterSetName = ListSet, HelpMessage = "Only snapshots with one of these names.")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NameOf<SnapshotCompleter>))]
    public string[]? Name { get; set; }

    /// <summary>
    /// Only snapshots that were created at least this long ago, such as <c>14d</c>. Minimum: one second. Those
    /// whose time of creation is unknown are excluded.
    /// </summary>
    [Parameter(ParameterSetName = ListSet, HelpMessage = "Only snapshots that were created at least this long ago, such as 14d.")]
    [ArgumentCompleter(typeof(AgeCompleter))]
    [Duration]
    public TimeSpan? OlderThan { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var target = Snapshot.Current();
        Target = (object?)target ?? (object?)Branch ?? Project;
        var api = new SnapshotApi(Client);
        if (target is not null)
        {
            target.EnsureNamed();
            var home = await Parents.ProjectOfAsync(target, cancellation);
            WriteObject(target.Pick(home, await api.ListAsync(home, cancellation)));
            return;
        }

        var names = NameFilter.Of(Name);
        var age = AgeFilter.Of(OlderThan, nameof(OlderThan), Client);
        BranchKey? branchKey = Branch is null ? null : await Parents.TargetBranchAsync(Branch, cancellation);
        var projectId = branchKey?.ProjectId ?? await Parents.ProjectIdAsync(cancellation);
        foreach (var snapshot in await api.ListAsync(projectId, cancellation))
        {
            WriteMatch(snapshot, names.Matches(snapshot.Name) && age.Matches(snapshot.CreatedAt) && (branchKey is null || snapshot.SourceBranchId == branchKey?.BranchId));
        }
    }
}
