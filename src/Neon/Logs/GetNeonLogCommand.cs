using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets the log records of a branch's services.</summary>
/// <remarks>
/// <para>The newest record comes first, unless -OldestFirst is specified. Without a time range, the last hour is read.
/// A query can cover at most seven days, and Neon keeps records for a shorter time than that. All filters must match
/// exactly, including case; use Get-NeonLogField and Get-NeonLogFieldValue to find values to filter by.</para>
/// <para>Records are emitted page by page, so that -First or Select-Object can end a search early. Functions and object
/// storage write to the log; which other services do, and which regions have logs, depends on Neon.</para>
/// </remarks>
/// <example>
/// <para>Warnings and errors of the last six hours</para>
/// <code>Get-NeonLog -Project app -Branch main -Last 6h -MinSeverity warn</code>
/// </example>
/// <example>
/// <para>The ten newest records that contain a text</para>
/// <code>Get-NeonLog -Project app -Branch main -Contains 'ready to accept' -First 10</code>
/// </example>
/// <example>
/// <para>All records of one request, in order</para>
/// <code>$record = Get-NeonLog -Project app -Branch main -Last 1d | Where-Object TraceId | Select-Object -First 1
/// Get-NeonLog -Project app -Branch main -Last 1d -TraceId $record.TraceId -OldestFirst</code>
/// </example>
/// <example>
/// <para>A search that the other filters cannot express</para>
/// <code>Get-NeonLog -Project app -Branch main -LogQL '{service_name="postgres"} |~ "ready|shut ?down"'</code>
/// </example>
/// <keywords>logs, tail, audit, events, troubleshoot</keywords>
/// <seealso cref="GetNeonLogFieldCommand"/>
/// <seealso cref="GetNeonLogFieldValueCommand"/>
[Cmdlet(VerbsCommon.Get, "NeonLog")]
[OutputType(typeof(LogRecord))]
[NeonOperation("queryProjectBranchLogs")]
public sealed class GetNeonLogCommand : LogCmdlet
{
    private static readonly string[] Filters =
    [
        nameof(Source), nameof(ServiceName), nameof(ScopeName), nameof(MinSeverity), nameof(SeverityText), nameof(Contains), nameof(TraceId),
    ];

    private bool _isLastHour;

    /// <summary>Only records of the service with this name.</summary>
    [Parameter(HelpMessage = "Only records of the service with this name.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(LogServiceCompleter))]
    [TextValue]
    public string? ServiceName { get; set; }

    /// <summary>Only records of the service component with this name.</summary>
    [Parameter(HelpMessage = "Only records of the service component with this name.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(LogScopeCompleter))]
    [TextValue]
    public string? ScopeName { get; set; }

    /// <summary>
    /// Only records with this severity or higher: <c>trace</c>, <c>debug</c>, <c>info</c>, <c>warn</c>, <c>error</c>
    /// or <c>fatal</c>.
    /// </summary>
    [Parameter(HelpMessage = "Only records with this severity or higher: trace, debug, info, warn, error or fatal.")]
    [ArgumentCompleter(typeof(LogMinSeverityCompleter))]
    [AcceptedValues(typeof(LogMinSeverityCompleter))]
    [TextValue]
    public string? MinSeverity { get; set; }

    /// <summary>Only records with this severity text, in the service's own spelling, such as <c>ERROR</c>.</summary>
    [Parameter(HelpMessage = "Only records with this severity text, in the service's own spelling, such as ERROR.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(LogSeverityCompleter))]
    [TextValue]
    public string? SeverityText { get; set; }

    /// <summary>
    /// Only records whose message contains this text; case matters. Structured messages are searched as compact JSON,
    /// such as <c>"http_status":200</c>.
    /// </summary>
    [Parameter(HelpMessage = "Only records whose message contains this text; case matters.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    public string? Contains { get; set; }

    /// <summary>Only records of the trace with this id, 32 hexadecimal digits.</summary>
    [Parameter(HelpMessage = "Only records of the trace with this id, 32 hexadecimal digits.")]
    [ValidateForm(@"^[0-9A-Fa-f]{32}\z", "a trace id of 32 hexadecimal digits", "4bf92f3577b34da6a3ce929d0e0e4736")]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    public string? TraceId { get; set; }

    /// <summary>
    /// A LogQL query that replaces all other filters. It has a stream selector and line filters, such as
    /// <c>{service_name="api"} |= "timeout"</c>. The syntax is that of Neon's log store and may change.
    /// </summary>
    [Parameter(HelpMessage = "A LogQL query that replaces all other filters.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    public string? LogQL { get; set; }

    /// <summary>Returns the records in chronological order.</summary>
    [Parameter(HelpMessage = "Returns the records in chronological order.")]
    public SwitchParameter OldestFirst { get; set; }

    /// <summary>Returns at most this many records.</summary>
    [Parameter(HelpMessage = "Returns at most this many records.")]
    [ValidateRange(1, int.MaxValue)]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [WholeNumber(1, int.MaxValue)]
    public int? First { get; set; }

    /// <inheritdoc/>
    private protected override string? EmptyOutputText =>
        $"The log has no records{InPlace}{(FilterWords.Length > 0 ? $" for{FilterWords}" : string.Empty)}.{(_isLastHour ? " Only the last hour was searched: specify -Last or -From." : string.Empty)}";

    /// <inheritdoc/>
    protected override Task BeginAsync(CancellationToken cancellation)
    {
        _isLastHour = Last is null && From is null;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Branch;
        var query = Query();
        var branchKey = await BranchAsync(cancellation);
        var left = First ?? int.MaxValue;
        await foreach (var record in new LogApi(Client).QueryAsync(branchKey, query, cancellation))
        {
            WriteObject(record);
            if (--left == 0)
            {
                return;
            }
        }
    }

    private LogQuery Query()
    {
        if (LogQL is not null && Array.Find(Filters, MyInvocation.BoundParameters.ContainsKey) is { } filter)
        {
            throw InputErrors.Together(nameof(LogQL), filter, "Put the filter in the expression, or omit -LogQL.");
        }

        var window = Window();
        return new LogQuery
        {
            Since = window.Since,
            StartTime = window.StartTime,
            EndTime = window.EndTime,
            Limit = Math.Min(First ?? LogApi.LargestPage, LogApi.LargestPage),
            SortOrder = OldestFirst ? "asc" : null,
            Source = Source,
            ServiceName = ServiceName,
            ScopeName = ScopeName,
            MinimumSeverity = MinSeverity?.ToLowerInvariant(),
            SeverityText = SeverityText,
            BodyContains = Contains,
            TraceId = TraceId?.ToLowerInvariant(),
            Logql = LogQL,
        };
    }
}
