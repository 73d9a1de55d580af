using System.Management.Automation;
using System.Management.Automation.Language;
using System.Reflection;
using Neon.Commands;
using Neon.Tests.Contract;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Conventions;

/// <summary>What every cmdlet owes its user, checked for all of them.</summary>
public sealed class CmdletConventions
{
    // Every other verb changes something.
    private static readonly string[] ReadingVerbs = ["Compare", "Connect", "Disconnect", "Get", "Open", "Show", "Test", "Wait", "Watch"];

    // Testing them sends a mail to somebody.
    private static readonly string[] ChangingTests = ["Test-NeonAuthEmailProvider"];

    // Piped input may lack these, so they refuse null only if it was typed.
    private static readonly string[] RefuseTypedNull = ["Get-NeonProject -Organization", "Get-NeonApiKey -Organization", "Get-NeonApiKey -Project", "Get-NeonJwks -Branch", "Get-NeonRegion -Organization", "Get-NeonConnectionString -Endpoint", "Get-NeonCustomDomain -Function", "Get-NeonOperation -Branch", "Get-NeonOperation -Endpoint", "Watch-NeonOperation -Branch", "Watch-NeonOperation -Endpoint"];

    // Keys that are text; all others are identities.
    private static readonly string[] Keys = ["AuthProvider", "Database", "Region", "Field", "Domain"];

    // The path of a file to upload: a piped file binds to it by its FullName, and the cmdlet does not change the file.
    private const string SourceFile = "LiteralPath";

    private static readonly string[] KeyEnds = ["Id", "Name", "Key", "Slug"];

    private static readonly Lazy<string> Vocabulary = new(() => File.ReadAllText(Path.Combine(StagedModule.RepositoryRoot, "docs", "vocabulary.md")));

    public static TheoryData<Type> Cmdlets => [.. AllCmdlets()];

    /// <summary>A parameter is in the cmdlet, in its base class, or in NeonApiCmdlet, so that it is easy to find.</summary>
    [Fact]
    public void A_cmdlet_has_at_most_four_base_classes_in_the_module_and_usually_three()
    {
        var depths = AllCmdlets().ToDictionary(cmdlet => cmdlet.Name, Depth);

        Assert.All(depths, cmdlet => Assert.InRange(cmdlet.Value, 1, 4));
        Assert.True(depths.Values.Count(depth => depth <= 3) > depths.Count * 2 / 3);

        static int Depth(Type type) => type.BaseType == typeof(PSCmdlet) ? 0 : 1 + Depth(type.BaseType!);
    }

