using System.Collections;
using System.Management.Automation;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Neon;

/// <summary>Restores deserialized objects from a file or a job, so that they look as before. Only the views use them.</summary>
internal static class RehydratedObject
{
    private static readonly ConditionalWeakTable<PSObject, Shown> Known = [];

    /// <summary>The object itself, or one with its remaining properties; null if that is not possible.</summary>
    /// <param name="value">The object that PowerShell shows.</param>
    /// <param name="cell">The number of the cell that shows it. PowerShell reads the cells of an object one after the other.</param>
    public static object? Of(PSObject? value, int cell)
    {
        if (value is null or { BaseObject: not PSCustomObject })
        {
            return value?.BaseObject;
        }

        // The object is created once for all its cells, and again when it is shown again: its properties can have changed.
        if (!Known.TryGetValue(value, out var shown) || cell <= shown.Cell)
        {
            shown = new Shown(TypeOf(value) is { } type ? Create(type, value) : null);
            Known.AddOrUpdate(value, shown);
        }

        shown.Cell = cell;
        return shown.Object;
    }

    // Only types with a view, regardless of the file.
    private static Type? TypeOf(PSObject value) =>
        value.TypeNames.FirstOrDefault() is { } name && name.StartsWith(ListedType.Deserialized, StringComparison.Ordinal)
        && typeof(NeonObject).Assembly.GetType(name[ListedType.Deserialized.Length..].Replace(ObjectView.SecretSuffix, string.Empty, StringComparison.Ordinal)) is { } type && ObjectView.Of(type) is not null ? type : null;

    private static object? Create(Type type, PSObject value)
    {
        if (New(type) is not { } revived)
        {
            return null;
        }

        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            // Objects of the session, such as its context, have properties that cannot be set here.
            var field = property.CanWrite ? null : property.DeclaringType!.GetField($"<{property.Name}>k__BackingField", BindingFlags.NonPublic | BindingFlags.Instance);
            if ((property.CanWrite || field is not null) && value.Properties[property.Name]?.Value is { } left && Convert(left, property.PropertyType) is { } converted)
            {
                if (field is null)
                {
                    property.SetValue(revived, converted);
                }
                else
                {
                    field.SetValue(revived, converted);
                }
            }
        }

        return revived;
    }

    private static object? WithText(Type type, string text)
    {
        var revived = New(type);
        (revived as NeonObject)?.ShowAs(text);
        return revived;
    }

    private static object? New(Type type) => type.IsAbstract ? null : type.GetConstructor(Type.EmptyTypes)?.Invoke(null) ?? RuntimeHelpers.GetUninitializedObject(type);

    private static object? Convert(object left, Type type)
    {
        var value = left is PSObject { BaseObject: var inner } ? inner : left;
        if (typeof(NeonObject).IsAssignableFrom(type))
        {
            // Below a certain depth, PowerShell stores the text of an object in place of its properties.
            return value is string text ? WithText(type, text) : left is PSObject part ? Create(type, part) : null;
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) && value is IEnumerable items and not string)
        {
            var element = type.GetGenericArguments()[0];
            object[] parts = [.. items.Cast<object?>().Where(item => item is not null).Select(item => Convert(item!, element)).OfType<object>()];
            var list = Array.CreateInstance(element, parts.Length);
            parts.CopyTo(list, 0);
            return list;
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) && value is IDictionary map)
        {
            var arguments = type.GetGenericArguments();
            var dictionary = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(arguments))!;
            foreach (DictionaryEntry entry in map)
            {
                if (entry.Value is not null && Convert(entry.Value, arguments[1]) is { } item)
                {
                    dictionary[entry.Key] = item;
                }
            }

            return dictionary;
        }

        // PowerShell stores the properties of such a time, or its text.
        if ((Nullable.GetUnderlyingType(type) ?? type) == typeof(DateTimeOffset) && (left as PSObject)?.Properties[nameof(DateTimeOffset.UtcDateTime)]?.Value is DateTime time)
        {
            return new DateTimeOffset(time, TimeSpan.Zero);
        }

        return ModuleConversion.TryConvertTo(left, type);
    }

    private sealed class Shown(object? revived)
    {
        public object? Object => revived;

        public int Cell { get; set; }
    }
}
