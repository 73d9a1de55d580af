using static Neon.Display;

namespace Neon;

internal sealed class AiGatewayView : ObjectView<AiGateway>
{
    public AiGatewayView()
    {
        GroupBy("Project", gateway => Text(gateway.ProjectId));

        Wraps();

        Column("BranchId", Rest, gateway => Text(gateway.BranchId));
        Column("BaseUrl", Rest, gateway => Text(gateway.BaseUrl));

        Item("BaseUrl", gateway => Text(gateway.BaseUrl));
        Item("Enabled", gateway => Flag(gateway.Enabled));
        Item("BranchId", gateway => Text(gateway.BranchId));
        Item("ProjectId", gateway => Text(gateway.ProjectId));
    }
}
