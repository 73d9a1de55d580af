using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Neon.Tests.Support;

namespace Neon.Tests.Completion;

/// <summary>
/// Presses Tab at the end of a line, as an editor does. The virtual clock stands still meanwhile: how slow this machine is
/// does not count.
/// </summary>
internal static class Tab
{
    /// <summary>What the engine offers.</summary>
    public static IReadOnlyList<CompletionResult> Press(this NeonHost host, string line) => host.Complete(line).CompletionMatches;

    /// <summary>What the engine finds, at the end of the line or at another place.</summary>
    public static CommandCompletion Complete(this NeonHost host, string line, int? cursor = null) =>
        host.Still(() => In(host.Runspace, line, cursor));

    /// <summary>Does something while the clock stands still.</summary>
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

    /// <summary>The texts that are offered.</summary>
    public static IReadOnlyList<string> Offered(this NeonHost host, string line) =>
        [.. host.Press(line).Select(offer => offer.CompletionText)];

    /// <summary>The line with each of the offers in it.</summary>
    public static IReadOnlyList<string> Lines(this NeonHost host, string line)
    {
        var found = host.Complete(line);
        return [.. found.CompletionMatches.Select(offer =>
            line[..found.ReplacementIndex] + offer.CompletionText + line[(found.ReplacementIndex + found.ReplacementLength)..])];
    }

    /// <summary>What the engine of a runspace finds, whatever the clock does.</summary>
    public static CommandCompletion In(Runspace runspace, string line, int? cursor = null)
    {
        using var shell = PowerShell.Create(runspace);
        return CommandCompletion.CompleteInput(line, cursor ?? line.Length, null, shell);
    }
}
