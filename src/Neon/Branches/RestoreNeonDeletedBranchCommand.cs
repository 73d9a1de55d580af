using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Brings a deleted branch back within its recovery period.</summary>
/// <remarks>
/// <para>Neon keeps a deleted branch for seven days where branch recovery is on. It comes back with its computes idle and
/// its connection strings as before; an expiry it had is taken away. Get-NeonBranch -IncludeDeleted shows what can be
/// recovered.</para>
/// </remarks>
/// <example>
/// <para>Recover a branch by its former name</para>
/// <code>Get-NeonBranch -Project app -IncludeDeleted | Where-Object { $_.Recovery -and $_.Name -eq 'orders' } | Restore-NeonDeletedBranch</code>
/// </example>
/// <seealso cref="GetNeonBranchCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/recoverprojectbranch"/>
[Cmdlet(VerbsData.Restore, "NeonDeletedBranch", SupportsShouldProcess = true)]
[OutputType(typeof(Branch))]
[NeonOperation("recoverProjectBranch")]
public sealed class RestoreNeonDeletedBranchCommand : ProjectCmdlet
{
    /// <summary>The deleted branch, by id or piped in. A name is looked up among the branches that are there, so it does not do.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("BranchId")]
    [ValidateNotNull]
    public BranchIdentity Branch { get; set; } = null!;

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Branch;
        if (Branch is { Id: null, IsEmpty: false })
        {
            throw new NeonApiException(NeonFailure.InvalidInput, $"'{Branch}' is a name, and names of deleted branches may repeat.")
            {
                Advice = "Give the id, or pipe the branch in from Get-NeonBranch -IncludeDeleted.",
            };
        }

        if (ShouldProcess(ParentScope.Describe(Context, Project, Branch), "Recover deleted branch"))
        {
            var (projectId, branchId) = await TargetBranchAsync(Branch, cancellation);
            WriteObject(await new BranchApi(Client).RecoverAsync(projectId, branchId, cancellation));
        }
    }
}
