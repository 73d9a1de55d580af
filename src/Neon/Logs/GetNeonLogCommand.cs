using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets the records that services wrote to the log of a branch.</summary>
/// <remarks>
/// <para>The newest record comes first, unless -OldestFirst is given. Without a time the last hour is read; Neon allows seven
/// days at most in one query, and keeps records for a shorter time than that. All filters have to match, letter for letter;
/// Get-NeonLogField and Get-NeonLogFieldValue tell what there is to filter by.</para>
/// <para>Records come page by page while they are read, so that a search can end early: with -First, or with Select-Object.
/// Functions and object storage write to the log; what else does, and in which regions there are logs, depends on Neon.</para>
/// </remarks>
/// <example>
/// <para>What went wrong in the last six hours</para>
/// <code>Get-NeonLog -Project app -Branch main -Last 06:00:00 -MinSeverity warn</code>
/// </example>
/// <example>
/// <para>The newest ten records that hold a text</para>
/// <code>Get-NeonLog -Project app -Branch main -Contains 'ready to accept' -First 10</code>
/// </example>
/// <example>
/// <para>Everything that belongs to one request, in its order</para>
/// <code>$record = Get-NeonLog -Project app -Branch main -Last 1.00:00 | Where-Object TraceId | Select-Object -First 1
/// Get-NeonLog -Project app -Branch main -Last 1.00:00 -TraceId $record.TraceId -OldestFirst</code>
/// </example>
/// <example>
/// <para>A search that the other filters cannot express</para>
/// <code>Get-NeonLog -Project app -Branch main -LogQL '{service_name="postgres"} |~ "ready|shut ?down"'</code>
/// </example>
/// <seealso cref="GetNeonLogFieldCommand"/>
/// <seealso cref="GetNeonLogFieldValueCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/queryprojectbranchlogs"/>
[Cmdlet(VerbsCommon.Get, "NeonLog")]
[OutputType(typeof(LogRecord))]
[NeonOperation("queryProjectBranchLogs")]
public sealed class GetNeonLogCommand : LogCmdlet
{
    private static readonly string[] Filters =
    [
        nameof(Source), nameof(ServiceName), nameof(ScopeName), nameof(MinSeverity), nameof(SeverityText), nameof(Contains), nameof(TraceId),
    ];

    /// <summary>Only records of the service with this name.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(LogServiceCompleter))]
    [SingleValue]
    public string? ServiceName { get; set; }

    /// <summary>Only records of the part of a service with this name.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(LogScopeCompleter))]
    [SingleValue]
    public string? ScopeName { get; set; }

    /// <summary>Only records as severe as this, or more: <c>trace</c>, <c>debug</c>, <c>info</c>, <c>warn</c>, <c>error</c> or <c>fatal</c>.</summary>
    [Parameter]
    [ValidateSet("trace", "debug", "info", "warn", "error", "fatal")]
    [SingleValue]
    public string? MinSeverity { get; set; }

    /// <summary>Only records with this word for their severity, in the service's own spelling, such as <c>ERROR</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(LogSeverityCompleter))]
    [SingleValue]
    public string? SeverityText { get; set; }

    /// <summary>
    /// Only records whose message holds this text; case matters. Structured messages are searched as compact JSON, such as
    /// <c>"http_status":200</c>.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SingleValue]
    public string? Contains { get; set; }

    /// <summary>Only records of the trace with this id, 32 hexadecimal digits.</summary>
    [Parameter]
    [ValidatePattern(@"^[0-9A-Fa-f]{32}\z")]
    [SingleValue]
    public string? TraceId { get; set; }

    /// <summary>
    /// A selection in LogQL, in place of all other filters: a selector of streams and filters of lines, such as
    /// <c>{service_name="api"} |= "timeout"</c>. Its language is that of Neon's log store, which may change.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SingleValue]
    public string? LogQL { get; set; }

    /// <summary>Give the records in the order in which they were written.</summary>
    [Parameter]
    public SwitchParameter OldestFirst { get; set; }

    /// <summary>Give at most so many records.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    [WholeNumber(1, int.MaxValue)]
    public int? First { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Branch;
        var query = Query();
        var (projectId, branchId) = await BranchAsync(cancellation);
        var left = First ?? int.MaxValue;
        await foreach (var record in new LogApi(Client).QueryAsync(projectId, branchId, query, cancellation))
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
            throw new NeonApiException(NeonFailure.InvalidInput, $"-LogQL and -{filter} cannot be combined.")
            {
                Advice = "Put the filter into the expression, or leave -LogQL out.",
            };
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
