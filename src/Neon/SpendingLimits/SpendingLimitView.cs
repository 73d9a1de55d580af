using System.Globalization;
using static Neon.Display;
using static Neon.SpendingLimitDisplay;

namespace Neon;

internal sealed class SpendingLimitView : ObjectView<SpendingLimit>
{
    public SpendingLimitView()
    {
        Column("OrganizationId", Rest, limit => Text(limit.OrganizationId));
        Column("Amount", 14, limit => Dollars(limit.Cents), right: true);

        Item("OrganizationId", limit => Text(limit.OrganizationId));
        Item("Amount", limit => Dollars(limit.Cents));
    }
}

internal static class SpendingLimitDisplay
{
    /// <summary>An optional amount of money.</summary>
    /// <param name="cents">The amount in US cents.</param>
    /// <returns>Text such as <c>$50.00</c>; <c>none</c> if there is no amount.</returns>
    public static string Dollars(long? cents) =>
        cents is null ? "none" : string.Create(CultureInfo.InvariantCulture, $"${cents / 100m:#,0.00}");
}
