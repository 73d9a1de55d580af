using System.Globalization;

namespace Neon.Commands;

/// <summary>Accepts days of the week: 1 for Monday to 7 for Sunday, or their names in English or in the user's language.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class WeekdayAttribute : WholeNumberAttribute
{
    public WeekdayAttribute()
        : base(1, 7) => IsList = true;

    private protected override string Kind => "a whole number or the name of a day";

    private protected override string Advice => "Specify names such as Monday, or whole numbers: 1 to 7.";

    private protected override object? Read(object value) => (value is string name ? DayOf(name) : null) ?? base.Read(value);

    private static object? DayOf(string name)
    {
        foreach (var format in new[] { CultureInfo.InvariantCulture.DateTimeFormat, CultureInfo.CurrentCulture.DateTimeFormat })
        {
            for (var day = DayOfWeek.Sunday; day <= DayOfWeek.Saturday; day++)
            {
                if (name.Equals(format.GetDayName(day), StringComparison.CurrentCultureIgnoreCase) || name.Equals(format.GetAbbreviatedDayName(day), StringComparison.CurrentCultureIgnoreCase))
                {
                    return day == DayOfWeek.Sunday ? 7L : (long)day;
                }
            }
        }

        return null;
    }
}
