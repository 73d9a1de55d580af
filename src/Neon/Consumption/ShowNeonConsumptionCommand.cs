using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Shows consumption over time as bars.</summary>
/// <remarks>
/// <para>The cmdlet accepts the output of Get-NeonProjectConsumption and Get-NeonBranchConsumption, and shows a bar for each
/// time frame, in one table per project or branch. Several projects or branches with the same single time frame, such as last
/// month, are compared in one table per metric, the largest figure first. All bars of a metric have the same scale, up to the
/// largest figure shown. The bars are shown at the end of the pipeline.</para>
/// <para>Without -Metric, all metrics with consumption are shown. The cmdlet emits objects with the figure and its share of
/// the largest figure, which can be sorted, filtered and exported.</para>
/// </remarks>
/// <example>
/// <para>Show the compute of the last 30 days by project</para>
/// <code>Get-NeonProjectConsumption | Show-NeonConsumption compute_unit_seconds</code>
/// </example>
/// <example>
/// <para>Compare the projects of the organization last month</para>
/// <code>$month = @{ Granularity = 'monthly'; From = (Get-Date).AddMonths(-1); To = Get-Date }
/// Get-NeonProjectConsumption @month | Show-NeonConsumption</code>
/// </example>
/// <example>
/// <para>Show the compute of a project's branches in the last 24 hours</para>
/// <code>Get-NeonBranchConsumption -Project app -Granularity hourly -Metric compute_unit_seconds | Show-NeonConsumption</code>
/// </example>
/// <example>
/// <para>Find the days on which a project used more than half of its highest daily compute</para>
/// <code>Get-NeonProjectConsumption app | Show-NeonConsumption compute_unit_seconds | Where-Object Share -gt 0.5</code>
/// </example>
/// <keywords>billing, invoice, usage, cost, price, bill, chart, graph</keywords>
/// <seealso cref="GetNeonProjectConsumptionCommand"/>
/// <seealso cref="GetNeonBranchConsumptionCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/getconsumptionhistoryperprojectv2"/>
[Cmdlet(VerbsCommon.Show, "NeonConsumption")]
[OutputType(typeof(ConsumptionBar), typeof(ConsumptionComparison))]
public sealed class ShowNeonConsumptionCommand : NeonCmdlet
{
    private readonly List<ConsumptionRecord> _records = [];

    /// <summary>
    /// Only these metrics, by Neon's names, such as <c>compute_unit_seconds</c>. Default: all metrics with consumption.
    /// </summary>
    [Parameter(Position = 0, HelpMessage = "Only these metrics, by Neon's names, such as compute_unit_seconds.")]
    [ValidateNotNullOrEmpty]
    [ValidateNotBlank]
    [ArgumentCompleter(typeof(ConsumptionMetricCompleter))]
    public string[]? Metric { get; set; }

    /// <summary>The consumption, from <c>Get-NeonProjectConsumption</c> or <c>Get-NeonBranchConsumption</c>.</summary>
    [Parameter(ValueFromPipeline = true, HelpMessage = "The consumption, from Get-NeonProjectConsumption or Get-NeonBranchConsumption.")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [ConsumptionInput]
    public ConsumptionRecord[] Consumption { get; set; } = [];

    // A mandatory parameter would prompt for records, which cannot be typed.
    /// <inheritdoc/>
    protected override Task BeginAsync(CancellationToken cancellation)
    {
        if (MyInvocation.ExpectingInput || MyInvocation.BoundParameters.ContainsKey(nameof(Consumption)))
        {
            return Task.CompletedTask;
        }

        throw new NeonApiException(NeonFailure.MissingInput, "There is no consumption to show.")
        {
            Resource = "Consumption",
            Advice = Metric is [var project] && !ConsumptionMetricCompleter.IsKnown(project)
                ? $"Pipe it in: {CommandLine.Of($"Get-NeonProjectConsumption {project} | Show-NeonConsumption")}."
                : ConsumptionInputAttribute.Advice,
        };
    }

    /// <inheritdoc/>
    protected override Task ProcessAsync(CancellationToken cancellation)
    {
        _records.AddRange(Consumption);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override Task EndAsync(CancellationToken cancellation)
    {
        var figures = _records
            .SelectMany(record => record.Figures.Where(figure => figure.Value is not null).Select(figure => (Record: record, Metric: figure.Key, Value: figure.Value!.Value)))
            .ToArray();
        var largest = figures.GroupBy(figure => figure.Metric).ToDictionary(group => group.Key, group => group.Max(figure => figure.Value), StringComparer.Ordinal);
        var metrics = Metric ?? Used(largest);
        WarnOfMissing(metrics, largest.Keys);
        var places = figures.GroupBy(figure => (figure.Record.ProjectId, (figure.Record as BranchConsumption)?.BranchId)).ToArray();
        if (places.Length > 1 && figures.DistinctBy(figure => (figure.Record.From, figure.Record.Granularity)).Count() == 1)
        {
            foreach (var metric in metrics)
            {
                foreach (var figure in figures.Where(figure => figure.Metric.Equals(metric, StringComparison.OrdinalIgnoreCase)).OrderByDescending(figure => figure.Value))
                {
                    WriteObject(new ConsumptionComparison(figure.Record, figure.Metric, figure.Value, largest[figure.Metric]));
                }
            }

            return Task.CompletedTask;
        }

        foreach (var place in places)
        {
            foreach (var metric in metrics)
            {
                cancellation.ThrowIfCancellationRequested();
                foreach (var figure in place.Where(figure => figure.Metric.Equals(metric, StringComparison.OrdinalIgnoreCase)).OrderBy(figure => figure.Record.From))
                {
                    WriteObject(new ConsumptionBar(figure.Record, figure.Metric, figure.Value, largest[figure.Metric]));
                }
            }
        }

        return Task.CompletedTask;
    }

    private static string[] Used(Dictionary<string, decimal> largest) =>
        [.. largest.Where(metric => metric.Value > 0 || largest.Values.Max() <= 0).Select(metric => metric.Key)];

    private void WarnOfMissing(IEnumerable<string> metrics, ICollection<string> known)
    {
        if (_records.Count > 0 && metrics.Except(known, StringComparer.OrdinalIgnoreCase).ToArray() is { Length: > 0 } missing)
        {
            WriteWarning($"There are no figures for {string.Join(", ", missing)}, only for {string.Join(", ", known.Order(StringComparer.Ordinal))}.");
        }
    }
}
