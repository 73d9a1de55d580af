using System.Management.Automation;

namespace Neon.Commands;

/// <summary>The base of the cmdlets that read a part of a branch's log.</summary>
public abstract class LogCmdlet : BranchCmdlet
{
    /// <summary>How far back to look, such as <c>00:30:00</c> for half an hour; up to now, or up to -To.</summary>
    [Parameter]
    [Duration]
    public TimeSpan? Last { get; set; }

    /// <summary>The time to look from, inclusive.</summary>
    [Parameter]
    [ValidateNotNull]
    [SingleValue]
    public DateTimeOffset? From { get; set; }

    /// <summary>The time to look up to, exclusive; now without it.</summary>
    [Parameter]
    [ValidateNotNull]
    [SingleValue]
    public DateTimeOffset? To { get; set; }

    /// <summary>Only records of one kind of service: <c>function</c>, <c>storage</c> or <c>pg_endpoint</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(LogSourceCompleter))]
    [SingleValue]
    public string? Source { get; set; }

    internal LogWindow Window() => LogTime.Window(Last, From, To, Client.Clock);
}
