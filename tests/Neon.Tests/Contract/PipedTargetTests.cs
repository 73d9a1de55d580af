using System.Management.Automation;
using System.Reflection;
using Neon.Tests.Objects;
using Neon.Tests.Support;
using Neon.Tests.Views;
using Xunit;

namespace Neon.Tests.Contract;

/// <summary>
/// Every object of the module, live and in every plain form, piped into every cmdlet that changes something: only an object that
/// can be converted to the cmdlet's target leads to a request. The session has a context, which must not be used instead.
/// </summary>
public sealed class PipedTargetTests : IDisposable
{
    private static readonly string[] CreatingVerbs = ["New", "Add", "Enable", "Grant", "Send"];

    private static readonly IReadOnlyList<object> Models = [.. EmittedTypes.All
        .Where(type => type != typeof(NeonConnection) && type != typeof(NeonEmulatorInfo) && type != typeof(CredentialSecret))
        .Select(FullObject.Of)];

    private readonly CmdletRuns _runs = new();

    /// <summary>The cmdlets with a target that a piped object can identify.</summary>
    public static TheoryData<Type> WithTarget => [.. Changing().Where(cmdlet => Targets(cmdlet).Any() && !HasOptionalTarget(cmdlet))];

    /// <summary>The cmdlets that create something in a parent that a piped object can identify.</summary>
    public static TheoryData<Type> WithPlace => [.. Changing().Where(cmdlet =>
        !Targets(cmdlet).Any(IsMandatory) && CreatingVerbs.Contains(VerbOf(cmdlet)) && !ByValue(cmdlet).Any(parameter => parameter.PropertyType == typeof(string[])))];

    public void Dispose() => _runs.Dispose();

    [Theory]
    [MemberData(nameof(WithTarget))]
    public void Only_the_target_itself_can_be_piped_into_a_change(Type cmdlet)
    {
        var target = Targets(cmdlet).First();
        // The parameters beside it complete the change: with the target itself, it would be sent.
        var complete = _runs.Pipe(Own(target), cmdlet, target);
        Assert.True(complete.Succeeded && complete.Sent.Any(sent => sent.Operation.Method != "GET" || VerbOf(cmdlet) == "Save"), complete.ToString());
        var taken = ByValue(cmdlet).SelectMany(ModelsOf).ToArray();
        var strangers = Models.Where(model => !taken.Any(type => type.IsInstanceOfType(model)))
            .SelectMany(model => Rows.Of(model).Select(row => (Name: $"{model.GetType().Name} as {row.Form}", Object: row.Row)).Prepend((Name: model.GetType().Name, Object: model)))
            .ToArray();

        var run = _runs.Pipe([.. strangers.Select(stranger => stranger.Object)], complete);

        Assert.Empty(run.Sent.Select(sent => $"{sent.Operation.Method} {sent.Path}"));
        Assert.Equal(strangers.Length, run.Result.Errors.Count);
        Assert.All(strangers.Zip(run.Result.Errors), pair => Assert.True(
            pair.Second.FullyQualifiedErrorId.StartsWith("InputObject", StringComparison.Ordinal)
                || pair.Second.Exception.Message.Contains(", so it is not a", StringComparison.Ordinal)
                || pair.Second.Exception.Message.Contains(" was specified where ", StringComparison.Ordinal),
            $"{pair.First.Name}: {pair.Second}"));
        // A row with a key of the target would be bound if nothing refused it.
        Assert.All(
            strangers.Zip(run.Result.Errors).Where(pair => pair.First.Object is PSObject row && KeysOf(target).Any(key => row.Properties[key] is not null)),
            pair => Assert.Contains(", so it is not a", pair.Second.Exception.Message, StringComparison.Ordinal));
    }

