using System.Management.Automation;

namespace Neon.Commands;

/// <summary>The base of cmdlets that change part of a project and start operations.</summary>
public abstract class ProjectChangeCmdlet : NeonChangeCmdlet
{
    private readonly ParentScope _scope = new();

    /// <inheritdoc cref="ProjectCmdlet.Project"/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    [SingleValue]
    public ProjectIdentity? Project { get; set; }

    internal override string? NameOf(string id) => _scope.NameOf(id);

    internal override ValueTask<bool> IsContextBranchHomeAsync(CancellationToken cancellation) => _scope.IsHomeAsync(this, Project, cancellation);

    internal ValueTask<string> ProjectIdAsync(CancellationToken cancellation) => _scope.ProjectIdAsync(Client, Project, cancellation);

    /// <inheritdoc cref="ProjectCmdlet.TargetBranchAsync"/>
    internal ValueTask<BranchKey> TargetBranchAsync(BranchIdentity branch, CancellationToken cancellation) =>
        _scope.BranchAsync(Client, Project, branch, cancellation);

    /// <inheritdoc cref="ProjectCmdlet.ParentBranchAsync"/>
    internal ValueTask<BranchKey> ParentBranchAsync(BranchIdentity? branch, CancellationToken cancellation) =>
        _scope.ParentBranchAsync(Client, Project, branch, cancellation);

    /// <inheritdoc cref="ProjectCmdlet.TargetEndpointAsync"/>
    internal ValueTask<(string ProjectId, string EndpointId)> TargetEndpointAsync(EndpointIdentity endpoint, CancellationToken cancellation) =>
        _scope.EndpointAsync(Client, Project, endpoint, cancellation);

    /// <inheritdoc cref="ProjectCmdlet.BranchOfAsync"/>
    internal ValueTask<BranchKey> BranchOfAsync(
        BranchIdentity? branch, BranchIdentity? own, CancellationToken cancellation) =>
        _scope.BranchOfAsync(Client, Project, branch, own, cancellation);

    /// <inheritdoc cref="ProjectCmdlet.ProjectOfAsync"/>
    internal ValueTask<string> ProjectOfAsync(ProjectItemIdentity item, CancellationToken cancellation) =>
        _scope.ProjectOfAsync(Client, Project, item, cancellation);

    /// <inheritdoc cref="ProjectCmdlet.DescribeOnBranch"/>
    internal string DescribeOnBranch(BranchIdentity? branch, BranchIdentity? own, object target) =>
        ParentScope.DescribeOnBranch(Context, Project, branch, own, target);

    /// <summary>Describes the target of a change without a request to Neon, such as <c>app/main/orders</c>.</summary>
    internal string Describe(params object?[] path) => ParentScope.Describe(Context, Project, path);
}
