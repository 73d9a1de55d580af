using System.Collections.Concurrent;
using System.Management.Automation;
using System.Reflection;

namespace Neon;

/// <summary>
/// The hidden members behind short headings, such as <c>Age</c>. <c>Where-Object</c> and <c>Sort-Object</c> read their values;
/// <c>Select-Object *</c>, <c>Export-Csv</c> and <c>ConvertTo-Json</c> leave them out.
/// </summary>
/// <remarks>PowerShell passes only the object to a member, so there is one method per place in the list of the type.</remarks>
internal static class HeadingMembers
{
    // Each read of a deserialized object shows its present properties.
    private const int NoCell = int.MinValue;
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Known = new();

    /// <summary>The methods, by place.</summary>
    public static MethodInfo[] Places { get; } =
        [.. new[] { nameof(First), nameof(Second), nameof(Third), nameof(Fourth), nameof(Fifth) }.Select(name => typeof(HeadingMembers).GetMethod(name)!)];

    public static object? First(PSObject? value) => Read(value, 0);

    public static object? Second(PSObject? value) => Read(value, 1);

    public static object? Third(PSObject? value) => Read(value, 2);

    public static object? Fourth(PSObject? value) => Read(value, 3);

    public static object? Fifth(PSObject? value) => Read(value, 4);

    private static object? Read(PSObject? value, int place) =>
        RehydratedObject.Of(value, NoCell) is { } item && PropertiesOf(item.GetType()) is var properties && place < properties.Length ? properties[place].GetValue(item) : null;

    private static PropertyInfo[] PropertiesOf(Type type) => Known.GetOrAdd(type, static type =>
        [.. (type.GetCustomAttribute<ListedAttribute>()?.Headings ?? []).Select(name => type.GetProperty(name, BindingFlags.Instance | BindingFlags.NonPublic)!)]);
}
