using System.Management.Automation;
using System.Reflection;
using Neon.Commands;
using Neon.Tests.Objects;
using Neon.Tests.Support;
using Neon.Tests.Views;
using Xunit;

namespace Neon.Tests.Contract;

/// <summary>
/// Every cmdlet with a typed parent (project, branch, organization, bucket), and an object of another parent: there is no
/// prompt, no -WhatIf output, and nothing is sent.
/// </summary>
public sealed class AgreementMatrix : IDisposable
{
    internal static readonly Dictionary<string, string> Others = new()
    {
        ["Organization"] = "org-calm-lake-12345678",
        ["Project"] = "quiet-forest-12345678",
        ["Branch"] = "br-calm-lake-a1b2c3d4",
        ["Bucket"] = "other",
    };

    private static readonly IReadOnlyList<object> Models = [.. EmittedTypes.All
        .Where(type => type.IsSubclassOf(typeof(NeonObject)) && type != typeof(CredentialSecret)).Select(ParameterValues.Model)];

    private readonly TestHost _person = new(0);
    private readonly CmdletRuns _runs;

    public AgreementMatrix() => _runs = new CmdletRuns(_person) { Server = { Alter = SampleServer.Accepting } };

    /// <summary>The changes of a target whose parent can be typed.</summary>
    public static TheoryData<Type> Changes => [.. CmdletRuns.Cmdlets.Where(cmdlet =>
        // A download changes nothing at Neon, and its file already exists in the second run.
        cmdlet.GetCustomAttribute<CmdletAttribute>() is { SupportsShouldProcess: true, VerbName: not "Save" } && Target(cmdlet) is not null && Parents(cmdlet).Any()
        // The domains of one branch are added to another one.
        && cmdlet != typeof(AddNeonAuthDomainCommand))];

    /// <summary>The cmdlets that use part of a piped object while a parent was typed.</summary>
    public static TheoryData<Type> WithParents => [.. CmdletRuns.Cmdlets.Where(cmdlet => Parents(cmdlet).Any(ByProperty))];

