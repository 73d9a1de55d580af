using System.Management.Automation;

namespace Neon.Commands;

/// <summary>The base of cmdlets that read a time range of a branch's log.</summary>
public abstract class LogCmdlet : BranchCmdlet
{
    /// <summary>How far back to search from now or from -To, such as <c>30m</c>.</summary>
    [Parameter(HelpMessage = "How far back to search from now or from -To, such as 30m.")]
    [ArgumentCompleter(typeof(MinutesCompleter))]
    [Duration]
    public TimeSpan? Last { get; set; }

    /// <summary>The start of the time range, inclusive. Specify a time, or how long ago it was, such as <c>-30m</c>.</summary>
    [Parameter(HelpMessage = "The start of the time range, inclusive.")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(PastTimeCompleter))]
    [Time]
    public DateTimeOffset? From { get; set; }

    /// <summary>
    /// The end of the time range, exclusive. Specify a time, or how long ago it was, such as <c>-30m</c>. Default: now.
    /// </summary>
    [Parameter(HelpMessage = "The end of the time range, exclusive.")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(PastTimeCompleter))]
    [Time]
    public DateTimeOffset? To { get; set; }

    /// <summary>Only records of one kind of service: <c>function</c>, <c>storage</c> or <c>pg_endpoint</c>.</summary>
    [Parameter(HelpMessage = "Only records of one kind of service: function, storage or pg_endpoint.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(LogSourceCompleter))]
    [TextValue]
    public string? Source { get; set; }

    internal LogWindow Window() => LogTime.Window(Last, From, To, Client.Clock);
}
