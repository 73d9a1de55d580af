using System.Globalization;
using System.Management.Automation;

namespace Neon.Commands;

/// <summary>
/// Takes time spans, and text of their form. PowerShell counts a bare number in ticks, and the same number as text in days:
/// <c>-OlderThan 31536000</c>, meant as a year, would select what is three seconds old. Zero is the same in every unit.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class DurationAttribute : PlainValueAttribute
{
    private protected override string Kind => "a valid time span";

    private protected override string Advice => "Specify days as 14.00:00, hours as 12:00:00, minutes as 00:05:00. A bare number is in ticks.";

    private protected override object? Read(object value) => value switch
    {
        TimeSpan span => span,
        string text => TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span)
            && (span == TimeSpan.Zero || (text.Contains(':', StringComparison.Ordinal) && !HasDaysForHours(text))) ? span : null,
        // No cmdlet takes less than a millisecond, and each says what it takes instead.
        double or float => null,
        _ => ParameterInput.IsNumber(value) && LanguagePrimitives.TryConvertTo<long>(value, out var ticks) && ticks is >= 0 and < TimeSpan.TicksPerMillisecond
            ? TimeSpan.FromTicks(ticks)
            : null,
    };

    // .NET reads 24:00:00 as 24 days, because 24 cannot be hours.
    private static bool HasDaysForHours(string text) =>
        text.Split(':') is [var first, _, _] && int.TryParse(first, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out var hours)
        && Math.Abs((long)hours) > 23;
}
