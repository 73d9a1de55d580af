using System.Management.Automation;
using System.Reflection;
using Xunit;

namespace Neon.Tests.Contract;

/// <summary>A list emits nothing that its filter does not match, whatever else a response contains: it may be piped into a removal.</summary>
public sealed class FilterMatrix
{
    /// <summary>These determine what is requested, not what is selected.</summary>
    private static readonly string[] Queries = ["Metric"];

    private static readonly string[] Nothing = ["nothing-has-this-name"];

    [Fact]
    public void A_filter_without_a_match_selects_nothing()
    {
        using var runs = new CmdletRuns();
        var found = new List<string>();
        var count = 0;
        foreach (var cmdlet in CmdletRuns.Cmdlets.Where(cmdlet => CmdletRuns.NameOf(cmdlet).StartsWith("Get-", StringComparison.Ordinal)))
        {
            foreach (var filter in cmdlet.GetProperties().Where(IsFilter))
            {
                count++;
                var like = runs.All(cmdlet).First(run => run.Succeeded && run.Parameters.Contains(filter.Name));
                var run = runs.Pipe(null, like, filter, filter.PropertyType == typeof(string[]) ? Nothing : TimeSpan.MaxValue);
                // A name as the first argument is a request for one resource, which does not exist.
                var isRequest = filter.GetCustomAttributes<ParameterAttribute>().Any(parameter => parameter.Position == 0);
                found.AddRange(run.Result.Errors.Where(error => !isRequest || !error.FullyQualifiedErrorId.Contains("NotFound,", StringComparison.Ordinal)).Select(error => $"{run}: {error}"));
                found.AddRange(run.Result.Output.Select(item => $"{CmdletRuns.NameOf(cmdlet)} -{filter.Name}: {item.BaseObject.GetType().Name}"));
            }
        }

        Assert.Empty(found);
        Assert.True(count > 30, $"There are {count} filters.");
    }

    private static bool IsFilter(PropertyInfo property) => property.IsDefined(typeof(ParameterAttribute)) && CmdletRuns.TypeOf(property) == property.PropertyType && !Queries.Contains(property.Name)
        && (property.PropertyType == typeof(string[]) || property.Name is "OlderThan" or "UnusedFor" or "InactiveFor");
}
