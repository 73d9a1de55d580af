using static Neon.Display;

namespace Neon;

internal sealed class SpendingLimitView : ObjectView<SpendingLimit>
{
    public SpendingLimitView()
    {
        Column("OrganizationId", 32, limit => Text(limit.OrganizationId));
        Column("Monthly", 14, limit => Dollars(limit.Cents), right: true);

        Item("OrganizationId", limit => Text(limit.OrganizationId));
        Item("Monthly", limit => Dollars(limit.Cents));
    }
}
