using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;

namespace Neon;

/// <summary>Finds the names of resources in responses.</summary>
internal static class ResponseNames
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Known = new();

    /// <summary>The resources in a response that have an id and a name.</summary>
    /// <param name="response">The response: a resource, or an envelope of resources.</param>
    public static IEnumerable<NamedId> In(object response)
    {
        if (response is NeonObject own)
        {
            yield return own.AsNamed;
        }

        foreach (var property in Known.GetOrAdd(response.GetType(), ResourcesOf))
        {
            switch (property.GetValue(response))
            {
                case NeonObject one:
                    yield return one.AsNamed;
                    break;
                case IEnumerable several:
                    foreach (var item in several.OfType<NeonObject>())
                    {
                        yield return item.AsNamed;
                    }

                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>Whether objects of a type have a name by which views show their id.</summary>
    internal static bool IsNamed(Type type) => type.IsSubclassOf(typeof(NeonObject))
        && type.GetProperty(nameof(NeonObject.AsNamed), BindingFlags.Instance | BindingFlags.NonPublic)!.DeclaringType != typeof(NeonObject);

    private static PropertyInfo[] ResourcesOf(Type response) =>
        [.. response.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Where(property => property.GetMethod is not null && property.GetIndexParameters().Length == 0 && IsNamed(ElementOf(property.PropertyType)))];

    private static Type ElementOf(Type type) => type.IsGenericType && type.GetGenericArguments() is [var element] && type.IsAssignableTo(typeof(IEnumerable)) ? element : type;
}
