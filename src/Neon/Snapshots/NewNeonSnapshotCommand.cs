using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Takes a snapshot of a branch.</summary>
/// <remarks>
/// <para>A snapshot keeps the state of a branch at this moment, or at the moment of its history that -Timestamp or -Lsn
/// name. Neon takes snapshots of root branches only and refuses others; how many may be kept depends on the plan.</para>
/// <para>It stays until it is removed, unless -ExpiresIn or -ExpiresAt ends it. Restore it with Restore-NeonSnapshot.</para>
/// </remarks>
/// <example>
/// <para>A snapshot before a migration, kept for two weeks</para>
/// <code>New-NeonSnapshot before-migration -Project app -Branch main -ExpiresIn 14.00:00 -Wait</code>
/// </example>
/// <example>
/// <para>The state of an hour ago</para>
/// <code>New-NeonSnapshot an-hour-ago -Project app -Branch main -Timestamp (Get-Date).AddHours(-1)</code>
/// </example>
/// <example>
/// <para>A snapshot of the default branch of every project, waited for together</para>
/// <code>Get-NeonProject | Get-NeonBranch -Default | New-NeonSnapshot -Name nightly -ExpiresIn 7.00:00 | Wait-NeonOperation</code>
/// </example>
/// <seealso cref="GetNeonSnapshotCommand"/>
/// <seealso cref="SetNeonSnapshotScheduleCommand"/>
/// <seealso href="about_Neon_Automation"/>
/// <seealso href="https://api-docs.neon.tech/reference/createsnapshot"/>
[Cmdlet(VerbsCommon.New, "NeonSnapshot", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(Snapshot))]
[NeonOperation("createSnapshot")]
public sealed class NewNeonSnapshotCommand : BranchChangeCmdlet
{
    /// <summary>The name of the snapshot. Neon makes one up without it.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [ValidateName]
    [SingleValue]
    public string? Name { get; set; }

    /// <summary>A short identifier for the snapshot beside its name.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SingleValue]
    public string? Slug { get; set; }

    /// <summary>Take the state of this time instead of the present one; it must lie in the history that the project keeps.</summary>
    [Parameter]
    [ValidateNotNull]
    [SingleValue]
    public DateTimeOffset? Timestamp { get; set; }

    /// <summary>Take the state of this log position, such as <c>0/1E19478</c>.</summary>
    [Parameter]
    [ValidatePattern(PointInTime.LsnForm)]
    [SingleValue]
    public string? Lsn { get; set; }

    /// <summary>When the snapshot is removed by itself.</summary>
    [Parameter]
    [ValidateNotNull]
    [SingleValue]
    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>After which time the snapshot is removed by itself, such as <c>14.00:00</c> for fourteen days.</summary>
    [Parameter]
    [Duration]
    public TimeSpan? ExpiresIn { get; set; }

    /// <summary>
    /// Give the branch's snapshot that has the name, if there is one, instead of taking it; it holds the state of the time it
    /// was taken. One of another -Timestamp, -Lsn or -Slug is an error.
    /// </summary>
    [Parameter]
    public SwitchParameter IfNotExists { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = (object?)Branch ?? Name;
        var expiresAt = PointInTime.Expiry(ExpiresAt, ExpiresIn, Client.Clock, "snapshot");
        PointInTime.Check(Timestamp, Lsn, nameof(Timestamp), nameof(Lsn), Client.Clock);
        Existing.EnsureNamed(IfNotExists, Name, "snapshot");
        if (!ShouldProcess(DescribeOnBranch(Branch, null, Name ?? "(named by Neon)"), Existing.Action(IfNotExists, "Take snapshot")))
        {
            return;
        }

        var (projectId, branchId) = await BranchAsync(cancellation);
        var create = new SnapshotCreate { Name = Name, Slug = Slug, Timestamp = Timestamp, Lsn = Lsn, ExpiresAt = expiresAt };
        var api = new SnapshotApi(Client);
        var existing = new Existing<Snapshot>(this, IfNotExists, "snapshot", Name ?? string.Empty)
        {
            Find = async stop => [.. (await api.ListAsync(projectId, stop)).Where(there => there.Name == Name && there.SourceBranchId == branchId)],
            Id = there => there.SnapshotId,
            Traits = there =>
            [
                Trait.OfTime("point in time", Timestamp, there.Timestamp),
                Trait.OfLsn("log position", Lsn, there.Lsn),
                new Trait("slug", Slug, there.Slug),
            ],
            Changeable = (there, _) => Task.FromResult<IReadOnlyList<Trait>>(
                [Trait.OfExpiry("ExpiresAt", expiresAt, there.ExpiresAt) with { ChangedBy = "Set-NeonSnapshot" }]),
        };
        var (snapshot, isNew) = await existing.OrCreateAsync(stop => api.CreateAsync(projectId, branchId, create, stop), cancellation);
        if (!isNew)
        {
            snapshot.Operations = await UnderWayAsync(projectId, operation => operation.BranchId == branchId, cancellation);
        }

        await CompleteAsync(snapshot, emit: true, cancellation);
    }
}
