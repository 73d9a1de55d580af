using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using Xunit;

namespace Neon.Tests.Support;

/// <summary>What a pipeline wrote to its streams.</summary>
internal sealed record PipelineResult(
    IReadOnlyList<PSObject> Output,
    IReadOnlyList<ErrorRecord> Errors,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<string> Verbose,
    IReadOnlyList<string> Debug,
    IReadOnlyList<ProgressRecord> Progress,
    bool Terminated)
{
    /// <summary>What was written to the information stream, including by <c>Write-Host</c>.</summary>
    public IReadOnlyList<string> Information { get; private init; } = [];

    /// <summary>The only error of the pipeline.</summary>
    public ErrorRecord Error => Assert.Single(Errors);

    /// <summary>The id of the only error, without the name of the cmdlet.</summary>
    public string ErrorId => Error.FullyQualifiedErrorId.Split(',')[0];

    public static PipelineResult Of(Runspace runspace, string script, params (string Name, object? Value)[] variables)
    {
        using var shell = PowerShell.Create(runspace);
        foreach (var (name, value) in variables)
        {
            runspace.SessionStateProxy.SetVariable(name, value);
        }

        shell.AddScript(script);
        return Of(shell, () => shell.Invoke());
    }

    public static PipelineResult Of(PowerShell shell, Func<IEnumerable<PSObject>> invoke)
    {
        var output = new List<PSObject>();
        var terminating = new List<ErrorRecord>();
        try
        {
            output.AddRange(invoke());
        }
        catch (RuntimeException failure)
        {
            terminating.Add(failure.ErrorRecord);
        }

        Assert.All(shell.Streams.Error.Concat(terminating), EnsureDescribed);
        return new PipelineResult(
            output,
            [.. shell.Streams.Error, .. terminating],
            [.. shell.Streams.Warning.Select(record => record.Message)],
            [.. shell.Streams.Verbose.Select(record => record.Message)],
            [.. shell.Streams.Debug.Select(record => record.Message)],
            [.. shell.Streams.Progress],
            terminating.Count > 0)
        {
            Information = [.. shell.Streams.Information.Select(record => record.ToString())],
        };
    }

    /// <summary>
    /// Every error of a test has a line in about_Neon_Errors, which promises users all ids. Commands and parameters in its
    /// advice exist, and advice of a cmdlet that changes nothing does not mention changes.
    /// </summary>
    private static void EnsureDescribed(ErrorRecord error)
    {
        if (error.Exception is NeonApiException)
        {
            ErrorTopic.EnsureListed(error.FullyQualifiedErrorId.Split(',')[0]);
            var changes = error.InvocationInfo?.MyCommand is not CmdletInfo { ImplementingType: var type } || type.GetCustomAttribute<CmdletAttribute>()!.SupportsShouldProcess;
            Assert.True(changes || !error.ErrorDetails.RecommendedAction.Contains("Nothing was changed", StringComparison.Ordinal), error.ErrorDetails.RecommendedAction);
            Assert.Empty(error.InvocationInfo?.MyCommand is CmdletInfo cmdlet ? NamedParameters.Unknown(error.ErrorDetails.RecommendedAction, cmdlet.ImplementingType) : []);
        }
    }
}
