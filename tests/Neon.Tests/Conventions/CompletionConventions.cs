using System.Management.Automation;
using System.Reflection;
using Neon.Commands;
using Xunit;

namespace Neon.Tests.Conventions;

/// <summary>Everything that Neon can list is completed, in every cmdlet that accepts it.</summary>
public sealed class CompletionConventions
{
    // Parameters that identify something in a special way.
    private static readonly Dictionary<Type, Type> Kinds = new()
    {
        [typeof(AuthIdentity)] = typeof(BranchCompleter),
        [typeof(AuthBranchIdentity)] = typeof(BranchCompleter),
        [typeof(AnonymizedBranchIdentity)] = typeof(BranchCompleter),
        [typeof(DataApiIdentity)] = typeof(DatabaseCompleter),
        [typeof(SnapshotScheduleIdentity)] = typeof(BranchCompleter),
        [typeof(AuthProjectIdentity)] = typeof(ProjectCompleter),
    };

    // A secret; users that no call lists; a domain that does not exist yet; folders, which cannot be specified as text.
    private static readonly string[] NotListed =
    [
        "Approve-NeonProjectTransferRequest -TransferRequest", "Remove-NeonAuthUser -User", "Set-NeonAuthUserRole -User", "Add-NeonAuthDomain -Domain",
        "Get-NeonBucketObject -Folder", "Remove-NeonBucketObject -Folder",
    ];

    // Text of cmdlets that only read, which only the user knows: points in a history, search texts, paths, names in a vault.
    private static readonly string[] OneOwns =
        ["BaseLsn", "Contains", "Delimiter", "LogQL", "Lsn", "Path", "Recipient", "Search", "SecretName", "TraceId", "VaultName"];

    // New values, for which other changes have a parameter of the same name that accepts existing ones.
    private static readonly string[] NewValues =
        ["Add-NeonCustomDomain -Domain", "New-NeonProject -RoleName", "New-NeonTrigger -Prefix", "Set-NeonTrigger -Prefix", "Set-NeonAuthUserRole -Role"];

    // Files and folders, which PowerShell completes.
    private static readonly string[] Paths =
    [
        "Get-NeonContext -Path", "Set-NeonContext -Path", "Publish-NeonFunction -Path", "Save-NeonBucketObject -Path", "Save-NeonBucketObject -LiteralPath",
        "Send-NeonBucketObject -Path", "Send-NeonBucketObject -LiteralPath", "Export-NeonReport -Path",
    ];

    /// <summary>The parameters of all cmdlets, by the command line that specifies them.</summary>
    private static readonly Dictionary<string, PropertyInfo> Parameters =
        (from cmdlet in typeof(NeonCmdlet).Assembly.GetTypes()
         let attribute = cmdlet.GetCustomAttribute<CmdletAttribute>()
         where attribute is not null
         from property in cmdlet.GetProperties()
         where property.IsDefined(typeof(ParameterAttribute))
         select (Name: $"{attribute.VerbName}-{attribute.NounName} -{property.Name}", property)).ToDictionary();

    public static TheoryData<string> All => [.. Parameters.Keys];

    public static TheoryData<string> Identities => [.. Parameters
        .Where(parameter => typeof(ResourceIdentity).IsAssignableFrom(Single(parameter.Value.PropertyType)))
        .Select(parameter => parameter.Key)];

    public static TheoryData<string> Texts => [.. Parameters
        .Where(parameter => Single(parameter.Value.PropertyType) == typeof(string))
        .Where(parameter => parameter.Value.GetCustomAttribute<AcceptedValuesAttribute>() is null)
        .Select(parameter => parameter.Key)];

    [Theory]
    [MemberData(nameof(Identities))]
    public void An_identity_is_completed_by_the_completer_for_its_kind(string name)
    {
        var identity = Find(name);
        var completer = CompleterOf(identity);
        if (NotListed.Contains(name))
        {
            Assert.Equal(typeof(FreeValueCompleter), completer);
            return;
        }

        var kind = Single(identity.PropertyType);
        var expected = Kinds.TryGetValue(kind, out var special)
            ? special
            : typeof(NeonCompleter).Assembly.GetType($"Neon.Commands.{kind.Name.Replace("Identity", "Completer", StringComparison.Ordinal)}", throwOnError: true)!;
        expected = NamePattern.Of(identity.ReflectedType!) is not null && identity.IsDefined(typeof(SupportsWildcardsAttribute)) ? typeof(IdentityOrPatternOf<>).MakeGenericType(expected) : expected;
        Assert.True(
            completer is not null && (completer.IsAssignableTo(expected) || name == "Set-NeonProjectVpcEndpoint -VpcEndpoint"),
            $"{name} has {completer?.Name ?? "no completer"}: it needs [ArgumentCompleter(typeof({expected.Name}))].");
    }

