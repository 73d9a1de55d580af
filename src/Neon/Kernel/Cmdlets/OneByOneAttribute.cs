using System.Collections.Concurrent;
using System.Reflection;

namespace Neon.Commands;

/// <summary>
/// Marks the target of a cmdlet, of which several can be specified: <c>Remove-NeonBranch a, b</c>. The cmdlet runs once for each, in
/// order, as if they had been piped. Meanwhile the parameter contains only the current one.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class OneByOneAttribute : Attribute
{
    private static readonly ConcurrentDictionary<Type, ParameterProperty[]> Targets = new();

    /// <summary>The targets of a cmdlet. Those of different parameter sets are not used together.</summary>
    public static IReadOnlyList<ParameterProperty> TargetsOf(Type cmdlet) => Targets.GetOrAdd(cmdlet, static type =>
        [.. type.GetProperties().Where(property => property.IsDefined(typeof(OneByOneAttribute))).Select(property => new ParameterProperty(property))]);
}
