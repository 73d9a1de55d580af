using System.Collections;
using System.Reflection;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Views;

/// <summary>The type data registered at import matches the types.</summary>
public sealed class ListedTypeTests
{
    private static readonly Type[] Types = [.. typeof(NeonObject).Assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal)];

    [Fact]
    [Trait(ApprovedFile.Trait, ApprovedFile.Files)]
    public void The_listed_types_match_the_models()
    {
        var lines = from type in Types
                    let listed = type.GetCustomAttribute<ListedAttribute>(inherit: false)
                    where listed is not null || IsModel(type)
                    let properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0)
                    select string.Join('|', type.FullName, Names(listed?.Properties), Names(listed?.Headings), Names(listed?.Keys), Names(properties.Select(property => property.Name))) + "\n";

        var roots = from type in Types
                    where type.IsClass && HasCells(type) && !HasCells(type.BaseType!)
                    select type.FullName + "\n";

        ApprovedFile.Check("src/Neon/Kernel/Display/listed-types.txt", string.Concat(roots.Concat(lines)));
    }

    private static string Names(IEnumerable<string>? names) => string.Join(',', names ?? []);

    private static bool HasCells(Type type) => type.IsAssignableTo(typeof(IViewCells));

    private static bool IsModel(Type type) =>
        type.IsAssignableTo(typeof(NeonObject)) && !type.IsAbstract && !type.ContainsGenericParameters && !type.IsAssignableTo(typeof(IEnumerable));
}
