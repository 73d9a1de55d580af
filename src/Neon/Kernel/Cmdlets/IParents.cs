namespace Neon.Commands;

/// <summary>Information about the parents of a cmdlet's resources.</summary>
internal interface IParents
{
    /// <summary>Whether the branch of the context belongs to the cmdlet's project.</summary>
    ValueTask<bool> IsContextBranchHomeAsync(CancellationToken cancellation);
}
