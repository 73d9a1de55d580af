using System.ComponentModel;
using System.Management.Automation;

namespace Neon;

/// <summary>
/// The branch whose Neon Auth is meant: named by its id or exact name, or piped in as the branch itself, as its Neon Auth or
/// as any of the settings of that. Nothing else that happens to know a branch is taken: a database piped into a change of settings is a
/// mistake.
/// </summary>
[DisplayName("branch")]
[TypeConverter(typeof(RowConverter))]
public sealed class AuthBranchIdentity : ResourceIdentity
{
    /// <summary>Names a branch by id or by name. Text of the form <c>br-calm-lake-a1b2c3d4</c> is an id.</summary>
    /// <param name="idOrName">The id or the exact name.</param>
    public AuthBranchIdentity(string idOrName)
        : this(new BranchIdentity(idOrName))
    {
    }

    /// <summary>Names a branch by itself.</summary>
    /// <param name="branch">The branch.</param>
    public AuthBranchIdentity(Branch branch)
        : this(new BranchIdentity(branch))
    {
    }

    /// <summary>Names the branch that settings of Neon Auth belong to.</summary>
    /// <param name="settings">Settings that a cmdlet emitted.</param>
    public AuthBranchIdentity(AuthSettings settings)
        : this(new BranchIdentity(new Branch { ProjectId = settings.ProjectId, BranchId = settings.BranchId }), settings)
    {
    }

    /// <summary>Names the branch that Neon Auth is enabled on.</summary>
    /// <param name="integration">Neon Auth of a branch.</param>
    public AuthBranchIdentity(AuthIntegration integration)
        : this(new BranchIdentity(new Branch { ProjectId = integration.ProjectId, BranchId = integration.BranchId }), integration)
    {
    }

    /// <summary>Names the branch that Neon Auth was just enabled on.</summary>
    /// <param name="setup">What enabling gave.</param>
    public AuthBranchIdentity(AuthSetup setup)
        : this(new BranchIdentity(new Branch { ProjectId = setup.ProjectId, BranchId = setup.BranchId }), setup)
    {
    }

    /// <summary>Names a branch by a plain object with its keys, such as a row of a CSV file.</summary>
    /// <param name="plain">An object with <c>BranchId</c>, and <c>ProjectId</c> if it is known.</param>
    public AuthBranchIdentity(PSObject plain)
        : this(BranchIdentity.Above(plain), plain)
    {
    }

    private AuthBranchIdentity(BranchIdentity branch, object? input = null)
        : base(branch.Id, branch.Name, input ?? branch.Input) => Branch = branch;

    /// <summary>The branch.</summary>
    internal BranchIdentity Branch { get; }

    /// <inheritdoc/>
    internal override Task<NeonObject?>? ReadResourceAsync(NeonClient client, string id, IReadOnlyDictionary<string, string> above, CancellationToken cancellation) =>
        Branch.ReadResourceAsync(client, id, above, cancellation);
}
