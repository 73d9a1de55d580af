using System.Management.Automation;
using System.Reflection;
using System.Text.Json.Serialization;
using Xunit;

namespace Neon.Tests.Contract;

/// <summary>
/// Every change that uses the branch of a piped row, with a row that has the id of something on another branch: nothing is sent,
/// because the request would change the branch in the row, and the row is about the branch of the other id.
/// </summary>
public sealed class PipedIdMatrix : IDisposable
{
    private readonly CmdletRuns _runs = new();

    public static TheoryData<Type> Changes => [.. CmdletRuns.Cmdlets.Where(cmdlet =>
        cmdlet.GetCustomAttribute<CmdletAttribute>() is { SupportsShouldProcess: true, VerbName: not "Send" }
        && cmdlet.GetProperty("Branch") is { } branch && IsPiped(branch, attribute => attribute.ValueFromPipelineByPropertyName)
        && !cmdlet.GetProperties().Any(property => IsPiped(property, attribute => attribute.ValueFromPipeline)))];

    /// <summary>Resources with an id whose branch Neon returns with it. The samples contain the same credentials for every branch.</summary>
    private static IEnumerable<RowKind> Kinds => RowKind.All.Where(kind =>
        kind.Names is [var key] && key.EndsWith("Id", StringComparison.Ordinal) && ResourceIdentity.OfModel(kind.Model.Name) is not null
        && kind.Model.GetProperty("BranchId") is { } branch && !branch.IsDefined(typeof(JsonIgnoreAttribute)) && key is not ("BranchId" or "TokenId"));

    public void Dispose() => _runs.Dispose();

    [Fact]
    public void Resources_with_an_id_and_a_branch_exist() => Assert.Contains("EndpointId", Kinds.Select(kind => kind.Names[0]));

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_row_with_the_id_of_a_resource_on_another_branch_changes_nothing(Type cmdlet)
    {
        var like = _runs.All(cmdlet).First(run => run.Succeeded && !run.Parameters.Any(name => AgreementMatrix.Others.ContainsKey(name)));
        foreach (var key in Kinds.Select(kind => kind.Names[0]))
        {
            foreach (var (id, branch) in new[] { (key, "BranchId"), (key, "branch_id"), (key[..^2].ToLowerInvariant() + "_id", "BranchId") })
            {
                var refused = _runs.Pipe([Row(id, branch, AgreementMatrix.Others["Branch"])], like);
                Assert.True(refused.Result.Errors.Count == 1, $"{refused} with {id} and {branch}");
                Assert.StartsWith("NeonInvalidInput,", Assert.Single(refused.Result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
                Assert.StartsWith($"The row has the {branch} '{AgreementMatrix.Others["Branch"]}', but the ", refused.Result.Errors[0].Exception.Message, StringComparison.Ordinal);
                Assert.Empty(refused.Sent.Where(sent => sent.Operation.Method != "GET").Select(sent => sent.Path));

                var agreeing = _runs.Pipe([Row(id, branch, SampleServer.Word)], like);
                Assert.True(agreeing.Succeeded, agreeing.ToString());
                Assert.Contains(agreeing.Sent, sent => sent.Operation.Method != "GET");
            }
        }
    }

    private static PSObject Row(string id, string branch, string value)
    {
        var row = new PSObject();
        foreach (var (name, text) in new[] { ("ProjectId", SampleServer.Word), (branch, value), (id, SampleServer.Word) })
        {
            row.Properties.Add(new PSNoteProperty(name, text));
        }

        return row;
    }

    private static bool IsPiped(PropertyInfo property, Func<ParameterAttribute, bool> how) => property.GetCustomAttributes<ParameterAttribute>().Any(how);
}
