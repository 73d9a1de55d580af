namespace Neon.Commands;

/// <summary>
/// The steps of Remove- and Revoke- cmdlets: describe the target and ask for confirmation, look up the parent, remove the
/// target, and skip a target that does not exist. A cmdlet specifies only what differs.
/// </summary>
/// <typeparam name="TParent">The key of the parent.</typeparam>
/// <typeparam name="T">The removed resource.</typeparam>
internal abstract class Removal<TParent, T>(NeonApiCmdlet cmdlet, ResourceIdentity target)
    where T : class
{
    /// <summary>What the user confirms, such as <c>Remove bucket with all its objects</c>.</summary>
    public required string Action { get; init; }

    /// <summary>The id in the request, if it is known without a request; fails if the target is empty.</summary>
    public Func<string>? Id { get; init; }

    /// <summary>Otherwise, looks up the id in the request.</summary>
    public Func<TParent, CancellationToken, ValueTask<string>>? ResolveAsync { get; init; }

    /// <summary>
    /// Reads a target that Neon does not list, before a confirmation; fails as the removal does if the target does not exist.
    /// </summary>
    public Func<TParent, string, CancellationToken, Task>? ReadAsync { get; init; }

    /// <inheritdoc cref="IfExists.Foresee"/>
    public Func<TParent, string, CancellationToken, Task>? ForeseeAsync { get; init; }

    /// <summary>Removes the target and returns it; null if Neon reports that it does not exist.</summary>
    public required Func<TParent, string, CancellationToken, Task<T?>> RemoveAsync { get; init; }

    /// <inheritdoc cref="IfExists.IsListed"/>
    public Func<TParent, string, CancellationToken, Task<T?>>? FindAsync { get; init; }

    /// <inheritdoc cref="IfExists.IsNamed"/>
    public Func<TParent, string, CancellationToken, Task<bool>>? IsNamed { get; init; }

    /// <summary>Removes the target.</summary>
    /// <param name="ifExists">Whether a target that does not exist is skipped.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <returns>The removed resource; null if nothing was removed.</returns>
    public async Task<T?> RunAsync(bool ifExists, CancellationToken cancellation)
    {
        cmdlet.About(target);
        var id = Id?.Invoke() ?? string.Empty;
        var (parent, isLookedUp) = (default(TParent)!, false);
        var removal = new IfExists(cmdlet, ifExists, target)
        {
            IsListed = FindAsync is null ? null : async stop => await FindAsync(parent, id, stop) is not null,
            IsNamed = IsNamed is null ? null : (name, stop) => IsNamed(parent, name, stop),
            Parents = () => PartsOf(parent),
            Foresee = ForeseeAsync is null ? null : async stop => await ForeseeAsync(isLookedUp ? parent : await ParentAsync(stop), id, stop),
        };
        if (!await removal.ShouldProcessAsync(
            Describe(),
            Action,
            async stop =>
            {
                parent = await ParentAsync(stop);
                id = ResolveAsync is null ? id : await ResolveAsync(parent, stop);
                isLookedUp = true;
                await (ReadAsync is not null ? ReadAsync(parent, id, stop) : Task.CompletedTask);
                // A name that was looked up exists.
                return FindAsync is null || (ResolveAsync is not null && target.Id is null) || await FindAsync(parent, id, stop) is not null;
            },
            cancellation))
        {
            return null;
        }

        parent = isLookedUp ? parent : await ParentAsync(cancellation);
        return await removal.RemoveAsync(
            async stop =>
            {
                id = ResolveAsync is null || isLookedUp ? id : await ResolveAsync(parent, stop);
                return await RemoveAsync(parent, id, stop);
            },
            cancellation);
    }

    /// <summary>Removes the target, and emits it with <c>-PassThru</c>.</summary>
    public async Task RunAsync(bool ifExists, bool passThru, CancellationToken cancellation)
    {
        if (await RunAsync(ifExists, cancellation) is { } removed && passThru)
        {
            cmdlet.WriteObject(removed);
        }
    }

    /// <summary>The target and its parents, for the confirmation.</summary>
    protected abstract string Describe();

    /// <summary>The parent with its own parents.</summary>
    protected abstract IEnumerable<(Resource Kind, string Id)> PartsOf(TParent parent);

    /// <summary>Looks up the parent.</summary>
    protected abstract ValueTask<TParent> ParentAsync(CancellationToken cancellation);
}

/// <summary>Removes something from a branch.</summary>
internal sealed class BranchItemRemoval<T>(NeonApiCmdlet cmdlet, ParentScope parents, BranchIdentity? branch, BranchItemIdentity target)
    : Removal<BranchKey, T>(cmdlet, target)
    where T : class
{
    protected override string Describe() => parents.DescribeOnBranch(branch, target.Branch, target);

    protected override IEnumerable<(Resource Kind, string Id)> PartsOf(BranchKey parent) => parent.Parts;

    protected override ValueTask<BranchKey> ParentAsync(CancellationToken cancellation) => parents.BranchOfAsync(branch, target.Branch, cancellation);
}

/// <summary>Removes something from a project.</summary>
internal sealed class ProjectItemRemoval<T>(NeonApiCmdlet cmdlet, ParentScope parents, ProjectItemIdentity target) : Removal<string, T>(cmdlet, target)
    where T : class
{
    protected override string Describe() => parents.Describe(target);

    protected override IEnumerable<(Resource Kind, string Id)> PartsOf(string parent) => ResourceIdentity.Parents(parent);

    protected override ValueTask<string> ParentAsync(CancellationToken cancellation) => parents.ProjectOfAsync(target, cancellation);
}
