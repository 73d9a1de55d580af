using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Creates a branch of a project.</summary>
/// <remarks>
/// <para>The branch begins as a copy of its parent at this moment, or at the moment that -ParentTimestamp or -ParentLsn
/// name. Without -Parent it is made from the project's default branch, also when a branch is piped in: that names only the
/// project, and a warning says so. It costs storage only for what changes.</para>
/// <para>A read-write compute is created with the branch so that it can be connected to; -NoCompute leaves it out. The
/// branch stays until it is removed, unless -ExpiresIn or -ExpiresAt ends it. With -Wait the branch is emitted when Neon
/// has finished.</para>
/// <para>With -IfNotExists the branch of the name is emitted as it is, if there is one; -Wait waits for what is still at work
/// on it. A branch of that name with another parent, another point in time or without its data is the error
/// NeonBranchDifferent: it never stands in for the one that was asked for.</para>
/// </remarks>
/// <example>
/// <para>A branch for a pull request that goes away by itself</para>
/// <code>New-NeonBranch pr-42 -Project app -ExpiresIn 7.00:00 -Wait | Get-NeonConnectionString -Pooled</code>
/// </example>
/// <example>
/// <para>The same in a pipeline that runs at every push: the first run makes the branch, the others take it as it is</para>
/// <code>New-NeonBranch pr-42 -Project app -Parent main -ExpiresIn 7.00:00 -IfNotExists -Wait | Get-NeonConnectionString -Pooled</code>
/// </example>
/// <example>
/// <para>Yesterday's state of a branch</para>
/// <code>New-NeonBranch inspect -Project app -Parent main -ParentTimestamp (Get-Date).AddDays(-1)</code>
/// </example>
/// <example>
/// <para>The tables without their data</para>
/// <code>New-NeonBranch empty -Project app -SchemaOnly</code>
/// </example>
/// <seealso cref="GetNeonBranchCommand"/>
/// <seealso cref="RemoveNeonBranchCommand"/>
/// <seealso href="about_Neon_Automation"/>
/// <seealso href="https://api-docs.neon.tech/reference/createprojectbranch"/>
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
        if (!ShouldProcess(Describe(Name ?? "(named by Neon)"), Existing.Action(IfNotExists, $"Create branch from {ParentInWords}")))
        {
            return;
        }

        var (projectId, body) = await CreationAsync(cancellation);
        var (branch, _) = await ExistingOrNewAsync(
            projectId, body.Branch!, stop => new BranchApi(Client).CreateAsync(projectId, body, stop), cancellation);
        await CompleteAsync(branch, emit: true, cancellation);
    }
}
