using System.ComponentModel;
using System.Management.Automation;
using Neon.Commands;

namespace Neon;

/// <summary>A VPC endpoint of a project, identified by its id, by its exact label or by the object.</summary>
[TypeConverter(typeof(RowConverter))]
public sealed class ProjectVpcEndpointIdentity : ProjectItemIdentity
{
    private const string IdPrefix = "vpce-";

    /// <summary>Identifies a VPC endpoint by id or by label. Text that begins with <c>vpce-</c> is an id.</summary>
    /// <param name="idOrLabel">The id or the exact label.</param>
    public ProjectVpcEndpointIdentity(string idOrLabel)
        : base(IsId(idOrLabel) ? idOrLabel : null, IsId(idOrLabel) ? null : idOrLabel)
    {
    }

    /// <summary>Identifies a VPC endpoint by the VPC endpoint itself.</summary>
    /// <param name="endpoint">The VPC endpoint.</param>
    public ProjectVpcEndpointIdentity(ProjectVpcEndpoint endpoint)
        : base(endpoint.VpcEndpointId, endpoint.Label, endpoint, endpoint.ProjectId)
    {
    }

    /// <summary>Identifies a VPC endpoint of the organization to restrict the project to.</summary>
    /// <param name="endpoint">The VPC endpoint.</param>
    public ProjectVpcEndpointIdentity(VpcEndpoint endpoint)
        : base(endpoint.VpcEndpointId, endpoint.Label, endpoint)
    {
    }

    /// <summary>Identifies a VPC endpoint by a plain object with its keys, such as a row of a CSV file.</summary>
    /// <param name="plain">An object with <c>VpcEndpointId</c>, and <c>ProjectId</c> if known.</param>
    public ProjectVpcEndpointIdentity(PSObject plain)
        : base(PlainObject.Key(plain, "VpcEndpointId"), null, plain)
    {
    }

    /// <summary>The VPC endpoint from Neon's list.</summary>
    internal async ValueTask<ProjectVpcEndpoint> FindAsync(NeonClient client, string projectId, CancellationToken cancellation) => Pick(
        Kind,
        await new ProjectVpcEndpointApi(client).ListAsync(projectId, cancellation).ConfigureAwait(false),
        endpoint => endpoint.VpcEndpointId,
        endpoint => endpoint.Label == Name,
        Parents(projectId));

    /// <summary>The id; looked up if only the label is known.</summary>
    internal async ValueTask<string> ResolveAsync(NeonClient client, string projectId, CancellationToken cancellation) =>
        Id ?? (await FindAsync(client, projectId, cancellation).ConfigureAwait(false)).VpcEndpointId!;

    /// <inheritdoc/>
    internal override async Task<NeonObject?> ReadResourceAsync(NeonClient client, string id, IReadOnlyDictionary<string, string> above, CancellationToken cancellation) =>
        await new ProjectVpcEndpointApi(client).FindAsync(ProjectId ?? await ParentScope.ProjectAboveAsync(client, above, cancellation).ConfigureAwait(false), id, cancellation).ConfigureAwait(false);

    private static bool IsId(string text) => text.StartsWith(IdPrefix, StringComparison.Ordinal);
}
