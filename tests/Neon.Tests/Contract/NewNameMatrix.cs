using System.Management.Automation;
using System.Reflection;
using Xunit;

namespace Neon.Tests.Contract;

/// <summary>
/// Every New- cmdlet that accepts its parents from a row, with a row that also has a name: a name that was not specified is
/// never replaced by one that the service chooses.
/// </summary>
public sealed class NewNameMatrix : IDisposable
{
    private readonly CmdletRuns _runs = new();

    public static TheoryData<Type> WithParents => [.. CmdletRuns.Cmdlets.Where(cmdlet =>
        cmdlet.GetCustomAttribute<CmdletAttribute>()!.VerbName == VerbsCommon.New
        && cmdlet.GetProperties().Any(property => IsPiped(property, attribute => attribute.ValueFromPipelineByPropertyName))
        && !cmdlet.GetProperties().Any(property => IsPiped(property, attribute => attribute.ValueFromPipeline)))];

    public void Dispose() => _runs.Dispose();

    [Theory]
    [MemberData(nameof(WithParents))]
    public void A_row_with_a_name_that_was_not_specified_is_refused(Type cmdlet)
    {
        var shortest = _runs.All(cmdlet).First(run => run.Succeeded
            && !run.Parameters.Any(name => IsPiped(cmdlet.GetProperty(name)!, attribute => attribute.ValueFromPipelineByPropertyName)));
        var names = cmdlet.GetProperties().Where(property =>
            property.Name.EndsWith("Name", StringComparison.Ordinal) && property.IsDefined(typeof(ParameterAttribute)) && property.PropertyType == typeof(string)).ToArray();
        foreach (var name in names.Where(name => !shortest.Parameters.Contains(name.Name)))
        {
            foreach (var heading in (string[])[name.Name, name.Name.ToLowerInvariant(), name.Name.Replace("Name", "_Name", StringComparison.Ordinal).TrimStart('_')])
            {
                var refused = _runs.Pipe([Row(heading)], shortest);
                Assert.StartsWith("NeonInvalidInput,", Assert.Single(refused.Result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
                Assert.Empty(refused.Sent.Select(sent => sent.Path));
            }

            var named = _runs.Pipe([Row(name.Name)], shortest, name, "mine");
            Assert.True(named.Succeeded, named.ToString());
            Assert.Contains(named.Sent, sent => sent.Operation.Method == "POST");
        }

        // Without a name in the row, or if the name was specified, the row supplies the parents.
        var complete = _runs.Pipe([Row(names.Any(name => !shortest.Parameters.Contains(name.Name)) ? "Action" : "Name")], shortest);
        Assert.True(complete.Succeeded, complete.ToString());
        Assert.Contains(complete.Sent, sent => sent.Operation.Method == "POST");
    }

    private static PSObject Row(string heading)
    {
        var row = new PSObject();
        foreach (var (name, value) in new[] { ("OrganizationId", SampleServer.Word), ("ProjectId", SampleServer.Word), ("BranchId", SampleServer.Word), (heading, "theirs") })
        {
            row.Properties.Add(new PSNoteProperty(name, value));
        }

        return row;
    }

    private static bool IsPiped(PropertyInfo property, Func<ParameterAttribute, bool> how) => property.GetCustomAttributes<ParameterAttribute>().Any(how);
}
