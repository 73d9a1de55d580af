using System.Management.Automation;

namespace Neon.Commands;

/// <summary>
/// Accepts time spans, their text form, and durations such as <c>7d</c>. PowerShell reads a bare number as ticks, and the same
/// number as text as days: <c>-OlderThan 31536000</c>, intended as a year, would select everything older than three seconds. So a
/// number needs a unit, except zero.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class DurationAttribute : PlainValueAttribute
{
    private protected override string Kind => "a valid time span";

    private protected override string Advice => "Specify a time span with a unit, such as 14d, 12h, 30m or 1.12:00:00.";

    private protected override bool ReadsNumbersAsTyped => true;

    private protected override object? Read(object value) => value switch
    {
        TimeSpan span => span,
        string text => DurationText.Read(text),
        _ => ParameterInput.IsNumber(value) && LanguagePrimitives.TryConvertTo<decimal>(value, out var number) && number == 0 ? TimeSpan.Zero : null,
    };
}
