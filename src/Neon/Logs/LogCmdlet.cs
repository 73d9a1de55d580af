using System.Management.Automation;

namespace Neon.Commands;

/// <summary>The base of cmdlets that read a time range of a branch's log.</summary>
public abstract class LogCmdlet : BranchCmdlet
{
    /// <summary>How far back to search from now or from -To, such as <c>30m</c>.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(MinutesCompleter))]
    [Duration]
    public TimeSpan? Last { get; set; }

    /// <summary>The start of the time range, inclusive.</summary>
    [Parameter]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(PastTimeCompleter))]
    [Time]
    public DateTimeOffset? From { get; set; }

    /// <summary>The end of the time range, exclusive. Default: now.</summary>
    [Parameter]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(PastTimeCompleter))]
    [Time]
    public DateTimeOffset? To { get; set; }

    /// <summary>Only records of one kind of service: <c>function</c>, <c>storage</c> or <c>pg_endpoint</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(LogSourceCompleter))]
    [TextValue]
    public string? Source { get; set; }

    internal LogWindow Window() => LogTime.Window(Last, From, To, Client.Clock);
}
