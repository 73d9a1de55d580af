using System.Collections.Concurrent;
using System.Management.Automation;
using System.Reflection;

namespace Neon.Commands;

/// <summary>The parameter sets of the parameters of a cmdlet.</summary>
internal static class ParameterSets
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyDictionary<string, string[]>> Known = new();

    /// <summary>The names of the sets, by parameter.</summary>
    public static IReadOnlyDictionary<string, string[]> Of(Type cmdlet) => Known.GetOrAdd(cmdlet, type => type.GetProperties()
        .Where(property => property.IsDefined(typeof(ParameterAttribute)))
        .ToDictionary(
            property => property.Name,
            property => property.GetCustomAttributes<ParameterAttribute>().Select(attribute => attribute.ParameterSetName).ToArray()));
}
