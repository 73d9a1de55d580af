using System.Collections;
using System.ComponentModel;
using System.Globalization;

namespace Neon;

/// <summary>
/// Formats the cells of the module's views. Scripts use the properties, and <see cref="Text"/> to print them
/// safely.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Display
{
    private static readonly string[] SizeUnits = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"];

    /// <summary>A number of bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>Text such as <c>1.5 GiB</c>; empty for no number.</returns>
    public static string Size(long? bytes)
    {
        if (bytes is not { } count)
        {
            return string.Empty;
        }

        double number = count;
        var unit = 0;
        for (; Math.Round(Math.Abs(number), 1) >= 1024 && unit < SizeUnits.Length - 1; unit++)
        {
            number /= 1024;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{(unit == 0 ? number : Math.Round(number, 1)):0.#} {SizeUnits[unit]}");
    }

    /// <summary>The time-out after which a compute is suspended.</summary>
    /// <param name="seconds">The seconds as Neon counts them: -1 for never, 0 for its default.</param>
    /// <returns>Text such as <c>never</c>, <c>default</c> or <c>5 min</c>; empty for no number.</returns>
    public static string SuspendTimeout(long? seconds) => seconds switch
    {
        -1 => "never",
        0 => "default",
        _ => Seconds(seconds),
    };

    /// <summary>The size of a compute.</summary>
    /// <param name="min">The smallest size in compute units.</param>
    /// <param name="max">The largest size in compute units.</param>
    /// <returns>Text such as <c>0.25-2 CU</c>; empty for no size.</returns>
    public static string Cu(double? min, double? max) => (min, max) switch
    {
        (null, null) => string.Empty,
        _ when min == max || min is null || max is null => string.Create(CultureInfo.InvariantCulture, $"{min ?? max} CU"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{min}-{max} CU"),
    };

    /// <summary>The stand-in for a secret.</summary>
    /// <param name="secret">The secret.</param>
    /// <returns>Asterisks if there is a secret; empty otherwise.</returns>
    public static string Mask(object? secret) => secret is null ? string.Empty : Secret.Mask;

    /// <summary>The stand-in for a new secret.</summary>
    /// <param name="secret">The secret.</param>
    /// <param name="how">How to keep it, or how to get it again.</param>
    /// <returns>Asterisks and the advice if there is a secret; empty otherwise.</returns>
    public static string NewSecret(object? secret, string how) => secret is null ? string.Empty : $"{Secret.Mask} ({how})";

    /// <summary>A value that is true or false, as PowerShell shows it: a word such as <c>no</c> would find the opposite in a filter.</summary>
    /// <param name="value">The value.</param>
    /// <returns><c>True</c>, <c>False</c>, or empty if unknown.</returns>
    public static string Flag(bool? value) => value switch
    {
        true => "True",
        false => "False",
        _ => string.Empty,
    };

    /// <summary>Keys and values in one line.</summary>
    /// <param name="map">The map.</param>
    /// <returns>Text such as <c>team=core; ticket=42</c>; empty for no map.</returns>
    public static string Map(IReadOnlyDictionary<string, string>? map) => Map(map?.Select(pair => (pair.Key, VisibleText.Of(pair.Value))));

    /// <inheritdoc cref="Map(IReadOnlyDictionary{string, string})"/>
    internal static string Details(IReadOnlyDictionary<string, object?>? map) => Map(map?.Select(pair => (pair.Key, Text(pair.Value))));

    /// <summary>The parts of a value, one line for each that has text.</summary>
    /// <param name="parts">The names, if any, and the texts.</param>
    /// <returns>Lines such as <c>MinCu: 0.25</c>; empty for none.</returns>
    internal static string Parts(params (string? Name, string? Text)[] parts) =>
        string.Join('\n', parts.Where(part => !string.IsNullOrEmpty(part.Text)).Select(part => part.Name is null ? part.Text : $"{part.Name}: {part.Text}"));

    /// <summary>The number of items.</summary>
    /// <param name="items">The items.</param>
    /// <returns>The number as text; empty for no list.</returns>
    public static string Count(IEnumerable? items) =>
        items?.Cast<object>().Count().ToString(CultureInfo.InvariantCulture) ?? string.Empty;

    /// <summary>A path of ids, after the names that are known.</summary>
    /// <param name="path">The ids, separated by slashes.</param>
    /// <param name="names">The names by id.</param>
    /// <returns>Text such as <c>app/main (quiet-forest-12345678/br-calm-lake-a1b2c3d4)</c>.</returns>
    internal static string Named(string path, KnownNames? names)
    {
        var ids = path.Split('/');
        return names is null || Array.TrueForAll(ids, id => names.Find(id) is null)
            ? path
            : $"{string.Join('/', ids.Select(id => VisibleText.Of(names.Find(id) ?? id)))} ({path})";
    }

    /// <summary>A resource by its name, if known, and its id.</summary>
    /// <param name="name">The name; null if it is not known.</param>
    /// <param name="id">The id.</param>
    /// <returns>Text such as <c>main (br-calm-lake-a1b2c3d4)</c>; empty without an id.</returns>
    internal static string NameAndId(string? name, string? id) => string.IsNullOrEmpty(name) || string.IsNullOrEmpty(id) || name == id ? Text(id) : $"{VisibleText.Of(name)} ({VisibleText.Of(id)})";

    /// <summary>The path to a resource.</summary>
    /// <param name="ids">The ids from the project down; unknown ones are left out.</param>
    /// <returns>Text such as <c>quiet-forest-12345678/br-calm-lake-a1b2c3d4</c>.</returns>
    public static string Place(params string?[]? ids) => string.Join('/', (ids ?? []).Where(id => !string.IsNullOrEmpty(id)).Select(VisibleText.Of));

    private static string Map(IEnumerable<(string Key, string Value)>? pairs) =>
        pairs is null ? string.Empty : string.Join("; ", pairs.Select(pair => $"{VisibleText.Of(pair.Key)}={pair.Value}"));
}
