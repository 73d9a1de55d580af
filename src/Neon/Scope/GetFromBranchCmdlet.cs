namespace Neon.Commands;

/// <summary>The base of cmdlets that get something that a branch has exactly once, such as its Neon Auth.</summary>
/// <typeparam name="T">What they emit.</typeparam>
public abstract class GetFromBranchCmdlet<T> : BranchCmdlet
    where T : NeonObject
{
    /// <inheritdoc/>
    protected sealed override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Branch;
        WriteObject(await ReadAsync(await BranchAsync(cancellation), cancellation));
    }

    private protected abstract Task<T> ReadAsync(BranchKey branchKey, CancellationToken cancellation);
}
