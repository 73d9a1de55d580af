using System.Management.Automation;

namespace Neon.Commands;

/// <summary>The base of cmdlets that read part of a project.</summary>
public abstract class ProjectCmdlet : NeonApiCmdlet
{
    private readonly ParentScope _scope = new();

    /// <summary>
    /// The project, by id, by exact name or piped in. Default: the project of the context (see <c>Set-NeonContext</c>).
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    [SingleValue]
    public ProjectIdentity? Project { get; set; }

    internal override string? NameOf(string id) => _scope.NameOf(id);

    internal override ValueTask<bool> IsContextBranchHomeAsync(CancellationToken cancellation) => _scope.IsHomeAsync(this, Project, cancellation);

    internal ValueTask<string> ProjectIdAsync(CancellationToken cancellation) => _scope.ProjectIdAsync(Client, Project, cancellation);

    /// <summary>The branch that is the target of the cmdlet; never taken from the context.</summary>
    internal ValueTask<BranchKey> TargetBranchAsync(BranchIdentity branch, CancellationToken cancellation) =>
        _scope.BranchAsync(Client, Project, branch, cancellation);

    /// <summary>A branch of a known project. A branch object of another project is refused.</summary>
    internal ValueTask<BranchKey> BranchInAsync(string projectId, BranchIdentity branch, CancellationToken cancellation) =>
        _scope.BranchAsync(Client, new ProjectIdentity(new Project { ProjectId = projectId }), branch, cancellation);

    /// <summary>The parent branch of the cmdlet's resource; it may come from the context.</summary>
    internal ValueTask<BranchKey> ParentBranchAsync(BranchIdentity? branch, CancellationToken cancellation) =>
        _scope.ParentBranchAsync(Client, Project, branch, cancellation);

    /// <summary>The endpoint that is the target of the cmdlet; never taken from the context.</summary>
    internal ValueTask<(string ProjectId, string EndpointId)> TargetEndpointAsync(EndpointIdentity endpoint, CancellationToken cancellation) =>
        _scope.EndpointAsync(Client, Project, endpoint, cancellation);

    /// <summary>The branch of a database or role; an object includes its own branch.</summary>
    internal ValueTask<BranchKey> BranchOfAsync(
        BranchIdentity? branch, BranchIdentity? own, CancellationToken cancellation) =>
        _scope.BranchOfAsync(Client, Project, branch, own, cancellation);

    /// <summary>The project of a snapshot, member or other resource; an object includes its own project.</summary>
    internal ValueTask<string> ProjectOfAsync(ProjectItemIdentity item, CancellationToken cancellation) =>
        _scope.ProjectOfAsync(Client, Project, item, cancellation);

    /// <summary>Describes the target of a change without a request to Neon, such as <c>app/main/orders</c>.</summary>
    internal string Describe(params object?[] path) => ParentScope.Describe(Context, Project, path);

    /// <summary>Describes the target of a change on a branch.</summary>
    internal string DescribeOnBranch(BranchIdentity? branch, BranchIdentity? own, object target) =>
        ParentScope.DescribeOnBranch(Context, Project, branch, own, target);
}
