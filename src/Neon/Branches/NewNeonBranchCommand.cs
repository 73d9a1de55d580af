using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Creates a branch of a project.</summary>
/// <remarks>
/// <para>The branch starts as a copy of its parent's current state, or of its state at -ParentTimestamp or -ParentLsn.
/// Without -Parent, it is created from the project's default branch. A piped branch only specifies the project, and a
/// warning says so. Only data that changes on the branch uses additional storage.</para>
/// <para>A read-write compute is created with the branch so that clients can connect; -NoCompute omits it. The branch exists
/// until it is removed, unless you set an expiry with -ExpiresIn or -ExpiresAt. With -Wait, the branch is emitted when Neon
/// has finished.</para>
/// <para>With -IfNotExists, an existing branch with this name is emitted unchanged, with the expiry that it has; -Wait waits
/// for its unfinished operations. If the existing branch has another parent or point in time, or differs in -SchemaOnly, the cmdlet reports the
/// error NeonBranchDifferent.</para>
/// </remarks>
/// <example>
/// <para>Create a branch for a pull request that is deleted automatically</para>
/// <code>New-NeonBranch pr-58 -Project app -ExpiresIn 7d -Wait | Get-NeonConnectionString -Database orders -Pooled</code>
/// </example>
/// <example>
/// <para>Do the same in a pipeline that runs on every push: the first run creates the branch, and each later run renews its
/// expiry</para>
/// <code>New-NeonBranch pr-42 -Project app -Parent main -IfNotExists -ExpiresIn 7d -Wait | Set-NeonBranch -ExpiresIn 7d | Get-NeonConnectionString -Database orders -Pooled</code>
/// </example>
/// <example>
/// <para>Create a branch with yesterday's state</para>
/// <code>New-NeonBranch inspect -Project app -Parent main -ParentTimestamp (Get-Date).AddDays(-1)</code>
/// </example>
/// <example>
/// <para>Copy the schema without the data</para>
/// <code>New-NeonBranch empty -Project app -SchemaOnly</code>
/// </example>
/// <keywords>clone, copy, fork, duplicate, preview database, pitr, time travel, ttl, expire, auto-delete, pull request</keywords>
/// <seealso cref="GetNeonBranchCommand"/>
/// <seealso cref="RemoveNeonBranchCommand"/>
/// <seealso href="about_Neon_Automation"/>
/// <seealso href="https://neon.com/docs/manage/branches"/>
[Cmdlet(VerbsCommon.New, "NeonBranch", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(Branch))]
[NeonOperation("createProjectBranch")]
public sealed class NewNeonBranchCommand : BranchCreationCmdlet
{
    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Name;
        CheckInput();
        if (!await ShouldCreateAsync(() => $"Create branch from {ParentText}", cancellation))
        {
            return;
        }

        var (projectId, body) = await CreationAsync(cancellation);
        var (branch, isNew) = await ExistingOrNewAsync(
            projectId, stop => new BranchApi(Client).CreateAsync(projectId, body, stop), cancellation);
        if (!isNew)
        {
            ExistingResource.EnsureSame("branch", Name!, new RequestedSetting("kind", "ordinary", await IsMaskedAsync(projectId, branch, cancellation) ? "anonymized" : "ordinary"));
        }

        await this.CompleteAsync(branch, emit: true, cancellation);
    }

    /// <summary>Whether a branch is anonymized, which only the status of its masking shows. An ordinary branch has none.</summary>
    private async Task<bool> IsMaskedAsync(string projectId, Branch branch, CancellationToken cancellation)
    {
        try
        {
            return await new AnonymizationApi(Client).GetStatusAsync(new BranchKey(projectId, branch.BranchId!), cancellation) is not null;
        }
        catch (NeonApiException none) when (none.IsNotFound)
        {
            return false;
        }
    }
}
