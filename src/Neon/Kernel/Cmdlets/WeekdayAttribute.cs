namespace Neon.Commands;

/// <summary>Accepts days of the week: 1 for Monday to 7 for Sunday, or their names and the first letters of these.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class WeekdayAttribute : WholeNumberAttribute
{
    private const int ShortestName = 3;

    public WeekdayAttribute()
        : base(1, 7) => IsList = true;

    private protected override string Kind => "a whole number or the name of a day";

    private protected override string Advice => "Specify names such as Monday, or whole numbers: 1 to 7.";

    private protected override object? Read(object value) => value is string { Length: >= ShortestName } name && DayOf(name) is { } day ? day : base.Read(value);

    private static long? DayOf(string name) => Enum.GetValues<DayOfWeek>()
        .Where(day => day.ToString().StartsWith(name, StringComparison.OrdinalIgnoreCase))
        .Select(day => day == DayOfWeek.Sunday ? 7L : (long?)day)
        .FirstOrDefault();
}
