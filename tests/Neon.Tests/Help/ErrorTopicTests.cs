using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using Neon.Commands;
using Neon.Tests.Contract;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Help;

/// <summary>
/// about_Neon_Errors has a line for every id that the module can raise. Single ids and the kinds of families are in <see
/// cref="NeonErrorId"/>; the resources of a family follow from the routes, from the identities and from the errors of all tests,
/// because <see cref="PipelineResult"/> compares every error with the topic.
/// </summary>
public sealed class ErrorTopicTests
{
    private const string AnyResource = "<Resource>";

    private static readonly Func<string?, NeonErrorId>[] Families =
        [NeonErrorId.NotFound, NeonErrorId.Required, NeonErrorId.Ambiguous, NeonErrorId.Different, NeonErrorId.Unavailable];

    [Fact]
    public void Every_id_has_a_line_with_its_category()
    {
        var ids = typeof(NeonErrorId).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (NeonErrorId)field.GetValue(null)!)
            .Concat(Families.Select(family => family(AnyResource)));

        Assert.Equal(
            ids.Select(id => $"{id.Id} {id.Category}").Order(StringComparer.Ordinal),
            ErrorTopic.Lines.Select(line => $"{line.Key} {line.Value}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_family_is_known() => Assert.Equal(
        typeof(NeonErrorId).GetMethods(BindingFlags.Public | BindingFlags.Static).Where(method => method.ReturnType == typeof(NeonErrorId)).Select(method => method.Name),
        Families.Select(family => family.Method.Name));

    /// <summary>
    /// The resources that the code shows are written into the topic. A resource that it does not show remains where it is
    /// listed, as long as the module can name it.
    /// </summary>
    [Fact]
    [Trait(ApprovedFile.Trait, ApprovedFile.Files)]
    public void The_resource_lists_match_the_code()
    {
        var nameable = Nameable();

        GeneratedSection.Check("docs/about/about_Neon_Errors.md", "error ids", GeneratedSection.Table(["Family", "Resources"], ErrorTopic.Resources
            .Select(IReadOnlyList<string> (family) =>
            [
                $"`{family.Key}`",
                string.Join(", ", family.Value.Where(nameable.Contains).Union(Shown(family.Key)).Order(StringComparer.Ordinal).Select(resource => $"`{resource}`")),
            ])));
    }

    /// <summary>Missing resources, ambiguous names, and differences that -IfNotExists reports.</summary>
    private static IEnumerable<string> Shown(string family)
    {
        return family == NeonErrorId.NotFound(AnyResource).Id ? Missed().Concat(In("NoneWithId", "Pick", "Single"))
            : family == NeonErrorId.Ambiguous(AnyResource).Id ? In("Pick", "Single")
            : family == NeonErrorId.Required(AnyResource).Id ? In("Missing")
            : family == NeonErrorId.Different(AnyResource).Id ? Passed(called => called.DeclaringType == typeof(ExistingResource) ? called.Name == nameof(ExistingResource.EnsureSame)
                : called.Name == "set_MustMatch" && called.DeclaringType!.Name == typeof(ExistingResource<>).Name)
            : [];

        static IEnumerable<string> In(params string[] methods) => Passed(called => called.DeclaringType == typeof(ResourceIdentity) && methods.Contains(called.Name));
    }

    private static IEnumerable<string> Missed() => ContractFile.Current.InScope.Select(operation => ResourceTable.OfRoute(operation.Path).Noun)
        .Concat(ResourceTable.MissingWords.Select(word => ResourceTable.MissingIn(word + " not found")!.Noun));

    /// <summary>The resources whose kind is passed to a method; an identity without such a text passes its own kind.</summary>
    private static IEnumerable<string> Passed(Func<MethodBase, bool> isCalled) =>
        from caller in typeof(ResourceIdentity).Assembly.GetTypes()
        from kind in Literals.PassedTo(caller, isCalled, text => ResourceTable.All.Any(resource => resource.Kind == text))
        let noun = kind is null ? (caller.DeclaringType ?? caller).Name.Replace("Identity", string.Empty, StringComparison.Ordinal) : ResourceTable.OfKind(kind).Noun
        where ResourceTable.All.Any(resource => resource.Noun == noun)
        select noun;

    private static HashSet<string> Nameable() => Missed()
        .Concat(typeof(ResourceIdentity).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ResourceIdentity)) && !type.IsAbstract)
            .Select(type => type.Name.Replace("Identity", string.Empty, StringComparison.Ordinal)))
        .Concat(Texts())
        .ToHashSet();

    /// <summary>All string literals of the module's code.</summary>
    private static List<string> Texts()
    {
        using var file = new PEReader(File.OpenRead(StagedModule.Assembly));
        var metadata = file.GetMetadataReader();
        var texts = new List<string>();
        for (var handle = MetadataTokens.UserStringHandle(1); !handle.IsNil; handle = metadata.GetNextHandle(handle))
        {
            texts.Add(metadata.GetUserString(handle));
        }

        return texts;
    }
}
