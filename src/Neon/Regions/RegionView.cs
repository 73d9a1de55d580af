using static Neon.Display;

namespace Neon;

internal sealed class RegionView : ObjectView<Region>
{
    public RegionView()
    {
        Column("RegionId", 26, region => Text(region.RegionId));
        Column("Name", 44, region => Text(region.Name));
        Column("Default", 7, region => YesNo(region.Default));

        Item("Name", region => Text(region.Name));
        Item("RegionId", region => Text(region.RegionId));
        Item("Default", region => YesNo(region.Default));
        Item("Latitude", region => Text(region.Latitude));
        Item("Longitude", region => Text(region.Longitude));
    }
}
