using System.Globalization;

namespace Neon;

/// <summary>Formats what several sections of a report show: times in its time zone, states and counts.</summary>
internal sealed class ReportFormat(ReportData report)
{
    private const string Minutes = "yyyy-MM-dd HH:mm";
    private const string Days = "yyyy-MM-dd";

    /// <summary>When the report was made.</summary>
    public DateTimeOffset Now => report.MadeAt;

    /// <summary>The time zone, such as <c>Europe/Berlin (UTC+01:00)</c>.</summary>
    public string Zone
    {
        get
        {
            var offset = report.TimeZone.GetUtcOffset(report.MadeAt);
            var shift = offset == TimeSpan.Zero ? "UTC" : string.Create(CultureInfo.InvariantCulture, $"UTC{(offset < TimeSpan.Zero ? '-' : '+')}{offset:hh\\:mm}");
            return report.TimeZone.Id == shift || report.TimeZone.Id.EndsWith("/UTC", StringComparison.Ordinal) ? shift : $"{report.TimeZone.Id} ({shift})";
        }
    }

    /// <summary>A time to the minute, such as <c>2026-03-01 13:00</c>; empty for none.</summary>
    public Html Time(DateTimeOffset? time) => Time(time, Minutes);

    /// <summary>A day, such as <c>2026-03-01</c>; empty for none.</summary>
    public Html Day(DateTimeOffset? time) => Time(time, Days);

    /// <summary>The same as text, for attributes and drawings.</summary>
    public string TimeText(DateTimeOffset time) => Text(time, Minutes);

    /// <summary>A day as text.</summary>
    public string DayText(DateTimeOffset time) => Text(time, Days);

    /// <summary>How far away a time is, such as <c>in 3 d</c> or <c>3 d ago</c>; empty for none.</summary>
    public string When(DateTimeOffset? time) => Display.When(time, Now);

    /// <summary>How old something is, such as <c>3 d</c>; empty if unknown.</summary>
    public string Age(DateTimeOffset? created) => created is { } time ? Display.Largest(TimeSpan.FromTicks(Math.Max(0, (Now - time).Ticks))) : string.Empty;

    /// <summary>A name from outside: whatever its direction, it does not change that of the text around it.</summary>
    public static Html Name(string? name) => Html.Of($"<bdi>{name}</bdi>");

    /// <summary>The state of a compute.</summary>
    public Html State(Endpoint endpoint)
    {
        var text = endpoint.Disabled == true ? "disabled"
            : !string.IsNullOrEmpty(endpoint.PendingState) && endpoint.PendingState != endpoint.CurrentState ? $"{endpoint.CurrentState} → {endpoint.PendingState}"
            : endpoint is { CurrentState: "idle", LastActive: { } used } ? $"idle {Age(used)}"
            : endpoint.CurrentState;
        return Html.Of($"<span class=\"state{(endpoint is { CurrentState: "active", Disabled: not true } ? " on" : string.Empty)}\">{text}</span>");
    }

    /// <summary>A number of things, such as <c>1 branch</c> or <c>12 branches</c>.</summary>
    public static string Count(int count, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many)}");

    /// <summary>Whether a project is restricted to certain addresses; empty if unknown.</summary>
    public static string Access(ProjectSettings? settings) => settings switch
    {
        null => string.Empty,
        { BlockPublicConnections: true } => "no public connections",
        { AllowedIps: { Ips.Count: > 0 and var count } list } => Count(count, "allowed address", "allowed addresses") + (list.ProtectedBranchesOnly == true ? ", protected branches only" : string.Empty),
        _ => "any address",
    };

    private Html Time(DateTimeOffset? time, string format) => time is { } moment
        ? Html.Of($"<time class=\"w\" datetime=\"{moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}\">{Text(moment, format)}</time>")
        : Html.Empty;

    private string Text(DateTimeOffset time, string format) => TimeZoneInfo.ConvertTime(time, report.TimeZone).ToString(format, CultureInfo.InvariantCulture);
}
