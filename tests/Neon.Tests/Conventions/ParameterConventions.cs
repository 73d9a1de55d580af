using System.Management.Automation;
using System.Reflection;
using Neon.Commands;
using Neon.Tests.Contract;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Conventions;

/// <summary>Parameters that users expect wherever they make sense, under the same names.</summary>
public sealed class ParameterConventions
{
    /// <summary>Cmdlets that create something and cannot look for it first.</summary>
    private static readonly Dictionary<string, string> AlwaysNew = new()
    {
        ["New-NeonApiKey"] = "Neon tells a key once: one that is there could not be used",
        ["New-NeonAuthSdkKey"] = "keys are shown once and have no name",
        ["New-NeonAuthUser"] = "Neon lists no users, so nothing can be looked up",
        ["New-NeonBucketObjectUrl"] = "an address is kept nowhere",
        ["New-NeonOrganizationInvitation"] = "an invitation is a mail to somebody, which is sent or not",
        ["New-NeonProjectTransferRequest"] = "a claim link is shown once",
        ["Add-NeonCustomDomain"] = "Neon itself takes the same domain for the same function once",
        ["Publish-NeonFunction"] = "it makes the function if there is none, and a deployment is new each time",
    };

    /// <summary>Cmdlets that remove something without a name of its own.</summary>
    private static readonly Dictionary<string, string> AlwaysThere = new()
    {
        ["Remove-NeonSnapshotSchedule"] = "every branch has a schedule, which is empty afterwards",
        ["Remove-NeonSpendingLimit"] = "removing a limit where there is none is no error",
    };

    private static readonly string[] TimesOfAge = ["CreatedAt", "LastModified", "LastUsedAt", "ComputeLastActiveAt"];

    /// <summary>Cmdlets that list resources with an age that are not removed because of it.</summary>
    private static readonly Dictionary<string, string> NoAge = new()
    {
        ["Get-NeonAuthUser"] = "Neon lists no users",
        ["Get-NeonBucket"] = "a bucket that is old still takes new objects",
        ["Get-NeonCustomDomain"] = "a domain does not become useless with age",
        ["Get-NeonEndpoint"] = "computes suspend when they are not used, and their host names are in use",
        ["Get-NeonFunction"] = "a function does not become useless with age",
        ["Get-NeonJwks"] = "a key set does not become useless with age",
        ["Get-NeonRole"] = "a role does not become useless with age",
        ["Get-NeonTrigger"] = "a trigger does not become useless with age",
    };

    private static readonly string[] MakingVerbs = ["New", "Add", "Enable", "Publish"];

    private static readonly Dictionary<Type, string[]> NamesOf = new()
    {
        [typeof(OrganizationIdentity)] = ["Organization", "SourceOrganization", "DestinationOrganization"],
        [typeof(ProjectIdentity)] = ["Project"],
        [typeof(BranchIdentity)] = ["Branch", "Parent", "Source", "Base", "TargetBranch"],
        [typeof(EndpointIdentity)] = ["Endpoint"],
        [typeof(RoleIdentity)] = ["Role"],
        [typeof(DatabaseIdentity)] = ["Database"],
        [typeof(OperationIdentity)] = ["Operation"],
    };

    public static TheoryData<Type> Cmdlets => [.. AllCmdlets()];

