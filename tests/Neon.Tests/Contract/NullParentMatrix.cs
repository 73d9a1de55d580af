using System.Collections;
using System.Management.Automation;
using System.Reflection;
using Neon.Commands;
using Neon.Tests.Objects;
using Xunit;

namespace Neon.Tests.Contract;

/// <summary>
/// Every cmdlet that takes a parent from a piped object, with a row in which that parent is null: one error of the module, as for an
/// empty column, and nothing is sent. The session has a context, which must not be used instead.
/// </summary>
public sealed class NullParentMatrix(PipedScopeMatrix.Shared shared) : IClassFixture<PipedScopeMatrix.Shared>
{
    public static TheoryData<Type, string> Parents
    {
        get
        {
            var parents = new TheoryData<Type, string>();
            foreach (var (cmdlet, property) in CmdletRuns.Cmdlets.SelectMany(cmdlet => cmdlet.GetProperties().Select(property => (cmdlet, property))))
            {
                if (property.GetCustomAttribute<IdentityValueAttribute>() is { CanBeNull: false }
                    && property.GetCustomAttributes<ParameterAttribute>().Any(parameter => parameter.ValueFromPipelineByPropertyName) && ParentParameter.Of(property) is { IsByValue: false })
                {
                    parents.Add(cmdlet, property.Name);
                }
            }

            return parents;
        }
    }

    [Theory]
    [MemberData(nameof(Parents))]
    public void A_null_parent_is_one_error_of_the_module(Type cmdlet, string name)
    {
        var like = shared.Runs.Shortest(cmdlet).MinBy(run => run.Parameters.Count)!;
        var keys = cmdlet.GetProperties().Select(ParentParameter.Of).OfType<ParentParameter>().Where(parent => parent.IsByProperty).Select(parent => (parent.Name, parent.Key)).ToArray();
        like = like with { Parameters = [.. like.Parameters.Except(keys.Select(key => key.Name))] };
        var row = new Hashtable();
        foreach (var (parameter, key) in keys)
        {
            row[key] = parameter == name ? null : SampleServer.Word;
        }

        var run = shared.Runs.Pipe([Rows.Plain(row)], like);

        var error = Assert.Single(run.Result.Errors);
        Assert.StartsWith("Neon", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.DoesNotContain("argument", error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(run.Sent.Where(sent => sent.Operation.Method != "GET").Select(sent => sent.Path));
        Assert.Empty(run.Result.Output);
    }
}