    /// <summary>A filter is for something that exists. A change often creates its values.</summary>
    [Theory]
    [MemberData(nameof(Texts))]
    public void Text_is_completed_if_it_is_a_filter_or_if_another_change_completes_it(string name)
    {
        var text = Find(name);
        var isKnown = IsChange(text)
            ? !NewValues.Contains(name) && Parameters.Any(other => other.Value.Name == text.Name && IsChange(other.Value) && !IsFree(other.Value))
            : !OneOwns.Contains(text.Name);

        Assert.True(isKnown != IsFree(text), isKnown
            ? $"{name} needs an [ArgumentCompleter] that offers values, or a line in {(IsChange(text) ? nameof(NewValues) : nameof(OneOwns))} if only the user knows them."
            : $"{name} is completed: remove it from {(IsChange(text) ? nameof(NewValues) : nameof(OneOwns))}.");
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_wildcard_filter_is_completed_with_escaped_names(string name)
    {
        var text = Find(name);
        if (text.GetCustomAttribute<SupportsWildcardsAttribute>() is not null && CompleterOf(text) is { } completer)
        {
            // Regions can also be specified by id, which has nothing to escape.
            Assert.True(((NeonCompleter)Activator.CreateInstance(completer, nonPublic: true)!).Form == CompletionForm.Pattern || completer == typeof(RegionCompleter), name);
        }
    }

    // PowerShell offers file names for a parameter without a completer.
    [Theory]
    [MemberData(nameof(All))]
    public void A_parameter_has_a_completer_unless_it_takes_paths_or_known_values(string name)
    {
        var parameter = Find(name);
        var type = Single(Nullable.GetUnderlyingType(parameter.PropertyType) ?? parameter.PropertyType);
        var isCompletedByEngine = type == typeof(SwitchParameter);

        Assert.True(
            (isCompletedByEngine || Paths.Contains(name)) == (CompleterOf(parameter) is null),
            CompleterOf(parameter) is null
                ? $"{name} needs an [ArgumentCompleter], {nameof(FreeValueCompleter)} if there is nothing to offer."
                : $"{name} needs no [ArgumentCompleter]: PowerShell completes it.");
    }

    /// <summary>PowerShell completes an enumeration and a ValidateSet itself, with the value as its tooltip.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public void Fixed_values_are_those_of_a_completer_that_explains_them(string name)
    {
        var parameter = Find(name);

        Assert.False(Single(Nullable.GetUnderlyingType(parameter.PropertyType) ?? parameter.PropertyType).IsEnum, $"{name} is an enumeration: use text with [AcceptedValues].");
        Assert.False(parameter.IsDefined(typeof(ValidateSetAttribute)), $"{name} has [ValidateSet]: use [AcceptedValues].");
        if (parameter.GetCustomAttribute<AcceptedValuesAttribute>() is { } accepted)
        {
            Assert.Equal(accepted.Completer, CompleterOf(parameter));
            Assert.All(accepted.Values, known => Assert.NotEqual(known.Value, known.Meaning, StringComparer.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public void Completers_are_internal_and_can_be_created_by_the_engine()
    {
        foreach (var completer in typeof(NeonCompleter).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(NeonCompleter))))
        {
            Assert.False(completer.IsPublic, completer.Name);
            Assert.True(
                completer.IsAbstract || completer.IsGenericTypeDefinition || completer.GetConstructor(BindingFlags.Instance | BindingFlags.Public, []) is not null,
                completer.Name);
        }
    }

    [Fact]
    public void Every_completer_is_used()
    {
        var used = Parameters.Select(parameter => CompleterOf(parameter.Value)).OfType<Type>()
            .SelectMany(type => type.GenericTypeArguments.Prepend(type))
            // Others search there if they find nothing of their own.
            .Append(typeof(SharedProjectCompleter))
            .ToHashSet();

        Assert.Empty(typeof(NeonCompleter).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(NeonCompleter)) && !type.IsAbstract && !type.IsGenericTypeDefinition && !used.Contains(type))
            .Select(type => type.Name));
    }

    [Fact]
    public void Every_exception_refers_to_an_existing_parameter()
    {
        var names = Parameters.Keys.ToHashSet();
        var own = Parameters.Select(parameter => parameter.Value.Name).ToHashSet();

        Assert.Superset(NotListed.Concat(NewValues).Concat(Paths).ToHashSet(), names);
        Assert.Superset(OneOwns.ToHashSet(), own);
    }

    // Samples show only the notation.
    private static bool IsFree(PropertyInfo parameter) =>
        CompleterOf(parameter) is var completer && (completer is null || completer == typeof(FreeValueCompleter) || completer == typeof(ApiPathCompleter) || completer.IsSubclassOf(typeof(SampleCompleter)));

    private static bool IsChange(PropertyInfo parameter) => parameter.ReflectedType!.GetCustomAttribute<CmdletAttribute>()!.SupportsShouldProcess;

    private static Type Single(Type type) => type.IsArray ? type.GetElementType()! : type;

    private static Type? CompleterOf(PropertyInfo parameter) => parameter.GetCustomAttribute<ArgumentCompleterAttribute>()?.Type;

    private static PropertyInfo Find(string name) => Parameters[name];
}
