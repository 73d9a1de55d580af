using System.ComponentModel;
using System.Management.Automation;
using Neon.Commands;

namespace Neon;

/// <summary>Neon Auth of a branch, specified by the branch or by the Neon Auth object.</summary>
[TypeConverter(typeof(RowConverter))]
public sealed class AuthIdentity : ResourceIdentity
{
    /// <summary>Identifies Neon Auth by its branch's id or name.</summary>
    /// <param name="branchIdOrName">The branch's id or exact name.</param>
    public AuthIdentity(string branchIdOrName)
        : this(new BranchIdentity(branchIdOrName))
    {
    }

    /// <summary>Identifies Neon Auth by its branch.</summary>
    /// <param name="branch">The branch.</param>
    public AuthIdentity(Branch branch)
        : this(new BranchIdentity(branch))
    {
    }

    /// <summary>Identifies Neon Auth by the Neon Auth object.</summary>
    /// <param name="integration">Neon Auth of a branch.</param>
    public AuthIdentity(AuthIntegration integration)
        : this(new BranchIdentity(new Branch { ProjectId = integration.ProjectId, BranchId = integration.BranchId }), integration)
    {
    }

    /// <summary>Identifies Neon Auth by a plain object with its branch's keys, such as a row of a CSV file.</summary>
    /// <param name="plain">An object with <c>BranchId</c>, and <c>ProjectId</c> if it is known.</param>
    public AuthIdentity(PSObject plain)
        : this(BranchIdentity.Above(plain), plain)
    {
    }

    private AuthIdentity(BranchIdentity branch, object? input = null)
        : base(branch.Id, branch.Name, input ?? branch.Input) => Branch = branch;

    /// <summary>The branch that Neon Auth is enabled on.</summary>
    public BranchIdentity Branch { get; }

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
