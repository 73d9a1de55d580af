using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Creates a branch of a project.</summary>
/// <remarks>
/// <para>The branch begins as a copy of its parent at this moment, or at the moment that -ParentTimestamp or -ParentLsn
/// name. Without -Parent it is made from the project's default branch. It costs storage only for what changes.</para>
/// <para>A read-write compute is created with the branch so that it can be connected to; -NoCompute leaves it out. The
/// branch stays until it is removed, unless -ExpiresIn or -ExpiresAt ends it. With -Wait the branch is emitted when Neon
/// has finished.</para>
/// </remarks>
/// <example>
/// <para>A branch for a pull request that goes away by itself</para>
/// <code>New-NeonBranch pr-42 -Project app -ExpiresIn 7.00:00 -Wait | Get-NeonConnectionString -Pooled</code>
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
        if (!ShouldProcess(Describe(Name ?? "(named by Neon)"), "Create branch"))
        {
            return;
        }

        var (projectId, body) = await CreationAsync(cancellation);
        await CompleteAsync(await new BranchApi(Client).CreateAsync(projectId, body, cancellation), emit: true, cancellation);
    }
}
