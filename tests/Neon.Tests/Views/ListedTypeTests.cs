using System.Collections;
using System.Reflection;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Views;

/// <summary>The type data registered at import matches the types.</summary>
public sealed class ListedTypeTests
{
    [Fact]
    [Trait(ApprovedFile.Trait, ApprovedFile.Files)]
    public void The_listed_types_match_the_models()
    {
        var lines = from type in typeof(NeonObject).Assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal)
                    let listed = type.GetCustomAttribute<ListedAttribute>(inherit: false)
                    where listed is not null || IsModel(type)
                    let properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0)
                    select string.Join('|', type.FullName, Names(listed?.Properties), Names(listed?.Headings), Names(listed?.Keys), Names(properties.Select(property => property.Name))) + "\n";

        ApprovedFile.Check("src/Neon/Kernel/Display/listed-types.txt", string.Concat(lines));
    }

    [Fact]
    public void Every_object_with_a_view_has_the_members_of_the_cells() => Assert.Equal(
        typeof(NeonObject).Assembly.GetExportedTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(IViewCells)) && type.BaseType?.IsAssignableTo(typeof(IViewCells)) != true).OrderBy(type => type.Name, StringComparer.Ordinal),
        ViewCells.Roots);

    private static string Names(IEnumerable<string>? names) => string.Join(',', names ?? []);

    private static bool IsModel(Type type) =>
        type.IsAssignableTo(typeof(NeonObject)) && !type.IsAbstract && !type.ContainsGenericParameters && !type.IsAssignableTo(typeof(IEnumerable));
}
