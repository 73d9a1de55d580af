using Xunit;

namespace Neon.Tests.Contract;

/// <summary>
/// Every change with a row of its target in every form, and with every column that identifies the target beside its key: another
/// value is refused and nothing is sent, and the value of the resource is accepted.
/// </summary>
public sealed class RowDetailMatrix : IDisposable
{
    private readonly CmdletRuns _runs = new();

    public RowDetailMatrix() => _runs.Server.Alter = (operation, response) =>
    {
        foreach (var domain in operation.Id == "listProjectBranchCustomDomains" ? response["custom_domains"]!.AsArray() : [])
        {
            domain!["entity_type"] = CustomDomain.OfFunction;
            domain["domain"] = "https://app.example.com";
        }

        return SampleServer.Changeable(operation, response);
    };

    public static TheoryData<Type> Changes => [.. ((IEnumerable<object[]>)RowPlaceMatrix.Changes).Select(row => (Type)row[0]).Where(cmdlet => Kinds(cmdlet).Any(kind => kind.Details.Count > 0))];

    public void Dispose() => _runs.Dispose();

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_row_is_changed_only_if_its_details_match(Type cmdlet)
    {
        var target = AgreementMatrix.Target(cmdlet)!;
        var complete = _runs.Pipe(AgreementMatrix.Own(target), cmdlet, target);
        Assert.True(complete.Succeeded, complete.ToString());
        foreach (var (kind, detail) in Kinds(cmdlet).SelectMany(kind => kind.Details.Select(detail => (kind, detail))))
        {
            var own = ParameterValues.Model(kind.Model);
            foreach (var heading in (string[])[detail, string.Concat(detail.Select(letter => char.IsUpper(letter) ? "_" + letter : letter.ToString())).ToLowerInvariant()])
            {
                var rows = RowPlaceMatrix.Forms(RowPlaceMatrix.Row(own, kind, detail, heading, "another")).ToArray();
                Assert.All(rows.Select(row => _runs.Pipe([row], complete)).Concat(rows.Select(row => _runs.Pipe(null, complete, target, row))), run =>
                {
                    Assert.Empty(run.Sent.Where(sent => sent.Operation.Method != "GET").Select(sent => $"{sent.Path} with {heading}"));
                    Assert.StartsWith("NeonInvalidInput,", Assert.Single(run.Result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
                    Assert.Contains($" has the {heading} 'another', but the ", run.Result.Errors[0].ErrorDetails.Message, StringComparison.Ordinal);
                });

                var agreeing = _runs.Pipe([RowPlaceMatrix.Forms(RowPlaceMatrix.Row(own, kind, detail, heading, Agreeing(kind, detail))).First()], complete);
                Assert.True(agreeing.Succeeded, $"{agreeing} with {heading}");
                Assert.Single(agreeing.Sent.Where(sent => sent.Operation.Method != "GET").Select(sent => sent.Path));
            }
        }
    }

    // A number is not text.
    private static string Agreeing(RowKind kind, string detail) => kind.Model.GetProperty(detail)!.PropertyType == typeof(string) ? SampleServer.Word : "1001";

    private static IEnumerable<RowKind> Kinds(Type cmdlet) => CmdletRuns.ElementOf(AgreementMatrix.Target(cmdlet)!.PropertyType) is var identity && ResourceIdentity.CanBeRead(identity)
        ? RowRule.Of(identity).Kinds.Where(kind => kind.Names is [var key] && key == RowRule.Of(identity).Key)
        : [];
}
