namespace Neon.Commands;

/// <summary>Information about the parents of a cmdlet's resources.</summary>
internal interface IParents
{
    /// <summary>The name of a project, branch or endpoint; null if it is not known.</summary>
    string? NameOf(string id);

    /// <summary>Whether the branch of the context belongs to the cmdlet's project.</summary>
    ValueTask<bool> IsContextBranchHomeAsync(CancellationToken cancellation);
}
