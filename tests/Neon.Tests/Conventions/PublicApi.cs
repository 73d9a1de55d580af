using System.Reflection;
using System.Text;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Conventions;

/// <summary>The public API of Neon.dll as a file, so that a review shows each change.</summary>
[Trait(ApprovedFile.Trait, ApprovedFile.Files)]
public sealed class PublicApi
{
    [Fact]
    public void The_public_surface_matches_the_approved_file() =>
        ApprovedFile.Check("tests/Neon.Tests/Conventions/PublicApi.approved.txt", Describe());

    private static string Describe()
    {
        var text = new StringBuilder();
        foreach (var type in typeof(NeonConnection).Assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(type.FullName);
            if (type.BaseType is { } parent && parent != typeof(object) && !type.IsEnum)
            {
                text.Append(" : ").Append(parent.Name);
            }

            text.Append('\n');
            foreach (var member in MembersOf(type).Order(StringComparer.Ordinal))
            {
                text.Append("    ").Append(member).Append('\n');
            }
        }

        return text.ToString();
    }

    private static IEnumerable<string> MembersOf(Type type)
    {
        const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        if (type.IsEnum)
        {
            return Enum.GetNames(type);
        }

        return type.GetProperties(Declared).Select(property => $"{Name(property.PropertyType)} {property.Name}{(property.SetMethod?.IsPublic == true ? " { get; set; }" : " { get; }")}")
            .Concat(type.GetConstructors(Declared).Select(constructor => $"new({Parameters(constructor)})"))
            .Concat(type.GetMethods(Declared).Where(method => !method.IsSpecialName).Select(method => $"{Name(method.ReturnType)} {method.Name}({Parameters(method)})"));
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter => $"{Name(parameter.ParameterType)} {parameter.Name}"));

    private static string Name(Type type) => type.IsGenericType
        ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
        : type.Name;
}
