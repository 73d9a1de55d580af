using static Neon.Display;

namespace Neon;

internal sealed class VpcEndpointView : ObjectView<VpcEndpoint>
{
    public VpcEndpointView()
    {
        GroupBy("Organization", endpoint => Text(endpoint.OrganizationId));

        Column("Label", 24, endpoint => Text(endpoint.Label));
        Column("VpcEndpointId", 26, endpoint => Text(endpoint.VpcEndpointId));
        Column("Region", 18, endpoint => Text(endpoint.RegionId));
        Column("State", 8, endpoint => State(endpoint.State));
        Column("Restricted", 10, endpoint => Text(endpoint.RestrictedProjectCount), right: true);

        Item("Label", endpoint => Text(endpoint.Label));
        Item("VpcEndpointId", endpoint => Text(endpoint.VpcEndpointId));
        Optional("State", endpoint => State(endpoint.State));
        Item("Region", endpoint => Text(endpoint.RegionId));
        Optional("Restricted", endpoint => Text(endpoint.RestrictedProjectCount));
        Optional("ForExample", endpoint => List(endpoint.ExampleRestrictedProjects));
        Item("OrganizationId", endpoint => Text(endpoint.OrganizationId));
    }
}
