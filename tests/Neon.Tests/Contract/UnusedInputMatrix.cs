using System.Collections;
using System.Management.Automation;
using System.Reflection;
using Xunit;

namespace Neon.Tests.Contract;

/// <summary>
/// Every cmdlet, with piped input that no parameter accepts: each object is an error, and nothing is sent. The session has a
/// context, so a cmdlet that ignored the input would read or change something there.
/// </summary>
public sealed class UnusedInputMatrix : IDisposable
{
    private readonly CmdletRuns _runs = new();

    public static TheoryData<Type> Cmdlets => [.. CmdletRuns.Cmdlets];

    public void Dispose() => _runs.Dispose();

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Input_that_no_parameter_accepts_is_an_error(Type cmdlet)
    {
        var byValue = Parameters(cmdlet, attribute => attribute.ValueFromPipeline).ToArray();
        object?[] inputs = [null, Row(), new Hashtable { ["Unrelated"] = 1 }, .. byValue.Any(parameter => CmdletRuns.TypeOf(parameter) == typeof(string)) ? Array.Empty<object>() : [new Version(1, 2)], .. byValue.Length > 0 ? Array.Empty<object>() : [5, "text"]];
        foreach (var like in Likes(cmdlet))
        {
            var run = _runs.Pipe(inputs!, like);

            // A query that works at the end has already reported each object.
            Assert.Empty(run.Sent.Where(sent => !IsAtEnd(cmdlet) || sent.Operation.Method != "GET").Select(sent => $"{like}: {sent.Operation.Method} {sent.Path}"));
            Assert.True(run.Result.Terminated || run.Result.Errors.Count == inputs.Length, $"{like}: {string.Join(' ', run.Result.Errors)}");
        }
    }

    /// <summary>The shortest commands, without anything that could come from the pipeline, and those with one of these parameters.</summary>
    private IEnumerable<CmdletRun> Likes(Type cmdlet)
    {
        var piped = Parameters(cmdlet, attribute => attribute.ValueFromPipeline).Select(parameter => parameter.Name).ToArray();
        foreach (var like in _runs.Shortest(cmdlet).Select(run => run with { Parameters = [.. run.Parameters.Except(piped)] }).DistinctBy(run => string.Join(' ', run.Parameters)).ToArray())
        {
            yield return like;
            foreach (var other in Parameters(cmdlet, attribute => attribute.ValueFromPipelineByPropertyName).Select(parameter => parameter.Name).Except(piped).Except(like.Parameters).ToArray())
            {
                yield return like with { Parameters = [.. like.Parameters, other] };
            }
        }
    }

    private static bool IsAtEnd(Type cmdlet) => cmdlet.GetMethod("EndAsync", BindingFlags.Instance | BindingFlags.NonPublic)?.DeclaringType == cmdlet;

    private static PSObject Row()
    {
        var row = new PSObject();
        row.Properties.Add(new PSNoteProperty("Unrelated", 1));
        return row;
    }

    private static IEnumerable<PropertyInfo> Parameters(Type cmdlet, Func<ParameterAttribute, bool> condition) =>
        cmdlet.GetProperties().Where(property => property.GetCustomAttributes<ParameterAttribute>().Any(condition));
}
