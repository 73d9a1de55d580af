using System.Management.Automation;
using System.Reflection;
using Neon.Tests.Contract;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Conventions;

/// <summary>A confirmation of a removal, a reset, a restore or a revocation does not only repeat the name of the cmdlet.</summary>
public sealed class ConfirmedConsequenceTests
{
    // Words with which an action goes on to its consequence, or includes it.
    private static readonly string[] Consequence = [", ", "; ", ": ", " with ", " and ", "permanently", "Permanently"];

    [Fact]
    public void Destructive_changes_state_their_consequence()
    {
        var person = new TestHost(0);
        using var runs = new CmdletRuns(person) { WhatIf = true, Server = { Alter = SampleServer.Accepting } };
        var silent = new List<string>();
        foreach (var cmdlet in CmdletRuns.Cmdlets.Where(type => type.GetCustomAttribute<CmdletAttribute>() is { VerbName: "Remove" or "Revoke" or "Reset" or "Restore" or "Disable", NounName: not ("NeonDeletedProject" or "NeonDeletedBranch") }))
        {
            var actions = runs.All(cmdlet).Where(run => run.Succeeded).Select(_ => person.TakePrinted()).Where(printed => printed.Contains("What if: ", StringComparison.Ordinal)).ToArray();
            silent.AddRange(actions.DefaultIfEmpty(string.Empty)
                .Select(printed => printed.Split("\" on target ")[0])
                .Where(action => !Consequence.Any(word => action[(action.IndexOf('"', StringComparison.Ordinal) + 1)..].Contains(word, StringComparison.Ordinal)))
                .Select(action => $"{CmdletRuns.NameOf(cmdlet)}: {action}"));
        }

        Convention.None(silent, "The action of ShouldProcess must state the consequence, as in 'Remove role; it can no longer sign in':");
    }
}
