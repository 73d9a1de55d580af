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
/// about_Neon_Errors has a line for every id that the module can raise. Single ids and the kinds of families stand in
/// <see cref="NeonErrorId"/>; which resources a family has follows from the routes, from the identities and from what any test
/// meets, since <see cref="PipelineResult"/> holds every error against the topic.
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

    [Fact]
    public void Whatever_a_request_can_miss_is_listed()
    {
        var routes = ContractFile.Current.InScope.Select(operation => ResourceTable.OfRoute(operation.Path).Noun);
        var words = ResourceTable.MissingWords.Select(word => ResourceTable.MissingIn(word + " not found")!.Noun);

        Assert.All(routes.Concat(words), resource => ErrorTopic.EnsureListed(NeonErrorId.NotFound(resource).Id));
    }

    [Fact]
    public void Nothing_is_listed_that_the_module_cannot_name()
    {
        var known = ContractFile.Current.InScope.Select(operation => ResourceTable.OfRoute(operation.Path).Noun)
            .Concat(ResourceTable.MissingWords.Select(word => ResourceTable.MissingIn(word + " not found")!.Noun))
            .Concat(typeof(ResourceIdentity).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ResourceIdentity)) && !type.IsAbstract)
                .Select(type => type.Name.Replace("Identity", string.Empty, StringComparison.Ordinal)))
            .Concat(Literals())
            .ToHashSet();

        Assert.Subset(known, ErrorTopic.Resources.SelectMany(family => family.Value).ToHashSet());
    }

    [Fact]
    public void Resources_stand_in_order() => Assert.All(
        ErrorTopic.Resources.Values, resources => Assert.Equal(resources.Order(StringComparer.Ordinal), resources));

    /// <summary>All texts of the module's code.</summary>
    private static List<string> Literals()
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
