using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Changes the name or the expiry of a snapshot.</summary>
/// <remarks>
/// <para>Only the specified properties are changed. -NoExpiration removes the expiry: the snapshot is then kept, and
/// charged for, until it is removed.</para>
/// </remarks>
/// <example>
/// <para>Keep a snapshot permanently</para>
/// <code>Set-NeonSnapshot before-migration -Project app -NoExpiration</code>
/// </example>
/// <example>
/// <para>Set all snapshots that match a pattern to expire in three days</para>
/// <code>Get-NeonSnapshot -Project app -Name before-* | Set-NeonSnapshot -ExpiresIn 3d</code>
/// </example>
/// <keywords>backup, rename, ttl, expire, retention</keywords>
/// <seealso cref="GetNeonSnapshotCommand"/>
[Cmdlet(VerbsCommon.Set, "NeonSnapshot", SupportsShouldProcess = true)]
[OutputType(typeof(Snapshot))]
[NeonOperation("updateSnapshot")]
public sealed class SetNeonSnapshotCommand : ProjectCmdlet
{
    /// <summary>The snapshots to change, by id, by exact name or piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The snapshots to change, by id, by exact name or piped in.")]
    [Alias("SnapshotId")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(SnapshotCompleter))]
    [RefuseOtherRows(typeof(SnapshotIdentity))]
    public SnapshotIdentity[] Snapshot { get; set; } = null!;

    /// <summary>The new name.</summary>
    [Parameter(HelpMessage = "The new name.")]
    [ValidateNotNullOrEmpty]
    [ValidateName]
    [NameOfOne]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    public string? Name { get; set; }

    /// <summary>When the snapshot is deleted automatically.</summary>
    [Parameter(HelpMessage = "When the snapshot is deleted automatically.")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(FutureTimeCompleter))]
    [Time]
    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>How long until the snapshot is deleted automatically, such as <c>7d</c>.</summary>
    [Parameter(HelpMessage = "How long until the snapshot is deleted automatically, such as 7d.")]
    [ArgumentCompleter(typeof(DurationCompleter))]
    [Duration]
    public TimeSpan? ExpiresIn { get; set; }

    /// <summary>Removes the expiry: the snapshot is kept until it is removed.</summary>
    [Parameter(HelpMessage = "Removes the expiry: the snapshot is kept until it is removed.")]
    public SwitchParameter NoExpiration { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var snapshot = Snapshot.Current();
        Target = snapshot;
        var update = new SnapshotUpdate
        {
            Name = Name,
            ExpiresAt = PointInTime.ExpiryChange(PointInTime.Expiry(ExpiresAt, ExpiresIn, Client.Clock), NoExpiration),
        };
        if (update is { Name: null, ExpiresAt: null })
        {
            throw InputErrors.NoChanges("Specify -Name, -ExpiresAt, -ExpiresIn or -NoExpiration.");
        }

        var api = new SnapshotApi(Client);
        if (!await ShouldChangeAsync<Snapshot>(
            Parents.Describe(snapshot),
            "Change snapshot",
            snapshot,
            ReadAsync,
            current => [new("Name", Name, current?.Name), RequestedSetting.OfExpiryChange("ExpiresAt", update.ExpiresAt, current?.ExpiresAt)],
            cancellation))
        {
            return;
        }

        var projectId = await Parents.ProjectOfAsync(snapshot, cancellation);
        var snapshotId = await snapshot.ResolveAsync(Client, projectId, cancellation);
        WriteObject(await api.UpdateAsync(projectId, snapshotId, update, cancellation));

        async Task<Snapshot?> ReadAsync(CancellationToken stop)
        {
            var home = await Parents.ProjectOfAsync(snapshot, stop);
            return await api.FindAsync(home, await snapshot.ResolveAsync(Client, home, stop), stop);
        }
    }
}
