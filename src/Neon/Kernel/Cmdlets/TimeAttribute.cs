namespace Neon.Commands;

/// <summary>
/// Accepts points in time and their text form, such as <c>-30m</c> and <c>yesterday 18:00</c> (<see cref="TimeText"/>). PowerShell
/// itself reads dates in the American notation only, whatever the culture.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TimeAttribute : PlainValueAttribute
{
    private protected override string Kind => "a valid point in time";

    private protected override string Advice => "Specify a time such as 2026-12-01T09:00Z, -30m, +7d or 'yesterday 18:00'; without a time zone, it is local time.";

    private protected override bool ReadsNumbersAsTyped => true;

    private protected override object? Read(object value) => value switch
    {
        DateTimeOffset time => time,
        DateTime { Kind: DateTimeKind.Utc } time => new DateTimeOffset(time),
        // Near the ends of the calendar, the time in UTC can be outside it.
        DateTime time => time.Ticks > TimeSpan.TicksPerDay && time < DateTime.MaxValue.AddDays(-1) ? new DateTimeOffset(time) : null,
        DateOnly date => Read(date.ToDateTime(TimeOnly.MinValue)),
        string text when TimeText.IsAmbiguous(text) => throw Refusal($"{ParameterInput.Quote(text)} can be two different dates."),
        string text when DurationText.Parse(text) >= TimeSpan.Zero => throw Refusal($"{ParameterInput.Quote(text)} is a duration, not a point in time."),
        string text => TimeText.Parse(text, NeonSession.Current.EffectiveConnection?.Clock ?? TimeProvider.System),
        _ => null,
    };
}
