using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Removes a branch with its databases, roles and computes.</summary>
/// <remarks>
/// <para>A default or protected branch is refused without asking Neon when the piped object shows it; a branch with
/// children is refused by Neon. A branch that is gone already is no error. Where branch recovery is on, a removed branch
/// can be brought back for seven days with Restore-NeonDeletedBranch.</para>
/// </remarks>
/// <example>
/// <para>See what a clean-up would remove</para>
/// <code>Get-NeonProject | Get-NeonBranch | Where-Object { -not $_.Default -and -not $_.Protected -and $_.CreatedAt -lt (Get-Date).AddDays(-14) } | Remove-NeonBranch -WhatIf</code>
/// </example>
/// <example>
/// <para>Remove the branch of a closed pull request in a script</para>
/// <code>Remove-NeonBranch pr-42 -Project app -Confirm:$false -Wait</code>
/// </example>
/// <example>
/// <para>Remove the branches of all pull requests, then wait for all removals together</para>
/// <code>Get-NeonBranch -Project app -Name pr-* | Remove-NeonBranch -Confirm:$false -PassThru | Wait-NeonOperation</code>
/// </example>
/// <seealso cref="NewNeonBranchCommand"/>
/// <seealso cref="RestoreNeonDeletedBranchCommand"/>
/// <seealso href="about_Neon_Pipelines"/>
/// <seealso href="https://api-docs.neon.tech/reference/deleteprojectbranch"/>
[Cmdlet(VerbsCommon.Remove, "NeonBranch", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(Branch))]
[NeonOperation("deleteProjectBranch")]
public sealed class RemoveNeonBranchCommand : ProjectChangeCmdlet
{
    /// <summary>The branch to remove, by id, by exact name or piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("BranchId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(BranchCompleter))]
    public BranchIdentity Branch { get; set; } = null!;

    /// <summary>Emit the removed branch with the operations that remove it.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Branch;
        BranchGuard.Refuse(Branch, "removed");
        if (!ShouldProcess(Describe(Branch), "Remove branch"))
        {
            return;
        }

        var (projectId, branchId) = await TargetBranchAsync(Branch, cancellation);
        var removed = await new BranchApi(Client).RemoveAsync(projectId, branchId, cancellation);
        if (removed is null)
        {
            WriteVerbose($"The branch {Branch} was gone already.");
            return;
        }

        await CompleteAsync(removed, PassThru, cancellation);
    }
}
