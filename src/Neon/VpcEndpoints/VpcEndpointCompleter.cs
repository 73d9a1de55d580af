namespace Neon.Commands;

/// <summary>Completes the VPC endpoints of an organization.</summary>
internal sealed class VpcEndpointCompleter : OrganizationItemCompleter<VpcEndpoint>
{
    internal override bool IsId(string text) => new VpcEndpointIdentity(text).Id is not null;

    private protected override IAsyncEnumerable<VpcEndpoint> List(NeonClient client, string organizationId, CancellationToken cancellation) =>
        Each(new VpcEndpointApi(client).ListAllAsync(organizationId, cancellation));

    private protected override CompletionItem Describe(VpcEndpoint item) => new(item.Label, item.VpcEndpointId) { Details = [item.RegionId, item.State] };
}
