namespace Neon.Commands;

/// <summary>Information about the parents of a cmdlet's resources.</summary>
internal interface IParents
{
    /// <summary>The name of a project, branch or endpoint; null if it is not known.</summary>
    string? NameOf(string id);

    /// <summary>The names of projects, branches and endpoints that are known, by id.</summary>
    IReadOnlyDictionary<string, string> Names { get; }

    /// <summary>Adds the name of a parent that a piped object has or knows.</summary>
    void Learn(NeonObject piped);

    /// <summary>Whether the branch of the context belongs to the cmdlet's project.</summary>
    ValueTask<bool> IsContextBranchHomeAsync(CancellationToken cancellation);
}
