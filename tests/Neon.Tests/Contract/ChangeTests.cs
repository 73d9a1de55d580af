using System.Management.Automation;
using System.Reflection;
using Xunit;

namespace Neon.Tests.Contract;

/// <summary>What every change owes its user, tried with every parameter of every cmdlet that changes something.</summary>
public sealed class ChangeTests : IDisposable
{
    private readonly CmdletRuns _runs = new();

    public void Dispose() => _runs.Dispose();

    [Fact]
    public void What_if_sends_and_emits_nothing()
    {
        _runs.WhatIf = true;

        var reported = Changing().SelectMany(_runs.All).Where(run => run.Sent.Count + run.Result.Output.Count > 0);

        Assert.Empty(reported.Select(run => $"{run} sent {string.Join(", ", run.Sent.Select(sent => sent.Operation.Id))}"));
    }

    [Fact]
    public void A_removal_emits_output_only_with_PassThru() =>
        Assert.Empty(Changing()
            .Where(cmdlet => cmdlet.GetCustomAttribute<CmdletAttribute>()!.VerbName is "Remove" or "Revoke")
            .SelectMany(_runs.All)
            .Where(run => run.Succeeded && run.Parameters.Contains("PassThru") != run.Result.Output.Count > 0)
            .Select(run => run.ToString()));

    private static IEnumerable<Type> Changing() =>
        CmdletRuns.Cmdlets.Where(cmdlet => cmdlet.GetCustomAttribute<CmdletAttribute>()!.SupportsShouldProcess);
}
