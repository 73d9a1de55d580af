using System.Management.Automation;
using System.Reflection;
using Neon.Commands;
using Xunit;

namespace Neon.Tests.Contract;

/// <summary>Several targets in one list, for every cmdlet: the requests, the output and the errors are those of piped targets.</summary>
public sealed class TargetListMatrix : IDisposable
{
    private static readonly object[] Values = [SampleServer.Word, "other"];

    private readonly CmdletRuns _runs = new() { AsText = true };

    public static TheoryData<Type, string> Targets
    {
        get
        {
            var targets = new TheoryData<Type, string>();
            foreach (var (cmdlet, target) in CmdletRuns.Cmdlets.SelectMany(cmdlet => OneByOneAttribute.TargetsOf(cmdlet).Select(target => (cmdlet, target))))
            {
                // A folder is always an object.
                if (target.Type == typeof(string) || target.Type.GetConstructor([typeof(string)]) is not null)
                {
                    targets.Add(cmdlet, target.Name);
                }
            }

            return targets;
        }
    }

    public void Dispose() => _runs.Dispose();

    [Theory]
    [MemberData(nameof(Targets))]
    public void A_list_of_targets_is_used_like_piped_targets(Type cmdlet, string name)
    {
        var target = cmdlet.GetProperty(name)!;
        var one = _runs.With(cmdlet, target, Values[0]);
        var like = one with { Parameters = [.. one.Parameters.Where(parameter => parameter != name)] };

        var piped = Outcome(_runs.Pipe(Values, like));

        Assert.Equal(piped, Outcome(_runs.Pipe(null, like, target, Values)));
        Assert.Equal(piped, Outcome(_runs.Pipe([Values], like)));
        Assert.NotEqual(Outcome(one), piped);

        // A list has each resource once. Secrets are not compared, and neither are texts that identify nothing.
        var isCompared = target.PropertyType != typeof(string[]) && target.PropertyType != typeof(ProjectTransferRequestIdentity[]);
        object[] list = target.PropertyType == typeof(string[]) ? [.. Values, Values[0]] : [Values, Values[0]];
        var twice = Outcome(_runs.Pipe(null, like, target, list));
        Assert.Equal(isCompared ? piped : Outcome(_runs.Pipe([.. Values, Values[0]], like)), twice);
    }

    private static (string Requests, int Outputs, string Errors) Outcome(CmdletRun run) => (
        string.Join(' ', run.Sent.Select(sent => $"{sent.Operation.Method} {sent.Path}?{string.Join('&', sent.Query)}")),
        // A query returns each object once, and the server has the same sample for all values. A change returns an object for each target.
        IsChange(run.Cmdlet) ? run.Result.Output.Count : run.Result.Output.Select(output => output.ToString()).Distinct().Count(),
        string.Join(' ', run.Result.Errors.Select(error => $"{error.FullyQualifiedErrorId} {error.TargetObject}")));

    private static bool IsChange(Type cmdlet) => cmdlet.GetCustomAttribute<CmdletAttribute>()!.SupportsShouldProcess;
}
