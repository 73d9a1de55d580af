using System.Management.Automation;
using System.Reflection;
using Neon.Commands;
using Neon.Tests.Contract;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Conventions;

/// <summary>Several targets can be specified in one list, as for the cmdlets of PowerShell: <c>Remove-NeonBranch a, b</c>.</summary>
public sealed class TargetListTests
{
    /// <summary>Parameters that accept pipeline input, but only one value at a time.</summary>
    private static readonly Dictionary<string, string> Single = new()
    {
        ["Set-NeonDefaultBranch -Branch"] = "a project has one default branch",
        ["Restore-NeonSnapshot -Snapshot"] = "-TargetBranch and -Name belong to one restore",
        ["Publish-NeonFunction -Function"] = "a deployment is the code of one function, which it may create",
        ["Enable-NeonAuth -Database"] = "Neon Auth of a branch uses one database",
        ["Add-NeonCustomDomain -Function"] = "the parent of the new domain",
        ["New-NeonTrigger -Function"] = "the parent of the new trigger",
    };

    /// <summary>Parameters whose values the cmdlet uses at once.</summary>
    private static readonly Dictionary<string, string> AtOnce = new()
    {
        ["Add-NeonAuthDomain -Domain"] = "all domains of a branch are compared with one list",
        ["Remove-NeonAuthDomain -Domain"] = "all domains of a branch are removed with one request",
        ["Export-NeonReport -Organization"] = "all organizations are on one page",
        ["Export-NeonReport -Project"] = "all projects are on one page",
        ["Get-NeonBranchConsumption -Project"] = "one request reads the figures of several projects",
        ["Get-NeonProjectConsumption -Project"] = "one request reads the figures of several projects",
    };

    /// <summary>Parents of which a query accepts several.</summary>
    private static readonly string[] Parents = ["Get-NeonBranchConsumption -Branch"];

    /// <summary>Names beside several targets that each of them can have.</summary>
    private static readonly Dictionary<string, string> Shared = new()
    {
        ["Set-NeonAuthConfig -Name"] = "the name of an application, which can use several branches",
    };

    private static readonly (string Name, Type Cmdlet, PropertyInfo Property)[] All =
        [.. from cmdlet in typeof(NeonCmdlet).Assembly.GetTypes()
            where cmdlet.IsDefined(typeof(CmdletAttribute))
            from property in cmdlet.GetProperties()
            where property.IsDefined(typeof(ParameterAttribute))
            select ($"{CmdletRuns.NameOf(cmdlet)} -{property.Name}", cmdlet, property)];

    private static readonly (string Name, Type Cmdlet, PropertyInfo Property)[] Identities =
        [.. All.Where(one => CmdletRuns.ElementOf(one.Property.PropertyType).IsSubclassOf(typeof(ResourceIdentity)))];

    [Fact]
    public void Every_target_accepts_a_list_or_is_a_known_exception()
    {
        var targets = Identities.Where(one => IsByValue(one.Property)).ToArray();

        Assert.Empty(targets.Where(one => !one.Property.PropertyType.IsArray).Select(one => one.Name).Except(Single.Keys));
        Assert.Empty(targets.Where(one => one.Property.PropertyType.IsArray && !IsOneByOne(one.Property)).Select(one => one.Name).Except(AtOnce.Keys));
        Assert.Empty(Single.Keys.Except(targets.Where(one => !one.Property.PropertyType.IsArray).Select(one => one.Name)));
        Assert.Empty(AtOnce.Keys.Except(targets.Where(one => !IsOneByOne(one.Property)).Select(one => one.Name)));
        Assert.True(targets.Count(one => IsOneByOne(one.Property)) > 85, $"{targets.Count(one => IsOneByOne(one.Property))} accept a list.");
    }

    [Fact]
    public void A_parent_is_a_single_value() =>
        Assert.Equal(Parents, Identities.Where(one => one.Property.PropertyType.IsArray && !IsByValue(one.Property)).Select(one => one.Name));

    [Fact]
    public void Values_that_are_used_one_by_one_are_a_list_from_the_pipeline() =>
        Assert.All(All.Where(one => IsOneByOne(one.Property)), one => Assert.True(one.Property.PropertyType.IsArray && IsByValue(one.Property), one.Name));

    /// <summary>The cmdlet runs once for each value of one parameter.</summary>
    [Fact]
    public void No_parameter_set_has_two_targets() => Assert.Empty(
        from one in All
        from other in All
        where one.Cmdlet == other.Cmdlet && one.Name != other.Name && IsOneByOne(one.Property) && IsOneByOne(other.Property)
        where SetsOf(one.Property).Intersect(SetsOf(other.Property)).Any() || SetsOf(one.Property).Append("").Contains(ParameterAttribute.AllParameterSets)
        select one.Name);

    [Fact]
    public void One_name_for_several_targets_is_refused_or_a_known_exception()
    {
        var names = All.Where(one => one.Property.PropertyType == typeof(string) && one.Property.Name is "Name" or "PreserveUnderName"
            && one.Cmdlet.GetCustomAttribute<CmdletAttribute>()!.SupportsShouldProcess
            && All.Any(other => other.Cmdlet == one.Cmdlet && IsOneByOne(other.Property))).ToArray();

        Assert.Equal(Shared.Keys, names.Where(one => !one.Property.IsDefined(typeof(NameOfOneAttribute))).Select(one => one.Name));
        Assert.True(names.Length > 7, $"{names.Length} names");
        using var host = new NeonHost();
        foreach (var (name, cmdlet, property) in names.Where(one => one.Property.IsDefined(typeof(NameOfOneAttribute))))
        {
            var target = OneByOneAttribute.TargetsOf(cmdlet)[0].Name;
            var result = host.Run($"{CmdletRuns.NameOf(cmdlet)} -{target} a, b -{property.Name} x -Confirm:$false");

            Assert.Equal("NeonInvalidInput", result.ErrorId);
            Assert.StartsWith($"-{property.Name} is the name of one ", result.Error.Exception.Message, StringComparison.Ordinal);
            Assert.Empty(host.Requests);
        }
    }

    private static bool IsOneByOne(PropertyInfo property) => property.IsDefined(typeof(OneByOneAttribute));

    private static bool IsByValue(PropertyInfo property) => property.GetCustomAttributes<ParameterAttribute>().Any(attribute => attribute.ValueFromPipeline);

    private static IEnumerable<string> SetsOf(PropertyInfo property) => property.GetCustomAttributes<ParameterAttribute>().Select(attribute => attribute.ParameterSetName);
}
