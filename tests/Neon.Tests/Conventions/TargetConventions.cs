using System.Management.Automation;
using System.Reflection;
using Neon.Commands;
using Neon.Tests.Contract;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Conventions;

/// <summary>
/// The target of a change is the innermost resource that is changed, and it is bound by value only, whether it is mandatory or
/// not. Every object has a project id and most have a branch id: with binding by property name, an operation could be piped into
/// the removal of a snapshot schedule.
/// </summary>
public sealed class TargetConventions
{
    /// <summary>Cmdlets that create something: their resources are its parents.</summary>
    private static readonly string[] CreatingVerbs = ["New", "Add", "Enable", "Grant", "Send"];

    /// <summary>The path of a file that is uploaded.</summary>
    private static readonly string[] Files = ["LiteralPath"];

    /// <summary>Cmdlets that change nothing at Neon.</summary>
    private static readonly Dictionary<string, string> Exempt = new()
    {
        ["Set-NeonContext"] = "it sets what the session means; a piped object names it with its parents",
    };

    /// <summary>Cmdlets that send another method than GET without changing anything.</summary>
    private static readonly Dictionary<string, string> Readers = new()
    {
        ["Get-NeonCredentialSecret"] = "it asks for a secret that is there",
        ["Get-NeonLog"] = "it sends the question as a body",
    };

    public static TheoryData<Type> Changing => [.. AllCmdlets().Where(IsChange)];

    [Fact]
    public void Every_cmdlet_that_sends_a_change_is_a_change_or_is_a_known_exception() => Convention.Same(
        Readers.Keys,
        AllCmdlets().Where(cmdlet => SendsChange(cmdlet) && !IsChange(cmdlet)).Select(CmdletRuns.NameOf),
        $"These no longer send a change: remove them from {nameof(Readers)}:",
        $"These send a change: set SupportsShouldProcess, or add a reason to {nameof(Readers)}:");

    [Theory]
    [MemberData(nameof(Changing))]
    public void The_target_of_every_change_is_bound_by_value_only(Type cmdlet)
    {
        var byName = ParametersOf(cmdlet)
            .Where(parameter => !Files.Contains(parameter.Name) && Attributes(parameter).Any(attribute => attribute.ValueFromPipelineByPropertyName))
            .ToArray();
        var targets = ParametersOf(cmdlet).Where(parameter => Attributes(parameter).Any(attribute => attribute.ValueFromPipeline)).ToArray();

        Assert.Empty(byName.Intersect(targets).Select(parameter => parameter.Name));
        if (!CreatingVerbs.Contains(cmdlet.GetCustomAttribute<CmdletAttribute>()!.VerbName) && !Exempt.ContainsKey(CmdletRuns.NameOf(cmdlet)))
        {
            // With an optional target, an object that only has a parent would cause a change in the context.
            Assert.True(
                byName.Length == 0 || targets.Any(IsMandatory),
                $"-{string.Join(", -", byName.Select(parameter => parameter.Name))} bind by property and no target is mandatory.");
            Assert.All(byName, parameter => Assert.True(
                targets.SelectMany(ModelsOf).Any(model => IsParentOf(parameter, model)), $"-{parameter.Name} is not a parent of the target."));
        }
    }

    /// <summary>PowerShell converts every object to a string. Invitations check the form of each address themselves.</summary>
    [Theory]
    [MemberData(nameof(Changing))]
    public void Piped_text_of_a_change_is_never_the_string_form_of_another_object(Type cmdlet) => Assert.All(
        ParametersOf(cmdlet).Where(parameter => CmdletRuns.ElementOf(parameter.PropertyType) == typeof(string) && Attributes(parameter).Any(attribute => attribute.ValueFromPipeline)),
        parameter => Assert.True(
            cmdlet == typeof(NewNeonOrganizationInvitationCommand) || parameter.GetCustomAttribute<TextOrPropertyAttribute>() is not null));

    private static bool IsChange(Type cmdlet) => cmdlet.GetCustomAttribute<CmdletAttribute>()!.SupportsShouldProcess;

    private static bool SendsChange(Type cmdlet) => (cmdlet.GetCustomAttribute<NeonOperationAttribute>()?.OperationIds ?? [])
        .Any(id => ContractFile.Current.Operations[id].Method != "GET");

    /// <summary>Whether the parameter is for a parent of the model.</summary>
    private static bool IsParentOf(PropertyInfo parameter, Type model) =>
        model.GetProperty(parameter.Name + "Id") is not null || model.GetProperty(parameter.Name + "Name") is not null;

    /// <summary>The models that can be converted to a parameter.</summary>
    private static IEnumerable<Type> ModelsOf(PropertyInfo parameter)
    {
        var type = CmdletRuns.ElementOf(parameter.PropertyType);
        return type.GetConstructors().SelectMany(constructor => constructor.GetParameters()).Select(argument => argument.ParameterType)
            .Where(argument => typeof(NeonObject).IsAssignableFrom(argument)).Append(type);
    }

    private static bool IsMandatory(PropertyInfo parameter) => Attributes(parameter).Any(attribute => attribute.Mandatory);

    private static IEnumerable<ParameterAttribute> Attributes(PropertyInfo parameter) => parameter.GetCustomAttributes<ParameterAttribute>();

    private static IEnumerable<PropertyInfo> ParametersOf(Type cmdlet) => cmdlet.GetProperties().Where(property => Attributes(property).Any());

    private static IEnumerable<Type> AllCmdlets() => typeof(NeonCmdlet).Assembly.GetTypes()
        .Where(type => type.GetCustomAttribute<CmdletAttribute>() is not null)
        .OrderBy(type => type.Name, StringComparer.Ordinal);
}
