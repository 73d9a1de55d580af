using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Reflection;
using Neon.Commands;
using Xunit;

namespace Neon.Tests.Contract;

/// <summary>
/// Every change with a row of its target in which one parent is a different one, whether the request contains that parent or
/// not: the change goes to the parent in the row, or it is refused and nothing is sent.
/// </summary>
public sealed class RowPlaceMatrix : IDisposable
{
    private static readonly string[] Keys = ["OrganizationId", "ProjectId", "BranchId", "BucketName"];

    private readonly CmdletRuns _runs = new();

    public RowPlaceMatrix() => _runs.Server.Alter = SampleServer.Changeable;

    public static TheoryData<Type> Changes => [.. CmdletRuns.Cmdlets.Where(cmdlet =>
        // A download changes nothing at Neon. The domains of one branch are added to another one, and a project is
        // transferred to another organization.
        cmdlet.GetCustomAttribute<CmdletAttribute>() is { SupportsShouldProcess: true, VerbName: not "Save" } && AgreementMatrix.Target(cmdlet) is not null
        && cmdlet != typeof(AddNeonAuthDomainCommand) && cmdlet != typeof(ApproveNeonProjectTransferRequestCommand))];

    public void Dispose() => _runs.Dispose();

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_row_with_another_parent_is_changed_in_that_parent_or_refused(Type cmdlet)
    {
        var target = AgreementMatrix.Target(cmdlet)!;
        var own = AgreementMatrix.Own(target);
        var kind = RowKind.All.First(kind => kind.Model == own.GetType());
        var complete = _runs.Pipe(own, cmdlet, target);
        foreach (var parent in (string[])["Organization", "Project", "Branch"])
        {
            var key = parent + "Id";
            if (!kind.Allows(key) || kind.Names.Contains(key))
            {
                continue;
            }

            foreach (var heading in (string[])[key, parent, parent.ToLowerInvariant() + "_id"])
            {
                var rows = Forms(Row(own, kind, key, heading, AgreementMatrix.Others[parent])).ToArray();
                Assert.All(rows.Select(row => _runs.Pipe([row], complete)).Concat(rows.Select(row => _runs.Pipe(null, complete, target, row))), run =>
                {
                    var changes = run.Sent.Where(sent => sent.Operation.Method != "GET").ToArray();
                    Assert.All(changes, sent => Assert.Contains(AgreementMatrix.Others[parent], sent.Path, StringComparison.Ordinal));
                    Assert.True(changes.Length > 0 || run.Result.Errors.Count > 0, $"{run} with {heading}");
                });

                var agreeing = _runs.Pipe([Forms(Row(own, kind, key, heading, SampleServer.Word)).First()], complete);
                Assert.True(agreeing.Succeeded && agreeing.Sent.Any(sent => sent.Operation.Method != "GET"), $"{agreeing} with {heading}");
            }
        }
    }

    internal static IEnumerable<object> Forms(Hashtable row)
    {
        var plain = new PSObject();
        foreach (DictionaryEntry entry in row)
        {
            plain.Properties.Add(new PSNoteProperty((string)entry.Key, entry.Value));
        }

        return [plain, row];
    }

    /// <summary>The keys of the target and of all its parents, one of them under another heading and with another value.</summary>
    internal static Hashtable Row(object own, RowKind kind, string key, string heading, string value)
    {
        string[] parents = [.. Keys.Where(kind.Allows)];
        var row = new Hashtable(StringComparer.OrdinalIgnoreCase);
        foreach (var name in kind.Names.Concat(parents).Distinct())
        {
            row[name] = name == "Domain" ? "https://app.example.com" : Convert.ToString(own.GetType().GetProperty(name)?.GetValue(own) ?? SampleServer.Word, CultureInfo.InvariantCulture);
        }

        row.Remove(key);
        row[heading] = value;
        return row;
    }
}
