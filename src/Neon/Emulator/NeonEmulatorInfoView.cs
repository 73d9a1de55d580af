using static Neon.Display;

namespace Neon;

internal sealed class NeonEmulatorInfoView : ObjectView<NeonEmulatorInfo>
{
    public NeonEmulatorInfoView()
    {
        Item("BaseUri", emulator => Text(emulator.BaseUri));
        Item("ApiKey", emulator => Mask(emulator.ApiKey));
        Item("OrganizationId", emulator => Text(emulator.OrganizationId));
    }
}