    [Fact]
    public void The_manifest_exports_exactly_the_existing_cmdlets()
    {
        var manifest = Parser.ParseFile(StagedModule.Manifest, out _, out var errors);
        var table = (HashtableAst)manifest.Find(node => node is HashtableAst, searchNestedScriptBlocks: false)!;
        var exported = (IEnumerable<object>)((Dictionary<string, object?>)SafeTable(table))["CmdletsToExport"]!;

        Assert.Empty(errors);
        const string approve = "Run ./build.ps1 -Task Approve, which updates CmdletsToExport:";
        Convention.Same(AllCmdlets().Select(NameOf), exported.Cast<string>(), approve, approve);
        Assert.Equal(exported, exported.Cast<string>().Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_cmdlet_is_a_sealed_class_in_a_file_with_its_name(Type cmdlet)
    {
        var attribute = cmdlet.GetCustomAttribute<CmdletAttribute>()!;

        Assert.True(cmdlet.IsSealed);
        Assert.Equal("Neon.Commands", cmdlet.Namespace);
        Assert.Equal($"{attribute.VerbName}{attribute.NounName}Command", cmdlet.Name);
        Assert.Single(Directory.GetFiles(Path.Combine(StagedModule.RepositoryRoot, "src", "Neon"), cmdlet.Name + ".cs", SearchOption.AllDirectories));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_cmdlet_has_an_approved_verb_a_singular_noun_and_an_output_type(Type cmdlet)
    {
        var attribute = cmdlet.GetCustomAttribute<CmdletAttribute>()!;
        var approved = typeof(VerbsCommon).Assembly.GetTypes()
            .Where(type => type.Namespace == "System.Management.Automation" && type.Name.StartsWith("Verbs", StringComparison.Ordinal))
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Select(field => field.GetValue(null) as string);

        Assert.True(approved.Contains(attribute.VerbName), $"{attribute.VerbName} is not an approved verb: Get-Verb lists them.");
        Assert.StartsWith("Neon", attribute.NounName, StringComparison.Ordinal);
        // A JSON Web Key Set is one thing.
        Assert.DoesNotMatch("[^s]s$", attribute.NounName.Replace("Jwks", "Jwk", StringComparison.Ordinal));
        Assert.True(cmdlet.GetCustomAttributes<OutputTypeAttribute>().Any(), "Add [OutputType].");
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void An_uncommon_verb_is_explained_in_the_vocabulary(Type cmdlet)
    {
        if (cmdlet.GetCustomAttribute<CmdletAttribute>()!.VerbName is not ("Get" or "New" or "Set" or "Remove"))
        {
            Assert.True(
                Vocabulary.Value.Contains($"`{NameOf(cmdlet)}`", StringComparison.Ordinal),
                $"Add `{NameOf(cmdlet)}` to the table of verbs in docs/vocabulary.md, with the reason for the verb.");
        }
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_cmdlet_that_changes_something_supports_WhatIf(Type cmdlet)
    {
        var attribute = cmdlet.GetCustomAttribute<CmdletAttribute>()!;
        var changes = IsChange(cmdlet);

        Assert.True(changes == attribute.SupportsShouldProcess, changes
            ? "It changes something: set SupportsShouldProcess, and call ShouldProcess."
            : $"{attribute.VerbName} reads without changing anything: remove SupportsShouldProcess, or use another verb.");
        if (attribute.VerbName is "Remove" or "Reset" or "Revoke" or "Disable" || (attribute.VerbName == "Restore" && !attribute.NounName.Contains("Deleted", StringComparison.Ordinal)))
        {
            Assert.True(attribute.ConfirmImpact == ConfirmImpact.High, "What it removes cannot be restored by another command: set ConfirmImpact = ConfirmImpact.High.");
        }
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Only_keys_are_bound_from_properties_of_piped_objects(Type cmdlet)
    {
        foreach (var parameter in ParametersOf(cmdlet))
        {
            var byName = parameter.GetCustomAttributes<ParameterAttribute>().Any(attribute => attribute.ValueFromPipelineByPropertyName);
            var isKey = CmdletRuns.ElementOf(parameter.PropertyType).IsSubclassOf(typeof(ResourceIdentity)) || Keys.Contains(parameter.Name);
            Assert.True(!byName || isKey || parameter.Name == SourceFile, $"-{parameter.Name} is not a key, so it must not bind from a property. The type of a key is its identity.");
            Assert.False(AliasesOf(parameter).Contains("Id"), $"The alias Id of -{parameter.Name} would bind to the id of any object: use the name of the key, such as BranchId.");
        }
    }

    /// <summary>
    /// Every object has a project id and most have a branch id: with binding by property name, a database could be piped into
    /// the removal of its branch.
    /// </summary>
    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void The_target_of_a_change_is_bound_by_value_only(Type cmdlet)
    {
        if (IsChange(cmdlet))
        {
            Convention.None(
                ParametersOf(cmdlet)
                    .Where(parameter => parameter.Name != SourceFile && parameter.GetCustomAttributes<ParameterAttribute>().Any(attribute => attribute.Mandatory))
                    .Where(parameter => parameter.GetCustomAttributes<ParameterAttribute>().Any(attribute => attribute.ValueFromPipelineByPropertyName))
                    .Select(parameter => $"-{parameter.Name}"),
                "The target of a change binds by value only: remove ValueFromPipelineByPropertyName from");
        }
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void An_identity_refuses_null_so_that_an_unset_variable_never_means_the_context(Type cmdlet)
    {
        var identities = ParametersOf(cmdlet).Where(parameter => typeof(ResourceIdentity).IsAssignableFrom(CmdletRuns.TypeOf(parameter)));
        foreach (var parameter in identities.Where(parameter => !RefuseTypedNull.Contains($"{NameOf(cmdlet)} -{parameter.Name}")))
        {
            Assert.True(parameter.GetCustomAttribute<ValidateNotNullAttribute>() is not null, $"-{parameter.Name} needs [ValidateNotNull].");
            // A folder is identified by its bucket and its prefix, which other objects have too.
            Assert.True(
                CmdletRuns.TypeOf(parameter) == typeof(BucketFolderIdentity) || AliasesOf(parameter).Any(alias => KeyEnds.Any(end => alias.EndsWith(end, StringComparison.Ordinal))),
                $"-{parameter.Name} needs an alias with the name of the key in objects: [Alias(\"{parameter.Name}Id\")].");
        }
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_cmdlet_that_calls_Neon_accepts_a_connection_and_declares_its_operations(Type cmdlet)
    {
        if (typeof(NeonApiCmdlet).IsAssignableFrom(cmdlet))
        {
            Assert.Contains(ParametersOf(cmdlet), parameter => parameter.Name == nameof(NeonApiCmdlet.Connection));
            Assert.True(
                cmdlet.GetCustomAttribute<NeonOperationAttribute>() is not null || NameOf(cmdlet) is "Invoke-NeonApi" or "Set-NeonContext" or "Open-NeonConsole" or "Export-NeonReport",
                "Add [NeonOperation] with the ids of the operations that it calls.");
        }
    }

    /// <summary>
    /// The engine prefers the default set while it binds properties: a piped object that identifies one resource would list all.
    /// </summary>
    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_cmdlet_that_gets_one_or_many_has_no_default_parameter_set(Type cmdlet)
    {
        var attribute = cmdlet.GetCustomAttribute<CmdletAttribute>()!;

        Assert.True(attribute.VerbName != "Get" || attribute.DefaultParameterSetName is null, "Remove DefaultParameterSetName: put a filter into the set for lists instead.");
    }

    [Fact]
    public void The_online_link_of_a_cmdlet_is_a_guide_or_the_page_of_an_operation()
    {
        var help = System.Xml.Linq.XDocument.Load(Path.Combine(StagedModule.Folder, "en-US", "Neon.dll-Help.xml"));
        var links = help.Descendants().Where(element => element.Name.LocalName == "command" && element.Parent!.Name.LocalName == "helpItems").ToDictionary(
            command => command.Descendants().First(element => element.Name.LocalName == "name").Value.Trim(),
            command => command.Descendants().Where(element => element.Name.LocalName == "uri").Select(element => element.Value.Trim()).First(uri => uri.Length > 0));

        Assert.Empty(AllCmdlets()
            .Where(cmdlet => cmdlet.GetCustomAttribute<NeonOperationAttribute>() is not null)
            .Where(cmdlet => !cmdlet.GetCustomAttribute<NeonOperationAttribute>()!.OperationIds
                .Select(id => "https://api-docs.neon.tech/reference/" + id.ToLowerInvariant())
                .Prepend("https://neon.com/docs/")
                .Any(page => links[NameOf(cmdlet)].StartsWith(page, StringComparison.Ordinal)))
            .Select(cmdlet => $"{NameOf(cmdlet)}: {links[NameOf(cmdlet)]}"));
    }

    private static bool IsChange(Type cmdlet) =>
        ChangingTests.Contains(NameOf(cmdlet)) || !ReadingVerbs.Contains(cmdlet.GetCustomAttribute<CmdletAttribute>()!.VerbName);

    private static IReadOnlyList<string> AliasesOf(PropertyInfo parameter) => [.. parameter.GetCustomAttribute<AliasAttribute>()?.AliasNames ?? []];

    private static IEnumerable<Type> AllCmdlets() => typeof(NeonCmdlet).Assembly.GetTypes()
        .Where(type => type.GetCustomAttribute<CmdletAttribute>() is not null)
        .OrderBy(type => type.Name, StringComparer.Ordinal);

    private static IEnumerable<PropertyInfo> ParametersOf(Type cmdlet) =>
        cmdlet.GetProperties().Where(property => property.GetCustomAttributes<ParameterAttribute>().Any());

    private static string NameOf(Type cmdlet)
    {
        var attribute = cmdlet.GetCustomAttribute<CmdletAttribute>()!;
        return $"{attribute.VerbName}-{attribute.NounName}";
    }

    private static Dictionary<string, object?> SafeTable(HashtableAst table) => table.KeyValuePairs.ToDictionary(
        pair => (string)pair.Item1.SafeGetValue(),
        pair => ((PipelineAst)pair.Item2).GetPureExpression() switch
        {
            HashtableAst nested => (object?)SafeTable(nested),
            var value => value!.SafeGetValue(),
        });
}
