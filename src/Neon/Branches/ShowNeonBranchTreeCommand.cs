using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Shows the branches of a project as a tree, from parent to child.</summary>
/// <remarks>
/// <para>Each branch shows its marks, its age, the size of its data and how its compute stands: active, idle for how long, or
/// none. Default and protected branches are marked, and so are those that expire. With -Branch the tree begins at that
/// branch.</para>
/// <para>A branch whose parent is gone stands at the left and says so. Branches that were deleted and can still be recovered
/// appear with -IncludeDeleted.</para>
/// <para>What comes out are objects in the order of the tree. They have the keys of their branch for cmdlets that read, and the
/// branch itself for those that change it. A project takes two lists, one of branches and one of computes, however many
/// branches there are.</para>
/// </remarks>
/// <example>
/// <para>The branches of a project</para>
/// <code>Show-NeonBranchTree -Project app</code>
/// </example>
/// <example>
/// <para>What was made from a branch</para>
/// <code>Show-NeonBranchTree dev -Project app</code>
/// </example>
/// <example>
/// <para>The branches of all projects</para>
/// <code>Get-NeonProject | Show-NeonBranchTree</code>
/// </example>
/// <example>
/// <para>What would go if a branch and all that was made from it were removed, the children first</para>
/// <code>Show-NeonBranchTree dev -Project app | Sort-Object Depth -Descending | ForEach-Object Branch | Remove-NeonBranch -WhatIf</code>
/// </example>
/// <seealso cref="GetNeonBranchCommand"/>
/// <seealso cref="GetNeonEndpointCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/listprojectbranches"/>
[Cmdlet(VerbsCommon.Show, "NeonBranchTree")]
[OutputType(typeof(BranchTreeNode))]
[NeonOperation("listProjectBranches", "listProjectEndpoints")]
public sealed class ShowNeonBranchTreeCommand : ProjectCmdlet
{
    private readonly Dictionary<string, (IReadOnlyList<Branch> Branches, IReadOnlyList<Endpoint> Endpoints)> _read = new(StringComparer.Ordinal);

    /// <summary>The branch that the tree begins at, by id, by exact name or piped in; all branches of the project without it.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("BranchId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(BranchCompleter))]
    [SingleValue(CanBePiped = true)]
    public BranchIdentity? Branch { get; set; }

    /// <summary>Also branches that were deleted and can still be recovered.</summary>
    [Parameter]
    public SwitchParameter IncludeDeleted { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = (object?)Branch ?? Project;
        var projectId = Project is null && Branch?.ProjectId is { } own ? own : await ProjectIdAsync(cancellation);
        var (branches, endpoints) = await ReadAsync(projectId, cancellation);
        foreach (var node in BranchTree.Of(branches, endpoints, Branch?.Among(branches)))
        {
            WriteObject(node);
        }
    }

    private async Task<(IReadOnlyList<Branch> Branches, IReadOnlyList<Endpoint> Endpoints)> ReadAsync(string projectId, CancellationToken cancellation)
    {
        if (_read.TryGetValue(projectId, out var known))
        {
            return known;
        }

        var branches = new List<Branch>();
        await foreach (var branch in new BranchApi(Client).ListAsync(projectId, new BranchFilter { IncludeDeleted = IncludeDeleted }, cancellation))
        {
            branches.Add(branch);
        }

        return _read[projectId] = (branches, await new EndpointApi(Client).ListAsync(projectId, cancellation));
    }
}