    /// <summary>
    /// What remains of any object with a name if somebody selects its keys and the name: if the target has a name of its own,
    /// the row is accepted only if the names match. The target is read, and nothing else is sent.
    /// </summary>
    [Theory]
    [MemberData(nameof(WithTarget))]
    public void A_row_with_keys_and_the_name_of_another_resource_is_refused(Type cmdlet)
    {
        var target = Targets(cmdlet).First();
        var complete = _runs.Pipe(Own(target), cmdlet, target);
        var named = Models.Where(model => !ByValue(cmdlet).SelectMany(ModelsOf).Any(type => type.IsInstanceOfType(model))
            && model.GetType().GetProperty("Name") is not null);
        var rows = named.SelectMany(model => Rows.Reduced(model, [.. KeysOf(target), "OrganizationId", "ProjectId", "BranchId"], "another")).ToArray();

        var run = _runs.Pipe([.. rows], complete);

        Assert.DoesNotContain(run.Sent, sent => sent.Operation.Method != "GET");
        Assert.Equal(rows.Length, run.Result.Errors.Count);
    }

    [Theory]
    [MemberData(nameof(WithPlace))]
    public void A_resource_is_created_in_the_parent_named_by_the_piped_object(Type cmdlet)
    {
        foreach (var complete in _runs.Shortest(cmdlet).ToArray())
        {
            var run = _runs.Pipe([.. Models], complete);

            Assert.All(run.Sent.Where(sent => sent.Operation.Method != "GET"), sent =>
                Assert.DoesNotMatch($"/(projects|branches|organizations)/{SampleServer.Word}(/|$)", sent.Path));
        }
    }

    private static IEnumerable<Type> Changing() =>
        CmdletRuns.Cmdlets.Where(cmdlet => cmdlet.GetCustomAttribute<CmdletAttribute>()!.SupportsShouldProcess);

    private static string VerbOf(Type cmdlet) => cmdlet.GetCustomAttribute<CmdletAttribute>()!.VerbName;

    // A new resource may be on a branch, whose id every object on that branch has.
    private static bool HasOptionalTarget(Type cmdlet) => CreatingVerbs.Contains(VerbOf(cmdlet)) && !Targets(cmdlet).Any(IsMandatory);

    private static IEnumerable<PropertyInfo> ByValue(Type cmdlet) => cmdlet.GetProperties()
        .Where(property => property.GetCustomAttributes<ParameterAttribute>().Any(attribute => attribute.ValueFromPipeline));

    private static IEnumerable<PropertyInfo> Targets(Type cmdlet) => ByValue(cmdlet).Where(property =>
        CmdletRuns.ElementOf(property.PropertyType) is var type && (typeof(ResourceIdentity).IsAssignableFrom(type) || typeof(NeonObject).IsAssignableFrom(type)));

    /// <summary>The properties in a row of the target. Snapshots have slugs as well as functions.</summary>
    private static IEnumerable<string> KeysOf(PropertyInfo target) =>
        (target.GetCustomAttribute<AliasAttribute>()?.AliasNames ?? [target.Name]).Where(name => name != "Slug");

    /// <summary>An object that identifies the target. A masking rule with all properties would have two kinds of masking.</summary>
    private static object Own(PropertyInfo target)
    {
        var own = ParameterValues.Model(ModelsOf(target).First(type => typeof(NeonObject).IsAssignableFrom(type)));
        own.GetType().GetProperty(nameof(MaskingRule.MaskingValue))?.SetValue(own, null);
        return own;
    }

    private static bool IsMandatory(PropertyInfo parameter) => parameter.GetCustomAttributes<ParameterAttribute>().Any(attribute => attribute.Mandatory);

    /// <summary>The types of a parameter, or the types that can be converted to it.</summary>
    private static IEnumerable<Type> ModelsOf(PropertyInfo parameter)
    {
        var type = CmdletRuns.ElementOf(parameter.PropertyType);
        return type.GetConstructors().Where(constructor => constructor.GetParameters().Length == 1)
            .Select(constructor => constructor.GetParameters()[0].ParameterType)
            .Where(argument => argument != typeof(PSObject) && argument != typeof(string)).Append(type);
    }
}
