using System.Management.Automation;

namespace Neon.Commands;

/// <summary>The base class of the cmdlets that read consumption.</summary>
public abstract class ConsumptionCmdlet : OrganizationCmdlet
{
    // Allows for a clock that is a little ahead, and for the time between typing and checking.
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(30);
    private readonly Dictionary<string, string?> _owners = new(StringComparer.Ordinal);
    private ConsumptionNames? _names;
    private DateTimeOffset _from;
    private DateTimeOffset _to;

    /// <summary>
    /// The start of the range. Specify a time, or how long ago it was, such as <c>-30d</c>. Neon rounds it down to a whole hour,
    /// day or month in UTC; for days and months, a date without a time is that day in UTC. Default: 24 hours before the end of
    /// the range for hourly figures, 30 days for daily figures; monthly figures cover the eleven months before the current one.
    /// </summary>
    [Parameter(HelpMessage = "The start of the range.")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(PastTimeCompleter))]
    [Time]
    public DateTimeOffset? From { get; set; }

    /// <summary>
    /// The end of the range, rounded down in the same way. Specify a time, or how long ago it was, such as <c>-1d</c>. Default:
    /// now.
    /// </summary>
    [Parameter(HelpMessage = "The end of the range, rounded down in the same way.")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(PastTimeCompleter))]
    [Time]
    public DateTimeOffset? To { get; set; }

    /// <summary>
    /// The length of the time frames. Hourly figures go back 168 hours, daily figures 60 days, monthly figures one year.
    /// </summary>
    /// <value>daily</value>
    [Parameter(HelpMessage = "The length of the time frames.")]
    [ArgumentCompleter(typeof(GranularityCompleter))]
    [AcceptedValues(typeof(GranularityCompleter))]
    [TextValue]
    public string Granularity { get; set; } = "daily";

    /// <summary>
    /// Only these metrics, by Neon's names, such as <c>compute_unit_seconds</c>. Default: all metrics that the module
    /// supports.
    /// </summary>
    [Parameter(HelpMessage = "Only these metrics, by Neon's names, such as compute_unit_seconds.")]
    [ValidateNotNullOrEmpty]
    [ValidateNotBlank]
    [ArgumentCompleter(typeof(ConsumptionMetricCompleter))]
    public string[]? Metric { get; set; }

    /// <summary>
    /// Emits one object per billing period, which contains its time frames. Default: one object per time frame.
    /// </summary>
    [Parameter(HelpMessage = "Emits one object per billing period, which contains its time frames.")]
    public SwitchParameter AsPeriod { get; set; }

    // Errors are reported for each organization, after its name was looked up.
    private protected override bool ReusesNames => false;

    /// <inheritdoc/>
    private protected override string? EmptyOutputText
    {
        get
        {
            var organization = Organization?.ToString() ?? Context.OrganizationAsSet;
            return $"Neon has no {Granularity} figures from {_from:u} to {_to:u}{(organization is null ? string.Empty : $" in {organization}")}. Figures start when the account moved to a plan that records them.";
        }
    }

    /// <inheritdoc/>
    protected override Task BeginAsync(CancellationToken cancellation)
    {
        var now = Client.Clock.GetUtcNow();
        var unit = Granularity.ToUpperInvariant() switch { "HOURLY" => "hour", "DAILY" => "day", _ => "month" };
        var (from, to) = unit == "hour" ? (From, To) : (InUtc(From), InUtc(To));
        var (start, earliest, window) = unit switch
        {
            "hour" => ((to ?? now).AddHours(-24), now.AddHours(-168), "168 hours"),
            "day" => ((to ?? now).AddDays(-30), now.AddDays(-60), "60 days"),
            _ => (FirstOfMonth(to ?? now).AddMonths(-11), now.AddYears(-1), "a year"),
        };
        (_from, _to) = (from ?? start, to ?? now);
        if (_from >= _to)
        {
            throw new NeonApiException(NeonFailure.InvalidInput, $"The range from {_from:u} to {_to:u} is empty.")
            {
                Advice = "Specify a -From that is before -To and in the past (check the time zone).",
            };
        }

        if (Begin(_from, unit) == Begin(_to, unit))
        {
            throw new NeonApiException(NeonFailure.InvalidInput, $"The range from {_from:u} to {_to:u} is less than a whole {unit}.")
            {
                Advice = $"Neon rounds both ends down to the start of {Article.With(unit)}. To include the {unit} of the end, specify -To {Next(_to, unit):yyyy-MM-dd'T'HH:mm'Z'}.",
            };
        }

        if (_from < earliest - Tolerance)
        {
            throw new NeonApiException(NeonFailure.InvalidInput, $"Neon keeps {Granularity} figures for {window}; {_from:u} is earlier.")
            {
                Advice = $"Specify a -From after {earliest:u}, or a coarser -Granularity.",
            };
        }

        return Task.CompletedTask;
    }

    /// <summary>The names in the output.</summary>
    internal ConsumptionNames Names => _names ??= new(Client);

    internal ConsumptionQuery Query(string? organizationId, IReadOnlyList<string> metrics) => new()
    {
        OrganizationId = organizationId,
        From = _from,
        To = _to,
        Granularity = Granularity.ToLowerInvariant(),
        Metrics = Metric ?? metrics,
    };

    /// <summary>Emits the figures. An error is reported for one organization, so that the others are still returned.</summary>
    internal async Task EmitAsync(
        IAsyncEnumerable<ConsumptionPeriod> periods, string? organizationId, IReadOnlyList<string>? projectIds, CancellationToken cancellation)
    {
        try
        {
            await foreach (var period in periods)
            {
                await Names.ShowAsync(period, projectIds, cancellation);
                if (AsPeriod)
                {
                    WriteObject(period);
                    continue;
                }

                foreach (var record in period.Consumption)
                {
                    WriteObject(record);
                }
            }
        }
        catch (NeonApiException failure)
        {
            WriteFailure(failure, organizationId ?? Target);
        }
    }

    /// <summary>
    /// The id of a project and of the organization that is billed, which the API requires. If it is unknown, the project is
    /// read.
    /// </summary>
    internal async ValueTask<(string OrganizationId, string ProjectId)> LocateAsync(ProjectIdentity project, CancellationToken cancellation)
    {
        var own = project.Project?.OrganizationId;
        if ((Organization ?? (object?)own ?? Context.OrganizationId) is not null)
        {
            var organizationId = await OrganizationIdAsync(own, cancellation);
            var id = await project.ResolveAsync(Client, organizationId, cancellation);
            Names.Add(id, NameOf(project));
            return (organizationId, id);
        }

        var projectId = await project.ResolveAsync(Client, organizationId: null, cancellation);
        Names.Add(projectId, NameOf(project));
        if (!_owners.TryGetValue(projectId, out own))
        {
            var read = await new ProjectApi(Client).GetAsync(projectId, cancellation);
            Names.Add(projectId, read.Name);
            _owners[projectId] = own = read.OrganizationId;
        }

        return (await OrganizationIdAsync(own, cancellation), projectId);
    }

    /// <summary>The name that was looked up, or that of an object; a script can have changed that of any other object.</summary>
    internal static string? NameOf(ResourceIdentity identity) =>
        identity.Id is null || identity.Input is NeonObject { IsAsEmitted: true } ? identity.Name : null;

    /// <summary>A date is typed without a time, which makes it midnight in the local time zone. Neon's days and months are those of UTC.</summary>
    private static DateTimeOffset? InUtc(DateTimeOffset? time) => time is { TimeOfDay.Ticks: 0 } date ? new DateTimeOffset(date.Date, TimeSpan.Zero) : time;

    private static DateTimeOffset Begin(DateTimeOffset time, string unit) => unit switch
    {
        "hour" => new DateTimeOffset(time.UtcDateTime.Date, TimeSpan.Zero).AddHours(time.UtcDateTime.Hour),
        "day" => new DateTimeOffset(time.UtcDateTime.Date, TimeSpan.Zero),
        _ => FirstOfMonth(time),
    };

    private static DateTimeOffset Next(DateTimeOffset time, string unit)
    {
        var begin = Begin(time, unit);
        return unit switch { "hour" => begin.AddHours(1), "day" => begin.AddDays(1), _ => begin.AddMonths(1) };
    }

    private static DateTimeOffset FirstOfMonth(DateTimeOffset time) =>
        new(time.UtcDateTime.Year, time.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero);
}
