using System.Management.Automation;
using System.Reflection;
using Xunit;

namespace Neon.Tests.Contract;

/// <summary>
/// Every change with an object of its target that a script has altered: its key removed, or a key, a parent or a name hidden by
/// another property. It is refused, and nothing is sent.
/// </summary>
public sealed class ChangedObjectMatrix : IDisposable
{
    private static readonly string[] Ends = ["Id", "Name", "Slug"];

    private readonly CmdletRuns _runs = new();

    public static TheoryData<Type> Changes => RowPlaceMatrix.Changes;

    public void Dispose() => _runs.Dispose();

    [Theory]
    [MemberData(nameof(Changes))]
    public void An_object_with_a_shadowed_property_is_refused(Type cmdlet)
    {
        var target = AgreementMatrix.Target(cmdlet)!;
        var complete = _runs.Pipe(AgreementMatrix.Own(target), cmdlet, target);
        Assert.True(complete.Succeeded, complete.ToString());
        foreach (var property in Claims(AgreementMatrix.Own(target).GetType()))
        {
            var piped = PSObject.AsPSObject(AgreementMatrix.Own(target));
            piped.Properties.Add(new PSNoteProperty(property.Name, "another"));

            Assert.All(new[] { _runs.Pipe([piped], complete), _runs.Pipe(null, complete, target, piped) }, run =>
            {
                Assert.Empty(run.Sent.Select(sent => sent.Path));
                Assert.StartsWith("NeonInvalidInput,", Assert.Single(run.Result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
                Assert.EndsWith(" was replaced with Add-Member.", run.Result.Errors[0].Exception.Message, StringComparison.Ordinal);
                Assert.StartsWith($"The {property.Name} of the ", run.Result.Errors[0].Exception.Message, StringComparison.Ordinal);
            });
        }
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void An_object_without_its_key_is_refused(Type cmdlet)
    {
        var target = AgreementMatrix.Target(cmdlet)!;
        var complete = _runs.Pipe(AgreementMatrix.Own(target), cmdlet, target);
        var own = AgreementMatrix.Own(target);
        // Neon Auth is identified by its branch.
        var key = RowRule.Of(CmdletRuns.ElementOf(target.PropertyType)).Key;
        own.GetType().GetProperty(key)!.SetValue(own, null);

        var run = _runs.Pipe([own], complete);

        Assert.Empty(run.Sent.Where(sent => sent.Operation.Method != "GET").Select(sent => sent.Path));
        Assert.StartsWith("NeonInvalidInput,", Assert.Single(run.Result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal($"The object has no {key}.", run.Result.Errors[0].Exception.Message);
    }

    private static IEnumerable<PropertyInfo> Claims(Type model) => model.GetProperties().Where(property =>
        property.PropertyType == typeof(string) && Array.Exists(Ends, end => property.Name.EndsWith(end, StringComparison.Ordinal)));
}
