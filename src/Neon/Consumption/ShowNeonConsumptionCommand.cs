using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Shows what was used over time as bars.</summary>
/// <remarks>
/// <para>Takes what Get-NeonProjectConsumption and Get-NeonBranchConsumption emit, and shows a bar for each timeframe. All
/// bars of one metric have one scale, whose end is the largest figure shown, so that projects can be compared. Nothing is
/// shown before the last figure has come in.</para>
/// <para>Without -Metric every metric that was used is shown. What comes out are objects with the figure and its share of the
/// largest: they can be sorted, filtered and exported as any others.</para>
/// </remarks>
/// <example>
/// <para>The compute of the last thirty days, project by project</para>
/// <code>Get-NeonProjectConsumption | Show-NeonConsumption compute_unit_seconds</code>
/// </example>
/// <example>
/// <para>What the branches of a project used in the last 24 hours</para>
/// <code>Get-NeonBranchConsumption -Project app -Granularity hourly -Metric compute_unit_seconds | Show-NeonConsumption</code>
/// </example>
/// <example>
/// <para>The days on which a project used more than half of what it used on its busiest day</para>
/// <code>Get-NeonProjectConsumption app | Show-NeonConsumption compute_unit_seconds | Where-Object Share -gt 0.5</code>
/// </example>
/// <seealso cref="GetNeonProjectConsumptionCommand"/>
/// <seealso cref="GetNeonBranchConsumptionCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/getconsumptionhistoryperprojectv2"/>
[Cmdlet(VerbsCommon.Show, "NeonConsumption")]
[OutputType(typeof(ConsumptionBar))]
public sealed class ShowNeonConsumptionCommand : NeonCmdlet
{
    private readonly List<ConsumptionRecord> _records = [];

    /// <summary>Only these metrics, under Neon's own names, such as <c>compute_unit_seconds</c>; all that were used without it.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [ValidateNotBlank]
    [ArgumentCompleter(typeof(ConsumptionMetricCompleter))]
    public string[]? Metric { get; set; }

    /// <summary>What was used, as <c>Get-NeonProjectConsumption</c> and <c>Get-NeonBranchConsumption</c> emit it.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public ConsumptionRecord[] Consumption { get; set; } = null!;

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
        foreach (var place in figures.GroupBy(figure => (figure.Record.ProjectId, (figure.Record as BranchConsumption)?.BranchId)))
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
            WriteWarning($"There are no figures of {string.Join(", ", missing)}, only of {string.Join(", ", known.Order(StringComparer.Ordinal))}.");
        }
    }
}
