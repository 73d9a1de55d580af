using static Neon.Display;

namespace Neon;

internal sealed class ProjectVpcEndpointView : ObjectView<ProjectVpcEndpoint>
{
    public ProjectVpcEndpointView()
    {
        GroupBy("Project", endpoint => Text(endpoint.ProjectId));

        Column("Label", Rest, endpoint => Text(endpoint.Label));
        Column("VpcEndpointId", Rest, endpoint => Text(endpoint.VpcEndpointId));

        Item("Label", endpoint => Text(endpoint.Label));
        Item("VpcEndpointId", endpoint => Text(endpoint.VpcEndpointId));
        Item("ProjectId", endpoint => Text(endpoint.ProjectId));
    }
}
