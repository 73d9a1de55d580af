using System.Globalization;

namespace Neon.Commands;

/// <summary>
/// A property that was specified, and its present value: <c>-IfNotExists</c> compares them, and a confirmation shows both.
/// </summary>
/// <param name="What">What it is, in words: <c>owner</c>.</param>
/// <param name="Asked">The specified value; null if none was specified.</param>
/// <param name="There">The present value.</param>
internal readonly record struct RequestedSetting(string What, object? Asked, object? There)
{
    private const string None = "(none)";

    // Neon and .NET truncate times at different digits.
    private static readonly TimeSpan SameTime = TimeSpan.FromSeconds(1);

    public bool Differs => Asked is not null && !Asked.Equals(There);

    /// <summary>The cmdlet that changes the property; null if there is none.</summary>
    public string? ChangedBy { get; init; }

    /// <summary>The parameter that changes the property, if it has another name than the property.</summary>
    public string? Parameter { get; init; }

    /// <summary>Whether the present value is not known, although the rest of the resource is.</summary>
    public bool IsUnknown { get; init; }

    /// <summary>The complete present value, if only a part of it is compared but all of it is replaced.</summary>
    public object? Replaced { get; init; }

    /// <summary>Writes a value for a confirmation, if it is not shown as it is.</summary>
    public Func<object, string>? Shown { get; init; }

    /// <summary>An expiration time; null means that the resource does not expire.</summary>
    public static RequestedSetting OfExpiry(string what, DateTimeOffset? asked, DateTimeOffset? there) =>
        asked - there is { } difference && difference.Duration() <= SameTime
            ? new(what, null, there)
            : new(what, asked is null ? null : $"{asked:u}", there is null ? null : $"{there:u}");

    /// <summary>A change of an expiration time; an explicit null removes it.</summary>
    public static RequestedSetting OfExpiryChange(string what, Explicit<DateTimeOffset>? change, DateTimeOffset? there)
    {
        const string Never = "never";
        var asked = change is null ? null : new Words(change.IsNull ? Never : $"{change.Value.ToUniversalTime():u}");
        return new(what, asked, new Words(there is { } time ? $"{time.ToUniversalTime():u}" : Never));
    }

    /// <summary>A list, whatever its order.</summary>
    public static RequestedSetting OfList<TItem>(string what, IEnumerable<TItem>? asked, IEnumerable<TItem>? there) => new(what, Sorted(asked), Sorted(there ?? []));

    /// <summary>Keys and values; additional keys of the resource are not differences.</summary>
    public static RequestedSetting OfMap(string what, IReadOnlyDictionary<string, string>? asked, IReadOnlyDictionary<string, string>? there) =>
        OfList(what, asked?.Select(Pair), there?.Where(pair => asked?.ContainsKey(pair.Key) == true).Select(Pair));

    /// <summary>Keys and values of which a change replaces all; additional keys of the resource are not differences.</summary>
    public static RequestedSetting OfReplacedMap(string what, IReadOnlyDictionary<string, string>? asked, IReadOnlyDictionary<string, string>? there) =>
        OfMap(what, asked, there) with { Replaced = Sorted(there?.Select(Pair) ?? []) };

    /// <summary>A secret, which is never shown.</summary>
    public static RequestedSetting OfSecret(string what, bool isAsked) => new(what, isAsked ? new Words("changed") : null, null) { IsUnknown = true };

    /// <summary>A point in time; if Neon does not return one, there is no difference.</summary>
    public static RequestedSetting OfTime(string what, DateTimeOffset? asked, DateTimeOffset? there) =>
        new(what, asked is null || there is null || (asked - there).Value.Duration() <= SameTime ? null : $"{asked:u}", $"{there:u}");

    /// <summary>A log position; if Neon does not return one, there is no difference.</summary>
    public static RequestedSetting OfLsn(string what, string? asked, string? there) =>
        new(what, there is null || string.Equals(asked, there, StringComparison.OrdinalIgnoreCase) ? null : asked, there);

    /// <summary>Adds the values that a change specifies to its description, such as <c>Change project: MaxCu 2 -> 3</c>.</summary>
    /// <param name="action">The change in words.</param>
    /// <param name="settings">All properties that it can set.</param>
    /// <param name="isKnown">Whether the present values are known.</param>
    public static string Describe(string action, IEnumerable<RequestedSetting> settings, bool isKnown)
    {
        var changes = string.Join(", ", settings.Where(setting => setting.Asked is not null).Select(setting => setting.ToChange(isKnown)));
        return changes.Length == 0 ? action : $"{action}: {changes}";
    }

    /// <summary>A duration in seconds, as a user types it.</summary>
    public static string Seconds(object seconds) =>
        TimeSpan.FromSeconds(Convert.ToDouble(seconds, CultureInfo.InvariantCulture)).ToString("c", CultureInfo.InvariantCulture);

    /// <summary>For a change that replaces the whole resource: a value that is not specified is reset, if there is one.</summary>
    public RequestedSetting OrReset() => Asked is null && There is not (null or false or "" or Words { Short: None }) ? this with { Asked = new Words("default") } : this;

    public override string ToString() => $"its {What} is {There ?? "not set"}, not {Asked}";

    /// <summary>The property with its present and its new value, such as <c>MaxCu 2 -> 3</c>.</summary>
    public string ToChange(bool isKnown)
    {
        var (name, asked, there) = (Parameter ?? What, Text(Asked), Text(Replaced ?? There));
        return !isKnown || IsUnknown ? $"{name} {asked}"
            : asked == there ? $"{name} {asked} (unchanged)"
            : $"{name} {there} -> {asked}";
    }

    private string Text(object? value) => value switch
    {
        null or "" => None,
        Words words => words.Short ?? words.Text,
        _ when Shown is not null => Shown(value),
        // A comma, a space or an arrow in a text is not one of this description.
        string text when text.Any(character => character is ' ' or ',' or '\'') => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
        TimeSpan time => time.ToString("c", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private static string Pair(KeyValuePair<string, string> pair) => $"{pair.Key}={pair.Value}";

    private static Words? Sorted<TItem>(IEnumerable<TItem>? items)
    {
        if (items is null)
        {
            return null;
        }

        string[] all = [.. items.Select(item => $"{item}").Order(StringComparer.Ordinal)];
        return new($"({string.Join(", ", all)})", all.Length switch { 0 => None, 1 => all[0], _ => null });
    }

    /// <summary>A value in words, which is not text of the user.</summary>
    private sealed record Words(string Text, string? Short = null)
    {
        public override string ToString() => Text;
    }
}
