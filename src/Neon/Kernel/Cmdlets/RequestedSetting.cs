using System.Globalization;

namespace Neon.Commands;

/// <summary>
/// A property that was specified, and its current value: <c>-IfNotExists</c> compares them, and a confirmation shows both.
/// </summary>
/// <param name="Name">The name of the property, in words: <c>owner</c>.</param>
/// <param name="Requested">The specified value; null if none was specified.</param>
/// <param name="Current">The current value.</param>
internal readonly record struct RequestedSetting(string Name, object? Requested, object? Current)
{
    private const string None = "(none)";

    // Neon and .NET truncate times at different digits.
    private static readonly TimeSpan SameTime = TimeSpan.FromSeconds(1);

    public bool Differs => Requested is not null && !Requested.Equals(Current);

    /// <summary>The cmdlet that changes the property; null if there is none.</summary>
    public string? ChangedBy { get; init; }

    /// <summary>The parameter that changes the property, if it has another name than the property.</summary>
    public string? Parameter { get; init; }

    /// <summary>Whether the current value is not known, although the rest of the resource is.</summary>
    public bool IsUnknown { get; init; }

    /// <summary>The complete current value, if only a part of it is compared but all of it is replaced.</summary>
    public object? Replaced { get; init; }

    /// <summary>Writes a value for a confirmation, if it is not shown as it is.</summary>
    public Func<object, string>? Shown { get; init; }

    /// <summary>An expiration time; null means that the resource does not expire.</summary>
    public static RequestedSetting OfExpiry(string name, DateTimeOffset? requested, DateTimeOffset? current) =>
        requested - current is { } difference && difference.Duration() <= SameTime
            ? new(name, null, current)
            : new(name, requested is null ? null : $"{requested:u}", current is null ? null : $"{current:u}");

    /// <summary>A change of an expiration time; an explicit null removes it.</summary>
    public static RequestedSetting OfExpiryChange(string name, Explicit<DateTimeOffset>? change, DateTimeOffset? current)
    {
        const string Never = "never";
        var requested = change is null ? null : new Words(change.IsNull ? Never : $"{change.Value.ToUniversalTime():u}");
        return new(name, requested, new Words(current is { } time ? $"{time.ToUniversalTime():u}" : Never));
    }

    /// <summary>A list, whatever its order.</summary>
    public static RequestedSetting OfList<TItem>(string name, IEnumerable<TItem>? requested, IEnumerable<TItem>? current) => new(name, Sorted(requested), Sorted(current ?? []));

    /// <summary>Keys and values; additional keys of the resource are not differences.</summary>
    public static RequestedSetting OfMap(string name, IReadOnlyDictionary<string, string>? requested, IReadOnlyDictionary<string, string>? current) =>
        OfList(name, requested?.Select(Pair), current?.Where(pair => requested?.ContainsKey(pair.Key) == true).Select(Pair));

    /// <summary>Keys and values of which a change replaces all; additional keys of the resource are not differences.</summary>
    public static RequestedSetting OfReplacedMap(string name, IReadOnlyDictionary<string, string>? requested, IReadOnlyDictionary<string, string>? current) =>
        OfMap(name, requested, current) with { Replaced = Sorted(current?.Select(Pair) ?? []) };

    /// <summary>A secret, which is never shown.</summary>
    public static RequestedSetting OfSecret(string name, bool isRequested) => new(name, isRequested ? new Words("changed") : null, null) { IsUnknown = true };

    /// <summary>A point in time; if Neon does not return one, there is no difference.</summary>
    public static RequestedSetting OfTime(string name, DateTimeOffset? requested, DateTimeOffset? current) =>
        new(name, requested is null || current is null || (requested - current).Value.Duration() <= SameTime ? null : $"{requested:u}", $"{current:u}");

    /// <summary>A log position; if Neon does not return one, there is no difference.</summary>
    public static RequestedSetting OfLsn(string name, string? requested, string? current) =>
        new(name, current is null || string.Equals(requested, current, StringComparison.OrdinalIgnoreCase) ? null : requested, current);

    /// <summary>Adds the values that a change specifies to its description, such as <c>Change project: MaxCu 2 -> 3</c>.</summary>
    /// <param name="action">The change in words.</param>
    /// <param name="settings">All properties that it can set.</param>
    /// <param name="isKnown">Whether the current values are known.</param>
    public static string Describe(string action, IEnumerable<RequestedSetting> settings, bool isKnown)
    {
        var changes = string.Join(", ", settings.Where(setting => setting.Requested is not null).Select(setting => setting.ToChange(isKnown)));
        return changes.Length == 0 ? action : $"{action}: {changes}";
    }

    /// <summary>A list as a confirmation shows it.</summary>
    public static string WrittenList<TItem>(IEnumerable<TItem> items) => Written(Sorted(items));

    /// <summary>Keys and values as a confirmation shows them.</summary>
    public static string WrittenMap(IReadOnlyDictionary<string, string> map) => Written(Sorted(map.Select(Pair)));

    /// <summary>A duration in seconds, as views show it.</summary>
    public static string Seconds(object seconds) => Display.Seconds(Convert.ToInt64(seconds, CultureInfo.InvariantCulture));

    /// <summary>A number of bytes, as views show it; zero means no limit.</summary>
    public static string Bytes(object bytes) => bytes is 0L ? "0" : Display.Size(Convert.ToInt64(bytes, CultureInfo.InvariantCulture));

    /// <summary>For a change that replaces the whole resource: a value that is not specified is reset, if there is one.</summary>
    public RequestedSetting OrReset() => Requested is null && Current is not (null or false or "" or Words { Short: None }) ? this with { Requested = new Words("default") } : this;

    public override string ToString() => $"its {Name} is {Current ?? "not set"}, not {Requested}";

    /// <summary>The property with its current and its new value, such as <c>MaxCu 2 -> 3</c>.</summary>
    public string ToChange(bool isKnown)
    {
        var (name, requested, current) = (Parameter ?? Name, Text(Requested), Text(Replaced ?? Current));
        return !isKnown || IsUnknown ? $"{name} {requested}"
            : requested == current ? requested == None ? $"{name} (none, unchanged)" : $"{name} {requested} (unchanged)"
            : $"{name} {current} -> {requested}";
    }

    private string Text(object? value) => value is not (null or "" or Words) && Shown is not null ? Shown(value) : Written(value);

    /// <summary>A value as a confirmation shows it.</summary>
    public static string Written(object? value) => value switch
    {
        null or "" => None,
        Words words => words.Short ?? words.Text,
        // A comma, a space or an arrow in a text is not one of this description.
        string text when text.Any(character => character is ' ' or ',' or '\'') => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
        DateTimeOffset time => $"{time.ToUniversalTime():u}",
        TimeSpan time => time.Ticks % TimeSpan.TicksPerSecond == 0 ? Display.Seconds((long)time.TotalSeconds) : time.ToString("c", CultureInfo.InvariantCulture),
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
