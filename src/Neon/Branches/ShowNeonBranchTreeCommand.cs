using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Shows the branches of a project as a tree, from parent to child.</summary>
/// <remarks>
/// <para>Each branch shows its marks (such as default, protected or an expiry), its age, the size of its data, and the state
/// of its compute: active, idle and for how long, or none. With -Branch, the tree starts at that branch.</para>
/// <para>A branch whose parent no longer exists is shown at the left margin and marked. -IncludeDeleted adds deleted
/// branches that can still be recovered.</para>
/// <para>The cmdlet emits one object per branch in the order of the tree. Pipe the objects to cmdlets that read; for cmdlets
/// that change a branch, pipe the Branch property. The cmdlet lists branches and computes once per project, regardless of
/// the number of branches.</para>
/// </remarks>
/// <example>
/// <para>Show the branches of a project</para>
/// <code>Show-NeonBranchTree -Project app</code>
/// </example>
/// <example>
/// <para>Show the branches created from a branch</para>
/// <code>Show-NeonBranchTree dev -Project app</code>
/// </example>
/// <example>
/// <para>Show the branches of all projects</para>
/// <code>Get-NeonProject | Show-NeonBranchTree</code>
/// </example>
/// <example>
/// <para>Preview the removal of a branch and everything created from it, children first</para>
/// <code>Show-NeonBranchTree dev -Project app | Sort-Object Depth -Descending | ForEach-Object Branch | Remove-NeonBranch -WhatIf</code>
/// </example>
/// <keywords>hierarchy, lineage, graph, ancestors</keywords>
/// <seealso cref="GetNeonBranchCommand"/>
/// <seealso cref="GetNeonEndpointCommand"/>
[Cmdlet(VerbsCommon.Show, "NeonBranchTree")]
[OutputType(typeof(BranchTreeNode))]
[NeonOperation("listProjectBranches", "listProjectEndpoints")]
public sealed class ShowNeonBranchTreeCommand : ProjectCmdlet
{
    private readonly Dictionary<string, (IReadOnlyList<Branch> Branches, IReadOnlyList<Endpoint> Endpoints)> _read = new(StringComparer.Ordinal);

    /// <summary>
    /// The branches at which the trees start, by id, by exact name or piped in. Default: all branches of the project.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "The branches at which the trees start, by id, by exact name or piped in.")]
    [Alias("BranchId")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(BranchCompleter))]
    [IdentityValue(typeof(BranchIdentity), IsList = true)]
    public BranchIdentity[]? Branch { get; set; }

    /// <summary>Includes deleted branches that can still be recovered.</summary>
    [Parameter(HelpMessage = "Includes deleted branches that can still be recovered.")]
    public SwitchParameter IncludeDeleted { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var branch = Branch.Current();
        Target = (object?)branch ?? Project;
        branch?.EnsureNamed();
        var projectId = Project is null && branch?.ProjectId is { } own ? own : await Parents.ProjectIdAsync(cancellation);
        var (branches, endpoints) = await ReadAsync(projectId, cancellation);
        foreach (var node in BranchTree.Of(branches, endpoints, branch?.FindIn(branches)))
        {
            OnEmit(node.Branch);
            WriteObject(node);
        }
    }

    private async Task<(IReadOnlyList<Branch> Branches, IReadOnlyList<Endpoint> Endpoints)> ReadAsync(string projectId, CancellationToken cancellation)
    {
        if (_read.TryGetValue(projectId, out var known))
        {
            return known;
        }

        var branches = await new BranchApi(Client).ListAsync(projectId, new BranchFilter { IncludeDeleted = IncludeDeleted }, cancellation).ToListAsync();
        return _read[projectId] = (branches, await new EndpointApi(Client).ListAsync(projectId, cancellation));
    }
}
