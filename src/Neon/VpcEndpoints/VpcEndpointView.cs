using static Neon.Display;

namespace Neon;

internal sealed class VpcEndpointView : ObjectView<VpcEndpoint>
{
    public VpcEndpointView()
    {
        GroupBy("Organization", endpoint => Text(endpoint.OrganizationId));

        Column("Label", Rest, endpoint => Text(endpoint.Label));
        Column("State", 8, endpoint => State(endpoint.State));
        Column("Projects", 8, endpoint => Text(endpoint.Projects), right: true);
        Column("RegionId", 16, endpoint => Text(endpoint.RegionId));
        Column("VpcEndpointId", Rest, endpoint => Text(endpoint.VpcEndpointId));

        Item("Label", endpoint => Text(endpoint.Label));
        Item("VpcEndpointId", endpoint => Text(endpoint.VpcEndpointId));
        Optional("State", endpoint => State(endpoint.State));
        Item("RegionId", endpoint => Text(endpoint.RegionId));
        Optional("RestrictedProjectCount", endpoint => Text(endpoint.RestrictedProjectCount));
        Optional("ExampleRestrictedProjects", endpoint => List(endpoint.ExampleRestrictedProjects));
        Item("OrganizationId", endpoint => Text(endpoint.OrganizationId));
    }
}
