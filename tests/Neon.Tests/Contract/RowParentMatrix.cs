using System.Collections;
using System.Reflection;
using Neon.Commands;
using Neon.Tests.Objects;
using Xunit;

namespace Neon.Tests.Contract;

/// <summary>
/// Every change of something in a project, a branch, an organization or a bucket, with a row of its target in every form and
/// with every heading for the parents. The session has the context of another parent: the request goes to the parent in the row,
/// or there is an error and nothing is sent.
/// </summary>
public sealed class RowParentMatrix : IDisposable
{
    private readonly CmdletRuns _runs = new();

    public RowParentMatrix() => _runs.Server.Alter = SampleServer.Changeable;

    public static TheoryData<Type> Changes => AgreementMatrix.Changes;

    public void Dispose() => _runs.Dispose();

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_row_is_changed_in_its_own_parent_or_not_at_all(Type cmdlet)
    {
        var target = AgreementMatrix.Target(cmdlet)!;
        var own = AgreementMatrix.Own(target);
        var parents = AgreementMatrix.Parents(cmdlet).Where(parent => own.GetType().GetProperty(AgreementMatrix.KeyOf(parent)) is not null).ToArray();
        var complete = _runs.Pipe(own, cmdlet, target);
        Assert.True(complete.Succeeded, complete.ToString());
        foreach (var named in parents.Select(parent => (PropertyInfo[])[parent]).Append(parents))
        {
            for (var spelling = 0; spelling < named.Max(parent => AgreementMatrix.Headings(parent.Name).Count()); spelling++)
            {
                Func<PropertyInfo, string> heading = parent => AgreementMatrix.Headings(parent.Name).ToArray() is var all ? all[spelling % all.Length] : null!;
                var table = Row(own, named, heading);
                var piped = _runs.Pipe([Rows.Plain(table)], complete);
                // Columns that PowerShell binds itself are tried in every form.
                CmdletRun[] runs = spelling > 1 ? [piped] : [piped, _runs.Pipe([table], complete), _runs.Pipe(null, complete, target, Rows.Plain(table)), _runs.Pipe(null, complete, target, table)];

                Assert.All(runs, run => Assert.All(
                    run.Sent.Where(sent => sent.Operation.Method != "GET"),
                    sent => Assert.All(named, parent => Assert.Contains(AgreementMatrix.Others[parent.Name], sent.Path, StringComparison.Ordinal))));
                Assert.All(runs, run => Assert.True(run.Sent.Any(sent => sent.Operation.Method != "GET") || run.Result.Errors.Count > 0));
                // The source of a restore is in the context's project, so it does not match the row.
                if (named.Length == parents.Length && cmdlet != typeof(RestoreNeonBranchCommand))
                {
                    Assert.All(runs, run => Assert.True(run.Succeeded, run.ToString()));
                }
            }
        }
    }

    /// <summary>The keys of the target and its parents.</summary>
    private static Hashtable Row(object own, PropertyInfo[] parents, Func<PropertyInfo, string> heading)
    {
        var kind = RowKind.All.First(kind => kind.Model == own.GetType());
        // A resource that exists once on a branch is identified by the branch.
        var keys = kind.Names.Concat(kind.ShortName is null && !kind.Names.Any(name => name.EndsWith("Key", StringComparison.Ordinal) || name == "Domain") ? ["BranchId"] : (string[])[]);
        var row = new Hashtable(StringComparer.OrdinalIgnoreCase);
        foreach (var key in keys)
        {
            row[key] = key == "Domain" ? "https://app.example.com" : Convert.ToString(own.GetType().GetProperty(key)!.GetValue(own), System.Globalization.CultureInfo.InvariantCulture);
        }

        foreach (var parent in parents)
        {
            row[heading(parent)] = AgreementMatrix.Others[parent.Name];
        }

        return row;
    }
}
