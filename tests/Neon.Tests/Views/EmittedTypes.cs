using System.Management.Automation;
using System.Reflection;

namespace Neon.Tests.Views;

/// <summary>The types of this module that its cmdlets emit.</summary>
internal static class EmittedTypes
{
    public static IReadOnlyList<Type> All { get; } = [.. typeof(NeonObject).Assembly.GetTypes()
        .SelectMany(type => type.GetCustomAttributes<OutputTypeAttribute>())
        .SelectMany(output => output.Type)
        .Select(output => output.Type)
        .Where(type => type is { IsInterface: false, Namespace: "Neon" })
        .Distinct()
        .OrderBy(type => type.Name, StringComparer.Ordinal)];
}