    public void Dispose() => _runs.Dispose();

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_target_in_another_parent_is_refused_before_confirmation(Type cmdlet)
    {
        var target = Target(cmdlet)!;
        var own = Own(target);
        var complete = _runs.Pipe(own, cmdlet, target);
        var asked = _person.Questions.Count;
        Assert.True(complete.Succeeded && asked > 0, complete.ToString());
        foreach (var parent in Parents(cmdlet).Where(parent => own.GetType().GetProperty(KeyOf(parent)) is not null))
        {
            foreach (var piped in Rows.Nameless(own).Select(row => row.Row).Prepend(own))
            {
                foreach (var isRehearsal in (bool[])[false, true])
                {
                    _runs.WhatIf = isRehearsal;
                    _person.TakePrinted();

                    var run = _runs.Pipe([piped], complete, parent, Others[parent.Name]);

                    Assert.Equal(asked, _person.Questions.Count);
                    Assert.DoesNotContain("What if", _person.Printed, StringComparison.Ordinal);
                    Assert.StartsWith("NeonInvalidInput,", Assert.Single(run.Result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
                    // A name may be looked up.
                    Assert.Empty(run.Sent.Where(sent => sent.Operation.Method != "GET").Select(sent => sent.Path));
                }
            }
        }

        _runs.WhatIf = false;
    }

    [Theory]
    [MemberData(nameof(WithParents))]
    public void An_object_in_another_parent_supplies_nothing_with_a_typed_parent(Type cmdlet)
    {
        foreach (var parent in Parents(cmdlet).Where(ByProperty))
        {
            var strangers = Models.Where(model => model.GetType().GetProperty(KeyOf(parent))?.GetValue(model) is not null && !IsOne(parent, model)).ToArray();
            foreach (var like in _runs.Shortest(cmdlet).ToArray())
            {
                var run = _runs.Pipe(strangers, like, parent, Others[parent.Name]);

                Assert.Empty(run.Sent.Where(sent => sent.Path.Contains(Others[parent.Name], StringComparison.Ordinal) || sent.Operation.Method != "GET")
                    .Select(sent => $"-{parent.Name}: {sent.Operation.Method} {sent.Path}").Distinct());
                // Parameters that cannot be combined end the command immediately.
                Assert.Equal(run.Result.Terminated ? 1 : strangers.Length, run.Result.Errors.Count);
                // If other parameters were typed beside the parent, the error is about the parent.
                Assert.All(
                    strangers.Zip(run.Result.Errors).Where(pair => pair.Second.Exception.Message.Contains(" belongs to the ", StringComparison.Ordinal) && pair.Second.TargetObject == pair.First),
                    pair => EnsureWords(cmdlet, pair.First, pair.Second));
            }
        }
    }

    /// <summary>An error about an object uses its kind, and only a change says that nothing was changed.</summary>
    private static void EnsureWords(Type cmdlet, object given, ErrorRecord error)
    {
        var kind = ResourceIdentity.KindOfModel(given.GetType().Name);
        Assert.Matches($"^The (piped )?{kind} ", error.Exception.Message);
        Assert.Equal(
            cmdlet.GetCustomAttribute<CmdletAttribute>()!.SupportsShouldProcess,
            error.ErrorDetails.RecommendedAction.StartsWith("Nothing was changed.", StringComparison.Ordinal));
    }

    /// <summary>The cmdlets that read and accept two objects that have a project.</summary>
    public static TheoryData<Type> Readers => [.. CmdletRuns.Cmdlets.Where(cmdlet =>
        cmdlet.GetCustomAttribute<CmdletAttribute>() is { SupportsShouldProcess: false } && OfProject(cmdlet).Skip(1).Any())];

    [Theory]
    [MemberData(nameof(Readers))]
    public void Two_objects_of_different_projects_are_refused_before_any_request(Type cmdlet)
    {
        var parameters = OfProject(cmdlet).ToArray();
        foreach (var other in parameters.Skip(1))
        {
            var like = _runs.Shortest(cmdlet).Select(run => _runs.Pipe(null, run, parameters[0], Own(parameters[0]))).First(run => run.Parameters.Contains(parameters[0].Name));
            var stranger = Own(other);
            stranger.GetType().GetProperty("ProjectId")!.SetValue(stranger, Others["Project"]);

            var run = _runs.Pipe(null, like, other, stranger);

            Assert.Empty(run.Sent.Select(sent => sent.Path));
            Assert.NotEmpty(run.Result.Errors);
        }
    }

    private static IEnumerable<PropertyInfo> OfProject(Type cmdlet) => cmdlet.GetProperties().Where(property =>
        property.IsDefined(typeof(ParameterAttribute)) && CmdletRuns.TypeOf(property).IsSubclassOf(typeof(ResourceIdentity)) && CmdletRuns.TypeOf(property) != typeof(ProjectIdentity)
        && CmdletRuns.TypeOf(property).GetConstructors().Any(constructor => constructor.GetParameters()[0].ParameterType.GetProperty("ProjectId") is not null));

    /// <summary>The parameters for parents.</summary>
    internal static IEnumerable<PropertyInfo> Parents(Type cmdlet) => cmdlet.GetProperties().Where(property =>
        Others.ContainsKey(property.Name) && CmdletRuns.TypeOf(property).IsSubclassOf(typeof(ResourceIdentity))
        && property != Target(cmdlet) && property.IsDefined(typeof(ParameterAttribute))
        // The new owner, and the project or organization of a new key.
        && cmdlet != typeof(ApproveNeonProjectTransferRequestCommand));

    /// <summary>The columns for a parent, in every spelling.</summary>
    internal static IEnumerable<string> Headings(string parent)
    {
        var key = parent == "Bucket" ? "Name" : "Id";
        return [parent + key, parent, $"{parent.ToLowerInvariant()}_{key.ToLowerInvariant()}", $"{parent} {key}", parent + "Name", parent.ToLowerInvariant() + "_name", $"{parent} Name", .. parent == "Organization" ? new[] { "org_id", "OrgId", "org_name", "OrgName", "Org" } : []];
    }

    internal static string KeyOf(PropertyInfo parent) => parent.GetCustomAttribute<AliasAttribute>()!.AliasNames[0];

    private static bool ByProperty(PropertyInfo parameter) => parameter.GetCustomAttributes<ParameterAttribute>().Any(attribute => attribute.ValueFromPipelineByPropertyName);

    private static bool IsOne(PropertyInfo parent, object model) =>
        CmdletRuns.TypeOf(parent).GetConstructors().Any(constructor => constructor.GetParameters()[0].ParameterType.IsInstanceOfType(model));

    internal static PropertyInfo? Target(Type cmdlet) => cmdlet.GetProperties().FirstOrDefault(property =>
        property.GetCustomAttributes<ParameterAttribute>().Any(attribute => attribute.ValueFromPipeline)
        && CmdletRuns.ElementOf(property.PropertyType).IsSubclassOf(typeof(ResourceIdentity)));

    internal static object Own(PropertyInfo target) => ParameterValues.Model(CmdletRuns.ElementOf(target.PropertyType).GetConstructors()
        .Select(constructor => constructor.GetParameters()[0].ParameterType).First(type => type.IsSubclassOf(typeof(NeonObject))));
}
