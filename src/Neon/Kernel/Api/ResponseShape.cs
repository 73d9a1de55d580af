using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Security;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Neon;

/// <summary>
/// What a response of a type must contain, by the <see cref="RequiredInResponseAttribute"/> of the type and of nested types. A
/// gateway, a proxy or a portal may return anything with a success status, even about another resource. Neither may be treated as
/// an empty list or a completed change.
/// </summary>
internal sealed class ResponseShape
{
    private static readonly ConcurrentDictionary<Type, ResponseShape> Known = [];
    private static readonly ConcurrentDictionary<Type, Dictionary<string, Mark>> KnownMarks = [];
    private static readonly ResponseShape Anything = new();

    private readonly Member[] _members = [];
    private readonly ResponseShape? _item;
    private readonly HashSet<string>? _names;
    private readonly string[] _present = [];

    private ResponseShape()
    {
    }

    private ResponseShape(ResponseShape item) => _item = item;

    private ResponseShape(JsonTypeInfo type, HashSet<Type> open)
    {
        var marks = MarksOf(type).Where(pair => pair.Value.IsRequired).ToDictionary(StringComparer.Ordinal);
        var read = type.Properties.Where(property => property is { Get: not null, IsExtensionData: false }).ToArray();
        _members = [.. read
            .Select(property => new Member(
                property.Name,
                property.Get!,
                marks.TryGetValue(property.Name, out var mark) && !mark.AllowsNull,
                mark?.Property,
                // Anything deeper is a detail of a resource, unless it is the resource itself.
                open.Count == 1 || marks.ContainsKey(property.Name) ? Of(property.PropertyType, type.Options, open) : Anything))
            .Where(member => member.IsRequired || member.Shape != Anything)];
        _present = [.. marks.Where(pair => pair.Value.AllowsNull).Select(pair => pair.Key)];
        _names = _present.Length > 0 || !_members.Any(member => member.IsRequired)
            ? [.. read.Select(property => property.Name)]
            : null;
    }

    private bool IsEmpty => _item is null && _members.Length == 0;

    /// <summary>The shape of a response that is read as a type.</summary>
    public static ResponseShape Of(JsonTypeInfo type) => Known.GetOrAdd(type.Type, static (_, info) => Make(info, []), type);

    /// <summary>Why a response is invalid; null if it is valid.</summary>
    /// <param name="json">The response.</param>
    /// <param name="value">The object that was read from it.</param>
    /// <param name="requested">The ids in the request, by the properties of the models.</param>
    public ResponseFault? FaultIn(ReadOnlySpan<byte> json, object value, IReadOnlyDictionary<string, string> requested)
    {
        if (_names is not null)
        {
            var names = JsonExcerpt.RootMembers(json);
            if (_present.FirstOrDefault(name => !names.Contains(name)) is { } missing)
            {
                return new ResponseFault(missing);
            }

            // If nothing is required, an object without members is valid, and one with only unknown members is not.
            if (names.Count > 0 && !names.Any(_names.Contains))
            {
                return new ResponseFault(string.Empty);
            }
        }

        return FaultIn(value, requested);
    }

    /// <summary>
    /// The null item in a list that a response is unusable without; null if there is none. A missing item may be any resource: the
    /// list would be incomplete, yet would prove that a resource does not exist.
    /// </summary>
    /// <param name="json">The response, with its null items.</param>
    /// <param name="type">The type that it is read as.</param>
    public static ResponseFault? NullItemIn(ReadOnlySpan<byte> json, JsonTypeInfo type)
    {
        var reader = new Utf8JsonReader(json);
        using var document = JsonDocument.ParseValue(ref reader);
        return NullItemIn(document.RootElement, type, string.Empty, string.Empty);
    }

    private static ResponseFault? NullItemIn(JsonElement element, JsonTypeInfo type, string path, string place) => element.ValueKind switch
    {
        JsonValueKind.Null when path.EndsWith("[]", StringComparison.Ordinal) && IsIndispensable(type, path) => new ResponseFault(place),
        JsonValueKind.Array => element.EnumerateArray()
            .Select((item, index) => NullItemIn(item, type, path + "[]", string.Create(CultureInfo.InvariantCulture, $"{place}[{index}]")))
            .FirstOrDefault(fault => fault is not null),
        JsonValueKind.Object => element.EnumerateObject()
            .Select(member => NullItemIn(member.Value, type, $"{path}.{member.Name}".TrimStart('.'), $"{place}.{member.Name}".TrimStart('.')))
            .FirstOrDefault(fault => fault is not null),
        _ => null,
    };