    /// <summary>One class could declare them for all, but some cmdlets would then have more than four base classes.</summary>
    [Fact]
    public void Wait_and_TimeoutSec_are_declared_alike_in_as_few_classes_as_possible()
    {
        var declared = AllCmdlets().Where(typeof(IWaitingCmdlet).IsAssignableFrom)
            .SelectMany(cmdlet => new[] { cmdlet.GetProperty(nameof(IWaitingCmdlet.Wait))!, cmdlet.GetProperty(nameof(IWaitingCmdlet.TimeoutSec))! })
            .ToLookup(parameter => parameter.Name);

        Assert.All(declared, same => Assert.Equal(
            ["BranchChangeCmdlet", "ComputeCmdlet", "ProjectChangeCmdlet", "ProjectSettingsCmdlet", "RemoveNeonProjectCommand"],
            same.Select(parameter => parameter.DeclaringType!.Name).Distinct().Order(StringComparer.Ordinal)));
        Assert.All(declared, same => Assert.Single(same.Select(parameter => string.Join(' ', parameter.GetCustomAttributesData().Select(Declared))).Distinct()));

        // What is waited for may differ.
        static string Declared(CustomAttributeData data) =>
            $"{data.AttributeType}({string.Join(", ", data.ConstructorArguments)}; {string.Join(", ", data.NamedArguments.Where(argument => argument.MemberName != nameof(ParameterAttribute.HelpMessage)))})";
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_cmdlet_that_accepts_a_time_accepts_a_time_span(Type cmdlet)
    {
        if (ParametersOf(cmdlet).Any(parameter => parameter.Name == "ExpiresAt"))
        {
            Assert.Equal(typeof(TimeSpan?), cmdlet.GetProperty("ExpiresIn")?.PropertyType);
        }
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Every_creation_supports_IfNotExists_or_is_a_known_exception(Type cmdlet)
    {
        var looks = cmdlet.GetProperty("IfNotExists")?.PropertyType == typeof(SwitchParameter);
        var makes = MakingVerbs.Contains(cmdlet.GetCustomAttribute<CmdletAttribute>()!.VerbName);

        Assert.True(
            looks == (makes && !AlwaysNew.ContainsKey(CmdletRuns.NameOf(cmdlet))),
            $"{CmdletRuns.NameOf(cmdlet)} creates something: add -IfNotExists, or a reason to {nameof(AlwaysNew)}, but not both.");
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Every_removal_by_name_supports_IfExists_or_is_a_known_exception(Type cmdlet)
    {
        var isOptional = cmdlet.GetProperty("IfExists")?.PropertyType == typeof(SwitchParameter);
        var removes = cmdlet.GetCustomAttribute<CmdletAttribute>()!.VerbName is "Remove" or "Revoke";

        Assert.True(
            isOptional == (removes && !AlwaysThere.ContainsKey(CmdletRuns.NameOf(cmdlet))),
            $"{CmdletRuns.NameOf(cmdlet)} removes something: add -IfExists, or a reason to {nameof(AlwaysThere)}, but not both.");
    }

    [Fact]
    public void Every_removal_by_name_is_tested_without_its_target()
    {
        string[] untried = [.. AllCmdlets().Where(cmdlet => cmdlet.GetProperty("IfExists") is not null).Select(CmdletRuns.NameOf)
            .Except(CmdletTestData.All.SelectMany(data => data.Removals).Select(removal => removal.Cmdlet))];
        Assert.True(untried.Length == 0, $"Add {string.Join(", ", untried)} to {nameof(CmdletTestData.Removals)} of the {nameof(CmdletTestData)} in its test file.");
    }

    /// <summary>
    /// Resources that can be removed and have an age can be filtered by it, so that no clean-up compares times that can be
    /// empty.
    /// </summary>
    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Removable_resources_with_an_age_can_be_filtered_by_it_or_are_known_exceptions(Type cmdlet)
    {
        var noun = cmdlet.GetCustomAttribute<CmdletAttribute>()!.NounName;
        var isRemoved = AllCmdlets().Any(other => CmdletRuns.NameOf(other) is var name && (name == $"Remove-{noun}" || name == $"Revoke-{noun}"));
        var times = typeof(NeonCmdlet).Assembly.GetType("Neon." + noun["Neon".Length..])?.GetProperties().Select(property => property.Name) ?? [];
        var ages = times.Intersect(TimesOfAge).ToArray();
        if (cmdlet.GetCustomAttribute<CmdletAttribute>()!.VerbName == "Get" && isRemoved && ages.Length > 0 && !NoAge.ContainsKey(CmdletRuns.NameOf(cmdlet)))
        {
            var wanted = ages.Contains("LastUsedAt") ? "UnusedFor" : "OlderThan";
            Assert.True(
                cmdlet.GetProperty(wanted)?.PropertyType == typeof(TimeSpan?),
                $"{CmdletRuns.NameOf(cmdlet)} emits {string.Join(" and ", ages)}: add -{wanted}, or a reason to {nameof(NoAge)}.");
        }
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Every_cmdlet_can_emit_output(Type cmdlet) =>
        Assert.DoesNotContain(cmdlet.GetCustomAttributes<OutputTypeAttribute>().SelectMany(output => output.Type), output => output.Type == typeof(void));

    [Fact]
    public async Task Cmdlets_without_output_emit_objects_with_PassThru()
    {
        // The operations of the samples have finished, so there is nothing to watch.
        var silent = (await ContractReport.Current).Runs
            .Where(run => run.Cmdlet != typeof(WatchNeonOperationCommand))
            .GroupBy(run => run.Cmdlet)
            .Where(runs => runs.Any(run => run.Succeeded) && runs.Where(run => run.Succeeded && !run.Parameters.Contains("PassThru")).All(run => run.Result.Output.Count == 0))
            .ToArray();

        Assert.NotEmpty(silent);
        Assert.All(silent, runs => Assert.Contains(
            runs, run => run.Succeeded && run.Parameters.Contains("PassThru") && run.Result.Output.Count > 0));
    }

    /// <summary>An object and a string can be piped into a cmdlet that acts on it: 'a', 'b' | Remove-NeonBranch.</summary>
    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void The_first_positional_identity_is_bound_from_the_pipeline_by_value(Type cmdlet)
    {
        foreach (var parameter in ParametersOf(cmdlet).Where(parameter => typeof(ResourceIdentity).IsAssignableFrom(CmdletRuns.ElementOf(parameter.PropertyType))))
        {
            var attributes = parameter.GetCustomAttributes<ParameterAttribute>().ToArray();
            Assert.True(
                attributes.All(attribute => attribute.Position != 0) || attributes.Any(attribute => attribute.ValueFromPipeline),
                $"-{parameter.Name} is the first positional parameter: set ValueFromPipeline.");
        }
    }

    /// <summary>A resource with a blank name could not be specified again, not even to remove it.</summary>
    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Every_parameter_that_sets_a_name_validates_it(Type cmdlet)
    {
        var verb = cmdlet.GetCustomAttribute<CmdletAttribute>()!.VerbName;
        var naming = ParametersOf(cmdlet).Where(parameter => parameter.PropertyType == typeof(string)
            // A function is identified by its slug; a blank name has its own advice there.
            && cmdlet != typeof(SetNeonFunctionCommand)
            && verb is "New" or "Set" or "Reset" or "Restore"
            && parameter.Name is "Name" or "BranchName" or "DatabaseName" or "RoleName" or "PreserveUnderName");

        Convention.None(
            naming.Where(parameter => !parameter.IsDefined(typeof(ValidateNameAttribute))).Select(parameter => $"-{parameter.Name}"),
            "A parameter with a new name needs [ValidateName]:");
    }

    /// <summary>One hashtable with -Project and -Branch can be splatted to every cmdlet for something on a branch.</summary>
    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Parameters_of_the_same_kind_have_the_same_name(Type cmdlet)
    {
        foreach (var parameter in ParametersOf(cmdlet))
        {
            if (NamesOf.TryGetValue(CmdletRuns.ElementOf(parameter.PropertyType), out var names))
            {
                Assert.True(names.Contains(parameter.Name), $"-{parameter.Name} is a {CmdletRuns.ElementOf(parameter.PropertyType).Name}, which other cmdlets call -{string.Join(" or -", names)}.");
            }

            if (parameter.Name is "Project" or "Organization" or "Branch")
            {
                Assert.True(typeof(ResourceIdentity).IsAssignableFrom(CmdletRuns.ElementOf(parameter.PropertyType)), $"-{parameter.Name} takes a {parameter.PropertyType.Name}.");
                Assert.Contains(parameter.Name + "Id", parameter.GetCustomAttribute<AliasAttribute>()?.AliasNames ?? []);
            }
        }
    }

    /// <summary>Compare-NeonBranchSchema main dev compares two branches.</summary>
    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_second_resource_of_the_same_kind_is_at_the_second_position(Type cmdlet)
    {
        var first = AtPosition(cmdlet, 0);
        var second = AtPosition(cmdlet, 1);
        if (first is not null && second is not null && typeof(ResourceIdentity).IsAssignableFrom(CmdletRuns.TypeOf(first))
            && ParametersOf(cmdlet).Count(parameter => CmdletRuns.TypeOf(parameter) == CmdletRuns.TypeOf(first)) > 1)
        {
            Assert.Equal(CmdletRuns.TypeOf(first), CmdletRuns.TypeOf(second));
        }
    }

    /// <summary>If Disable-NeonAuth accepts a value as a branch, Enable-NeonAuth must not accept it as a database.</summary>
    [Fact]
    public void Cmdlets_with_the_same_noun_have_the_same_first_parameter() => Assert.Empty(
        AllCmdlets()
            .Where(cmdlet => cmdlet.GetCustomAttribute<CmdletAttribute>()!.VerbName is not ("New" or "Add" or "Send"))
            .Where(cmdlet => AtPosition(cmdlet, 0) is { } first && typeof(ResourceIdentity).IsAssignableFrom(CmdletRuns.ElementOf(first.PropertyType)))
            .GroupBy(cmdlet => cmdlet.GetCustomAttribute<CmdletAttribute>()!.NounName)
            .Where(noun => noun.Select(cmdlet => AtPosition(cmdlet, 0)!.Name).Distinct().Count() > 1)
            .Select(noun => noun.Key));

    private static PropertyInfo? AtPosition(Type cmdlet, int position) => ParametersOf(cmdlet)
        .FirstOrDefault(parameter => parameter.GetCustomAttributes<ParameterAttribute>().Any(attribute => attribute.Position == position));

    private static IEnumerable<Type> AllCmdlets() => typeof(NeonCmdlet).Assembly.GetTypes()
        .Where(type => type.GetCustomAttribute<CmdletAttribute>() is not null)
        .OrderBy(type => type.Name, StringComparer.Ordinal);

    private static IEnumerable<PropertyInfo> ParametersOf(Type cmdlet) =>
        cmdlet.GetProperties().Where(property => property.GetCustomAttributes<ParameterAttribute>().Any());
}
