using System.Collections;
using System.Collections.Concurrent;
using System.Management.Automation;
using System.Reflection;

namespace Neon;

/// <content>Whether an object still has the values of Neon's response.</content>
public abstract partial class NeonObject
{
    private static readonly ConcurrentDictionary<Type, Claims> ClaimsOf = new();

    private int? _emitted;

    /// <summary>
    /// Whether a cmdlet emitted the object, and its keys, parents, name and details are still the same. Anything else, such as an object that a
    /// script created, may contain keys of another resource.
    /// </summary>
    internal bool IsAsEmitted => _emitted is { } emitted && emitted == Claims.Of(GetType()).Hash(this);

    /// <summary>Whether a Get- cmdlet emitted the object. Only the output of a change contains the operations that it started.</summary>
    internal bool IsRead { get; set; }

    /// <summary>The properties that identify the object, as a row.</summary>
    internal PSObject Claimed()
    {
        var row = new PSObject();
        foreach (var (name, read) in Claims.Of(GetType()).All)
        {
            row.Properties.Add(new PSNoteProperty(name, read(this)));
        }

        return row;
    }

    /// <summary>The property that a script has covered with another value, by <c>Add-Member -Force</c>; null if there is none.</summary>
    internal string? FindCovered()
    {
        var members = PSObject.AsPSObject(this).Properties;
        foreach (var (name, read) in Claims.Of(GetType()).All)
        {
            if (members[name] is { IsInstance: true } cover && cover.Value?.ToString() != read(this)?.ToString())
            {
                return name;
            }
        }

        return null;
    }

    /// <summary>Records the keys of the object and of its parts.</summary>
    internal void Remember()
    {
        if (_emitted is null)
        {
            var claims = Claims.Of(GetType());
            _emitted = claims.Hash(this);
            claims.RememberParts(this);
        }
    }

    /// <summary>The properties of a model that say which resource it is, and those that hold other objects.</summary>
    private sealed class Claims
    {
        private readonly (string Name, Func<NeonObject, object?> Read)[] _claims;
        private readonly Func<NeonObject, object?>[] _parts;

        private Claims(Type model)
        {
            string[] keys = model.GetCustomAttribute<RowKeyAttribute>() is { } row ? [.. row.Names, .. row.Details] : [];
            var properties = model.GetProperties().Where(property => property.GetMethod is not null && property.GetIndexParameters().Length == 0).ToArray();
            _claims = [.. properties.Where(property => keys.Contains(property.Name) || IsName(property.Name)).Select(property => (property.Name, Reader(property)))];
            _parts = [.. properties.Where(property => IsPart(property.PropertyType)).Select(Reader)];
        }

        public IReadOnlyList<(string Name, Func<NeonObject, object?> Read)> All => _claims;

        public static Claims Of(Type model) => ClaimsOf.GetOrAdd(model, type => new Claims(type));

        public int Hash(NeonObject item)
        {
            var hash = default(HashCode);
            foreach (var (_, read) in _claims)
            {
                hash.Add(read(item));
            }

            return hash.ToHashCode();
        }

        // Called for each object of long lists, so it allocates nothing for parts that are missing.
        public void RememberParts(NeonObject item)
        {
            foreach (var part in _parts)
            {
                switch (part(item))
                {
                    case NeonObject one:
                        one.Remember();
                        break;
                    case ICollection { Count: 0 } or null:
                        break;
                    case IEnumerable several:
                        foreach (var one in several.OfType<NeonObject>())
                        {
                            one.Remember();
                        }

                        break;
                    default:
                        break;
                }
            }
        }

        // Keys, the keys of parents, and names: BranchId, DatabaseName, FunctionSlug, Name.
        private static bool IsName(string property) => Array.Exists(["Id", "Name", "Slug"], end => property.EndsWith(end, StringComparison.Ordinal));

        private static bool IsPart(Type type) => type.IsSubclassOf(typeof(NeonObject))
            || (type.IsGenericType && type.IsAssignableTo(typeof(IEnumerable)) && type.GetGenericArguments() is [var element] && element.IsSubclassOf(typeof(NeonObject)));

        private static Func<NeonObject, object?> Reader(PropertyInfo property) =>
            (Func<NeonObject, object?>)typeof(Claims).GetMethod(nameof(ReaderOf), BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(property.ReflectedType!, property.PropertyType).Invoke(null, [property.GetMethod!])!;

        private static Func<NeonObject, object?> ReaderOf<T, TValue>(MethodInfo get)
            where T : NeonObject
        {
            var read = get.CreateDelegate<Func<T, TValue>>();
            return item => read((T)item);
        }
    }
}
