namespace Neon.Commands;

/// <summary>Completes the VPC endpoints that a project is restricted to.</summary>
internal sealed class ProjectVpcEndpointCompleter : ProjectItemCompleter<ProjectVpcEndpoint>
{
    internal override bool IsId(string text) => new ProjectVpcEndpointIdentity(text).Id is not null;

    private protected override IAsyncEnumerable<ProjectVpcEndpoint> List(NeonClient client, string projectId, string? search, CancellationToken cancellation) =>
        Each(new ProjectVpcEndpointApi(client).ListAsync(projectId, cancellation));

    private protected override CompletionItem Describe(ProjectVpcEndpoint item) => new(item.Label, item.VpcEndpointId);
}
