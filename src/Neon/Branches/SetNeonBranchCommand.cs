using System.Globalization;
using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Changes the name, protection or expiry of a branch.</summary>
/// <remarks>
/// <para>Only the specified properties are changed. -NoExpiration removes the expiry. A protected branch cannot be removed
/// or reset until you remove the protection with <c>-Protected:$false</c>.</para>
/// </remarks>
/// <example>
/// <para>Protect a branch</para>
/// <code>Get-NeonBranch main -Project app | Set-NeonBranch -Protected</code>
/// </example>
/// <example>
/// <para>Keep a branch for three more days</para>
/// <code>Set-NeonBranch pr-42 -Project app -ExpiresIn 3d</code>
/// </example>
/// <example>
/// <para>Set an expiry for all branches that match a pattern, such as those of pull requests</para>
/// <code>Get-NeonBranch -Project app -Name pr-* | Set-NeonBranch -ExpiresIn 14d</code>
/// </example>
/// <keywords>rename, lock, ttl, expire, extend</keywords>
/// <seealso cref="SetNeonDefaultBranchCommand"/>
/// <seealso href="https://neon.com/docs/manage/branches"/>
[Cmdlet(VerbsCommon.Set, "NeonBranch", SupportsShouldProcess = true)]
[OutputType(typeof(Branch))]
[NeonOperation("updateProjectBranch")]
public sealed class SetNeonBranchCommand : ProjectChangeCmdlet
{
    /// <summary>The branches to change, by id, by exact name or piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The branches to change, by id, by exact name or piped in.")]
    [Alias("BranchId")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(BranchCompleter))]
    [RefuseOtherRows(typeof(BranchIdentity))]
    public BranchIdentity[] Branch { get; set; } = null!;

    /// <summary>The new name, 1 to 256 characters.</summary>
    [Parameter(HelpMessage = "The new name, 1 to 256 characters.")]
    [ValidateLength(1, 256)]
    [ValidateName]
    [NameOfOne]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    public string? Name { get; set; }

    /// <summary>Protects the branch; <c>-Protected:$false</c> removes the protection.</summary>
    [Parameter(HelpMessage = "Protects the branch; -Protected:$false removes the protection.")]
    public SwitchParameter Protected { get; set; }

    /// <summary>When the branch is deleted automatically, at most 30 days from now.</summary>
    [Parameter(HelpMessage = "When the branch is deleted automatically, at most 30 days from now.")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(FutureTimeCompleter))]
    [Time]
    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>How long until the branch is deleted automatically, such as <c>7d</c>.</summary>
    [Parameter(HelpMessage = "How long until the branch is deleted automatically, such as 7d.")]
    [ArgumentCompleter(typeof(DurationCompleter))]
    [Duration]
    public TimeSpan? ExpiresIn { get; set; }

    /// <summary>Removes the expiry: the branch exists until it is removed.</summary>
    [Parameter(HelpMessage = "Removes the expiry: the branch exists until it is removed.")]
    public SwitchParameter NoExpiration { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var branch = Branch.Current();
        Target = branch;
        var update = new BranchUpdate
        {
            Name = Name,
            Protected = Given(Protected, nameof(Protected)),
            ExpiresAt = PointInTime.ExpiryChange(PointInTime.LimitedExpiry(ExpiresAt, ExpiresIn, Client.Clock), NoExpiration),
        };
        if (update is { Name: null, Protected: null, ExpiresAt: null })
        {
            throw InputErrors.NoChanges("Specify -Name, -Protected, -ExpiresAt, -ExpiresIn or -NoExpiration.");
        }

        var known = await this.PreviewAsync(branch, isShown: true, cancellation);
        Refuse(branch, known, update);
        if (ShowsChange && (Name is not null || update.ExpiresAt is { IsNull: false }))
        {
            var foreseen = await Parents.TargetBranchAsync(branch, cancellation);
            BranchGuard.RefuseExpiryOfParent(branch, update.ExpiresAt is { IsNull: false } && await Siblings.HasChildrenAsync(foreseen, null, cancellation));
            await Siblings.EnsureFreeAsync(foreseen, isOwn: true, Name, cancellation);
        }

        var api = new BranchApi(Client);
        if (!await ShouldChangeAsync<Branch>(
            Parents.Describe(branch),
            "Change branch" + Consequences(update),
            branch,
            async stop => known ?? await api.GetAsync(await Parents.TargetBranchAsync(branch, stop), stop),
            current =>
            [
                new("Name", Name, current?.Name),
                new("Protected", update.Protected, current?.Protected ?? false),
                RequestedSetting.OfExpiryChange("ExpiresAt", update.ExpiresAt, current?.ExpiresAt),
            ],
            cancellation))
        {
            return;
        }

        var branchKey = await Parents.TargetBranchAsync(branch, cancellation);
        Refuse(branch, this.Known(branch, branchKey), update);
        var updated = await api.UpdateAsync(branchKey, update, cancellation).ExplainTakenAsync("branch", Name);
        ContextWarning.BranchRenamed(this, branchKey, branch.Name, Name);
        await this.CompleteAsync(updated, emit: true, cancellation);
    }

    private ProjectBranches Siblings => new(this);

    private protected override IReadOnlyList<KnownRefusal> OwnRefusals => Protected ? BranchGuard.OfProtections : BranchGuard.OfChanges;

    private static void Refuse(BranchIdentity branch, Branch? known, BranchUpdate update)
    {
        if (update.ExpiresAt is { IsNull: false })
        {
            BranchGuard.RefuseExpiry(branch, known, update.Protected);
        }
        else if (update.Protected == true && update.ExpiresAt is null)
        {
            BranchGuard.RefuseProtection(branch, known);
        }
    }

    private static string Consequences(BranchUpdate update) => string.Concat(
        update.Protected == false ? ", removing its protection" : string.Empty,
        update.ExpiresAt is { IsNull: false } end ? string.Create(CultureInfo.InvariantCulture, $", which is then deleted automatically at {end.Value:u}") : string.Empty);
}
