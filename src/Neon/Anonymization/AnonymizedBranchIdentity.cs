using System.ComponentModel;
using System.Management.Automation;

namespace Neon;

/// <summary>An anonymized branch specified by its id, its exact name, the branch object or its masking status.</summary>
[TypeConverter(typeof(RowConverter))]
public sealed class AnonymizedBranchIdentity : ResourceIdentity
{
    /// <summary>Identifies a branch by id or by name.</summary>
    /// <param name="idOrName">The id or the exact name.</param>
    public AnonymizedBranchIdentity(string idOrName)
        : this(new BranchIdentity(idOrName), idOrName)
    {
    }

    /// <summary>Identifies a branch by the branch object.</summary>
    /// <param name="branch">The branch.</param>
    public AnonymizedBranchIdentity(Branch branch)
        : this(new BranchIdentity(branch), branch)
    {
    }

    /// <summary>Identifies a branch by its masking status.</summary>
    /// <param name="anonymization">The output of Get-NeonBranchAnonymization.</param>
    public AnonymizedBranchIdentity(BranchAnonymization anonymization)
        : this(new BranchIdentity(new Branch { ProjectId = anonymization.ProjectId, BranchId = anonymization.BranchId }), anonymization)
    {
    }

    /// <summary>Identifies a branch by a plain object with its keys, such as a row of a CSV file.</summary>
    /// <param name="plain">An object with <c>BranchId</c>, and <c>ProjectId</c> if it is known.</param>
    public AnonymizedBranchIdentity(PSObject plain)
        : this(BranchIdentity.Above(plain), plain)
    {
    }

    private AnonymizedBranchIdentity(BranchIdentity branch, object input)
        : base(branch.Id, branch.Name, input) => Branch = branch;

    /// <summary>The branch.</summary>
    internal BranchIdentity Branch { get; }

    /// <inheritdoc/>
    internal override ValueTask<string?> FindIdAsync(NeonClient client, IReadOnlyDictionary<string, string> above, CancellationToken cancellation) =>
        Branch.FindIdAsync(client, above, cancellation);

    /// <inheritdoc/>
    internal override Task<NeonObject?>? ReadResourceAsync(NeonClient client, string id, IReadOnlyDictionary<string, string> above, CancellationToken cancellation) =>
        Branch.ReadResourceAsync(client, id, above, cancellation);
}
