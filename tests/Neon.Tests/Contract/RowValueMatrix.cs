using System.Collections;
using System.Management.Automation;
using System.Reflection;
using Neon.Commands;
using Neon.Tests.Objects;
using Xunit;

namespace Neon.Tests.Contract;

/// <summary>
/// Every change that accepts values from the pipeline instead of one resource: addresses, domains, rules and schedule entries. A
/// row of such values has another parent than the context, in every spelling: the request goes to that parent, or there is an
/// error and nothing is sent.
/// </summary>
public sealed class RowValueMatrix : IDisposable
{
    private static readonly string[] Above = ["Project", "Branch"];

    // A value of each type that a change accepts from the pipeline. A new type needs one.
    private static readonly Dictionary<Type, Hashtable> Values = new()
    {
        [typeof(string)] = new() { ["Email"] = "ada@example.com" },
        [typeof(AuthDomainIdentity)] = new() { ["Domain"] = "https://app.example.com" },
        [typeof(MaskingRule)] = new() { ["DatabaseName"] = "neondb", ["TableName"] = "users", ["ColumnName"] = "email", ["MaskingValue"] = "x" },
        [typeof(SnapshotScheduleEntry)] = new() { ["Frequency"] = "daily" },
    };

    private readonly CmdletRuns _runs = new() { AsText = true };

    public static TheoryData<Type> Changes => [.. CmdletRuns.Cmdlets.Where(cmdlet =>
        cmdlet.GetCustomAttribute<CmdletAttribute>() is { SupportsShouldProcess: true } && Taker(cmdlet) is not null && Parents(cmdlet).Any())];

    public void Dispose() => _runs.Dispose();

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_row_of_values_is_applied_to_its_own_parent_or_not_at_all(Type cmdlet)
    {
        var taker = Taker(cmdlet)!;
        var like = Like(cmdlet, taker);
        var deepest = Parents(cmdlet).MaxBy(parent => parent.Name == "Branch")!;
        foreach (var parent in Parents(cmdlet))
        {
            foreach (var heading in AgreementMatrix.Headings(parent.Name))
            {
                var table = Row(taker, parent.Name, heading);
                CmdletRun[] runs = [_runs.Pipe([Rows.Plain(table)], like), _runs.Pipe([table], like), .. AgreementMatrix.Target(cmdlet) is { } target && target != taker
                    // Entries on the command line are values, whatever branch is piped in.
                    ? Array.Empty<CmdletRun>()
                    : [_runs.Pipe(null, like, taker, Rows.Plain(table)), _runs.Pipe(null, like, taker, table)]];
                foreach (var run in runs)
                {
                    var changes = run.Sent.Where(sent => sent.Operation.Method != "GET").ToArray();
                    Assert.All(changes, sent => Assert.Contains(AgreementMatrix.Others[parent.Name], sent.Path, StringComparison.Ordinal));
                    Assert.True(changes.Length > 0 || run.Result.Errors.Count > 0, $"{run} with {heading}");
                    // An invitation accepts text only. Hashtables of entries and rules have no other keys.
                    Assert.True(run.Succeeded || parent != deepest || cmdlet == typeof(NewNeonOrganizationInvitationCommand) || Array.IndexOf(runs, run) % 2 == 1, $"{run} with {heading}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_row_of_values_that_contradicts_itself_or_a_parameter_is_refused(Type cmdlet)
    {
        var taker = Taker(cmdlet)!;
        var like = Like(cmdlet, taker);
        foreach (var parent in Parents(cmdlet))
        {
            var row = Row(taker, parent.Name, AgreementMatrix.KeyOf(parent));
            var beside = _runs.Pipe([Rows.Plain(row)], like, parent, SampleServer.Word);
            row[parent.Name] = SampleServer.Word;
            var twofold = _runs.Pipe([Rows.Plain(row)], like);

            Assert.All(new[] { beside, twofold }, run =>
            {
                Assert.Empty(run.Sent.Where(sent => sent.Operation.Method != "GET").Select(sent => sent.Path));
                Assert.NotEmpty(run.Result.Errors);
            });
        }
    }

    private CmdletRun Like(Type cmdlet, PropertyInfo taker)
    {
        var row = (Hashtable)Values[CmdletRuns.ElementOf(taker.PropertyType)].Clone();
        var like = _runs.Pipe([Rows.Plain(row)], new CmdletRun(cmdlet, [], null!, []));
        // An invitation accepts text only.
        Assert.True(like.Succeeded || cmdlet == typeof(NewNeonOrganizationInvitationCommand), like.ToString());
        return like;
    }

    private static PropertyInfo? Taker(Type cmdlet) => cmdlet.GetProperties().FirstOrDefault(property =>
        property.GetCustomAttributes<ParameterAttribute>().Any(attribute => attribute.ValueFromPipeline)
        && (CmdletRuns.TypeOf(property).IsArray || !CmdletRuns.TypeOf(property).IsSubclassOf(typeof(ResourceIdentity))));

    private static IEnumerable<PropertyInfo> Parents(Type cmdlet) => cmdlet.GetProperties().Where(property =>
        AgreementMatrix.Others.ContainsKey(property.Name) && property.IsDefined(typeof(ParameterAttribute)));

    // Something in another project is not on the branch of the context.
    private static Hashtable Row(PropertyInfo taker, string parent, string heading)
    {
        var row = new Hashtable(Values[CmdletRuns.ElementOf(taker.PropertyType)], StringComparer.OrdinalIgnoreCase);
        foreach (var above in Above.TakeWhile(above => above != parent))
        {
            row[above + "Id"] = SampleServer.Word;
        }

        row[heading] = AgreementMatrix.Others[parent];
        return row;
    }
}
