using static Neon.Display;

namespace Neon;

internal sealed class RegionView : ObjectView<Region>
{
    public RegionView()
    {
        Column("RegionId", Rest, region => Text(region.RegionId));
        Column("Name", Rest, region => Text(region.Name));
        Column("Default", 7, region => Flag(region.Default));

        Item("Name", region => Text(region.Name));
        Item("RegionId", region => Text(region.RegionId));
        Item("Default", region => Flag(region.Default));
        Item("Latitude", region => Text(region.Latitude));
        Item("Longitude", region => Text(region.Longitude));
    }
}
