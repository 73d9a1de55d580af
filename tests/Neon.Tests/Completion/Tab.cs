using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Neon.Tests.Support;

namespace Neon.Tests.Completion;

/// <summary>
/// Presses Tab at the end of a line, as an editor does. The virtual clock does not advance during this, so the speed of this
/// machine does not matter.
/// </summary>
internal static class Tab
{
    /// <summary>The suggested values, without a hint about what to specify first.</summary>
    public static IReadOnlyList<CompletionResult> Press(this NeonHost host, string line) => [.. host.Complete(line).CompletionMatches.Where(IsValue)];

    /// <summary>Whether it is a value, and not a hint.</summary>
    public static bool IsValue(CompletionResult offer) => offer.ResultType != CompletionResultType.Text;

    /// <summary>The suggestions of the engine, at the end of the line or at another position.</summary>
    public static CommandCompletion Complete(this NeonHost host, string line, int? cursor = null) =>
        host.Still(() => In(host.Runspace, line, cursor));

    /// <summary>Runs something while the clock does not advance.</summary>
    public static T Still<T>(this NeonHost host, Func<T> work)
    {
        host.Clock.Automatic = false;
        try
        {
            return work();
        }
        finally
        {
            host.Clock.Automatic = true;
        }
    }

    /// <summary>The suggested texts.</summary>
    public static IReadOnlyList<string> Offered(this NeonHost host, string line) =>
        [.. host.Press(line).Select(offer => offer.CompletionText)];

    /// <summary>The line with each of the suggestions.</summary>
    public static IReadOnlyList<string> Lines(this NeonHost host, string line)
    {
        var found = host.Complete(line);
        return [.. found.CompletionMatches.Select(offer =>
            line[..found.ReplacementIndex] + offer.CompletionText + line[(found.ReplacementIndex + found.ReplacementLength)..])];
    }

    /// <summary>The suggestions of a runspace, while the clock runs.</summary>
    public static CommandCompletion In(Runspace runspace, string line, int? cursor = null)
    {
        using var shell = PowerShell.Create(runspace);
        return CommandCompletion.CompleteInput(line, cursor ?? line.Length, null, shell);
    }
}
