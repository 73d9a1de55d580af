using System.Globalization;
using System.Management.Automation;

namespace Neon.Commands;

/// <summary>
/// Accepts time spans and their text form. PowerShell reads a bare number as ticks, and the same number as text as days:
/// <c>-OlderThan 31536000</c>, intended as a year, would select everything older than three seconds. Zero is the same in every
/// unit.
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
        // No cmdlet accepts less than a millisecond, and each has its own message for the minimum.
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
