using System.Management.Automation;
using System.Reflection;
using Xunit;

namespace Neon.Tests.Contract;

/// <summary>
/// Every cmdlet that reads and accepts a parent from the pipeline, with a row that has another parent than the context, in every
/// spelling: the request is for the parent in the row, or the row is refused. The context is never used instead.
/// </summary>
public sealed class RowReaderMatrix : IDisposable
{
    private static readonly string[] Above = ["Project", "Branch", "Bucket"];

    private static readonly Dictionary<string, string> Queries = new() { ["Organization"] = "org_id", ["Project"] = "project_ids", ["Branch"] = "branch_ids" };

    // A typed target that is an object would have its own parents.
    private readonly CmdletRuns _runs = new() { AsText = true };

    public static TheoryData<Type> Readers => [.. CmdletRuns.Cmdlets.Where(cmdlet =>
        cmdlet.GetCustomAttribute<CmdletAttribute>() is { SupportsShouldProcess: false } && ByProperty(cmdlet).Any())];

    public void Dispose() => _runs.Dispose();

    [Theory]
    [MemberData(nameof(Readers))]
    public void A_row_is_read_in_its_own_parent_or_refused(Type cmdlet)
    {
        foreach (var like in Alone(cmdlet))
        {
            foreach (var parent in ByProperty(cmdlet).Where(parent => !like.Parameters.Contains(parent.Name)))
            {
                // A branch beside a typed snapshot supplies only its project.
                foreach (var heading in AgreementMatrix.Headings(parent.Name).Where(_ => like.Parameters.All(name => GoTogether(parent, cmdlet.GetProperty(name)!))))
                {
                    var run = _runs.Pipe([Row(parent.Name, heading)], like);

                    Assert.True(ReadsFrom(run, parent.Name), $"{run} with {heading}: {string.Join(", ", run.Sent.Select(sent => sent.Path))}");
                }
            }
        }
    }

    /// <summary>The runs with the mandatory parameters, and with each target that can be typed beside a piped parent.</summary>
    private IEnumerable<CmdletRun> Alone(Type cmdlet)
    {
        var shortest = _runs.Shortest(cmdlet).Where(run => !run.Parameters.Intersect(ByProperty(cmdlet).Select(parent => parent.Name)).Any()).ToArray();
        var typed = AgreementMatrix.Target(cmdlet) is { } target && !ByProperty(cmdlet).Contains(target) ? [_runs.With(cmdlet, target, SampleServer.Word)] : Array.Empty<CmdletRun>();
        return shortest.Concat(typed);
    }

    // The other parents are those of the samples. Something in another project is not on the branch of the context either.
    private static PSObject Row(string parent, string heading)
    {
        var row = new PSObject();
        foreach (var above in Above.TakeWhile(above => above != parent))
        {
            row.Properties.Add(new PSNoteProperty(above + "Id", SampleServer.Word));
        }

        row.Properties.Add(new PSNoteProperty(heading, AgreementMatrix.Others[parent]));
        return row;
    }

    private static bool ReadsFrom(CmdletRun run, string parent) =>
        run.Sent.Any(sent => sent.Path.Contains(AgreementMatrix.Others[parent], StringComparison.Ordinal) || sent.Query.Contains(Queries.GetValueOrDefault(parent, "-")))
        || run.Result.Output.All(item => Equals(item.Properties[parent + "Id"]?.Value, AgreementMatrix.Others[parent]));

    private static bool GoTogether(PropertyInfo one, PropertyInfo other) => SetsOf(one).Contains(ParameterAttribute.AllParameterSets)
        || SetsOf(other).Contains(ParameterAttribute.AllParameterSets) || SetsOf(one).Intersect(SetsOf(other)).Any();

    private static IEnumerable<string> SetsOf(PropertyInfo property) => property.GetCustomAttributes<ParameterAttribute>().Select(attribute => attribute.ParameterSetName);

    private static IEnumerable<PropertyInfo> ByProperty(Type cmdlet) => cmdlet.GetProperties().Where(property =>
        AgreementMatrix.Others.ContainsKey(property.Name) && property.GetCustomAttributes<ParameterAttribute>().Any(attribute => attribute.ValueFromPipelineByPropertyName));
}
