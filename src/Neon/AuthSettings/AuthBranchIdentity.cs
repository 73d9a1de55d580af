using System.ComponentModel;
using System.Management.Automation;
using Neon.Commands;

namespace Neon;

/// <summary>
/// The branch of Neon Auth, specified by its id or exact name, or piped in as a branch, as its Neon Auth or as any settings
/// object. Other objects with a branch are refused: a database piped into a change of settings is a mistake.
/// </summary>
[DisplayName("branch")]
[TypeConverter(typeof(RowConverter))]
public sealed class AuthBranchIdentity : ResourceIdentity
{
    /// <summary>Identifies a branch by id or by name. Text of the form <c>br-calm-lake-a1b2c3d4</c> is an id.</summary>
    /// <param name="idOrName">The id or the exact name.</param>
    public AuthBranchIdentity(string idOrName)
        : this(new BranchIdentity(idOrName))
    {
    }

    /// <summary>Identifies a branch by the branch object.</summary>
    /// <param name="branch">The branch.</param>
    public AuthBranchIdentity(Branch branch)
        : this(new BranchIdentity(branch))
    {
    }

    /// <summary>Identifies the branch of settings of Neon Auth.</summary>
    /// <param name="settings">The settings.</param>
    public AuthBranchIdentity(AuthSettings settings)
        : this(new BranchIdentity(new Branch { ProjectId = settings.ProjectId, BranchId = settings.BranchId }), settings)
    {
    }

    /// <summary>Identifies the branch that Neon Auth is enabled on.</summary>
    /// <param name="integration">Neon Auth of a branch.</param>
    public AuthBranchIdentity(AuthIntegration integration)
        : this(new BranchIdentity(new Branch { ProjectId = integration.ProjectId, BranchId = integration.BranchId }), integration)
    {
    }

    /// <summary>Identifies the branch by the output of Enable-NeonAuth.</summary>
    /// <param name="setup">The output of Enable-NeonAuth.</param>
    public AuthBranchIdentity(AuthSetup setup)
        : this(new BranchIdentity(new Branch { ProjectId = setup.ProjectId, BranchId = setup.BranchId }), setup)
    {
    }

    /// <summary>Identifies a branch by a plain object with its keys, such as a row of a CSV file.</summary>
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
    internal override ValueTask<string?> FindIdAsync(NeonClient client, IReadOnlyDictionary<string, string> above, CancellationToken cancellation) =>
        Branch.FindIdAsync(client, above, cancellation);

    /// <inheritdoc/>
    internal override Task<NeonObject?>? ReadResourceAsync(NeonClient client, string id, IReadOnlyDictionary<string, string> above, CancellationToken cancellation) =>
        Branch.ReadResourceAsync(client, id, above, cancellation);

    /// <inheritdoc/>
    internal override async Task<NeonObject?> ReadPartAsync(NeonClient client, string id, IReadOnlyDictionary<string, string> above, CancellationToken cancellation) =>
        await new AuthApi(client).FindAsync(new BranchKey(Branch.ProjectId ?? await ParentScope.ProjectAboveAsync(client, above, cancellation).ConfigureAwait(false), id), cancellation).ConfigureAwait(false);
}