    private static ResponseShape Of(Type type, JsonSerializerOptions options, HashSet<Type> open) =>
        options.TryGetTypeInfo(type, out var info) && Make(info, open) is { IsEmpty: false } shape ? shape : Anything;

    private static ResponseShape Make(JsonTypeInfo type, HashSet<Type> open)
    {
        if (type.Kind == JsonTypeInfoKind.Enumerable)
        {
            return Of(ItemOf(type.Type), type.Options, open) is var item && item != Anything ? new ResponseShape(item) : Anything;
        }

        // A recursive type needs no further checks.
        if (type.Kind != JsonTypeInfoKind.Object || !open.Add(type.Type))
        {
            return Anything;
        }

        try
        {
            return new ResponseShape(type, open);
        }
        finally
        {
            open.Remove(type.Type);
        }
    }

    /// <summary>The type of a list's items.</summary>
    public static Type ItemOf(Type list) => list.GetElementType() ?? list.GetGenericArguments()[^1];

    /// <summary>Whether the response is unusable if a member cannot be read, because null has another meaning.</summary>
    public static bool IsNeverLeftOut(JsonTypeInfo type, JsonPropertyInfo property) =>
        MarksOf(type).TryGetValue(property.Name, out var mark) && (mark.IsNeverLeftOut || mark.AllowsNull);

    /// <summary>Whether a response is unusable without a member.</summary>
    public static bool IsIndispensable(JsonTypeInfo type, JsonPropertyInfo property) => MarksOf(type).ContainsKey(property.Name);

    /// <summary>Whether a response is unusable without the text at a path, such as <c>branches[].id</c>.</summary>
    public static bool IsIndispensable(JsonTypeInfo type, string path)
    {
        var (at, isIndispensable) = (type, type.Kind == JsonTypeInfoKind.Enumerable);
        foreach (var step in path.Replace("[]", ".[]", StringComparison.Ordinal).Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            Type next;
            if (at.Kind == JsonTypeInfoKind.Object)
            {
                if (at.Properties.FirstOrDefault(property => property.Name == step) is not { } property)
                {
                    return false;
                }

                (next, isIndispensable) = (property.PropertyType, IsIndispensable(at, property));
            }
            else
            {
                next = ItemOf(at.Type);
            }

            if (!at.Options.TryGetTypeInfo(next, out var info) || info.Kind == JsonTypeInfoKind.None)
            {
                return isIndispensable;
            }

            at = info;
        }

        return isIndispensable;
    }

    // Cached, because it is needed for every member of every repaired object.
    private static Dictionary<string, Mark> MarksOf(JsonTypeInfo type) => KnownMarks.GetOrAdd(
        type.Type,
        static (clr, options) => clr.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(property => property.IsDefined(typeof(RequiredInResponseAttribute)) || property.IsDefined(typeof(NeverLeftOutAttribute)))
            .ToDictionary(property => NameOf(property, options), Mark.Of, StringComparer.Ordinal),
        type.Options);

    private static string NameOf(PropertyInfo property, JsonSerializerOptions options) =>
        property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? options.PropertyNamingPolicy!.ConvertName(property.Name);

    private ResponseFault? FaultIn(object value, IReadOnlyDictionary<string, string> requested)
    {
        if (_item is not null)
        {
            var index = 0;
            foreach (var item in (IEnumerable)value)
            {
                if (_item.FaultIn(item, requested) is { } fault)
                {
                    return fault.Within(string.Create(CultureInfo.InvariantCulture, $"[{index}]"));
                }

                index++;
            }
        }

        foreach (var member in _members)
        {
            var part = member.Get(value);
            if (member.IsRequired && part is null or "" or SecureString { Length: 0 })
            {
                return new ResponseFault(member.Name);
            }

            if (member.Property is { } property && requested.TryGetValue(property, out var wanted)
                && Convert.ToString(part, CultureInfo.InvariantCulture) is { } came && came != wanted)
            {
                return new ResponseFault(member.Name) { Expected = wanted, Actual = came };
            }

            if (part is not null && member.Shape.FaultIn(part, requested) is { } fault)
            {
                return fault.Within(member.Name);
            }
        }

        return null;
    }

    private sealed record Mark(string Property, bool IsRequired, bool AllowsNull, bool IsNeverLeftOut)
    {
        public static Mark Of(PropertyInfo property)
        {
            var required = property.GetCustomAttribute<RequiredInResponseAttribute>();
            return new Mark(property.Name, required is not null, required?.AllowsNull == true, property.IsDefined(typeof(NeverLeftOutAttribute)));
        }
    }

    private sealed record Member(string Name, Func<object, object?> Get, bool IsRequired, string? Property, ResponseShape Shape);
}
