using System.Buffers;
using System.Globalization;
using System.Collections.Concurrent;
using System.Management.Automation;

namespace Neon;

/// <summary>
/// Decides whether an identity takes a plain object: a row of a CSV file, of JSON, a hashtable, what Select-Object or a job
/// left. It does if the object has the key of a model that the identity takes, and no key and no other column of anything below
/// or beside it. A database knows its branch and project, and must never be taken for one of them.
/// </summary>
internal sealed class RowRule
{
    private static readonly ConcurrentDictionary<Type, RowRule> Rules = new();
    private static readonly SearchValues<char> Separators = SearchValues.Create(" _-.");

    // What Import-Clixml and jobs give, and what Select-Object leaves, still knows what it was.
    private static readonly string[] Journeys = ["Deserialized.", "Selected."];

    private const string Namespace = "Neon.";
    private const string Rename = " If you added that column, rename it.";

    private readonly string _kind;
    private readonly RowKind[] _own;

    private RowRule(Type identity)
    {
        var taken = identity.GetConstructors().Select(constructor => constructor.GetParameters()[0].ParameterType).ToArray();
        _kind = ResourceIdentity.KindOf(identity);
        _own = [.. RowKind.All.Where(kind => Array.Exists(taken, type => type.IsAssignableFrom(kind.Model)))];
    }

    /// <summary>The models whose rows the identity takes.</summary>
    public IReadOnlyList<RowKind> Kinds => _own;

    public static RowRule Of(Type identity) => Rules.GetOrAdd(identity, type => new RowRule(type));

    /// <summary>Why the identity does not take the object, as a sentence; null if it does, or if the object has no key at all.</summary>
    public string? Refusal(PSObject plain) => Judge(plain).Refusal;

    /// <summary>Whether the object has a key that the identity could take.</summary>
    public bool HasKey(PSObject plain) => Array.Exists(_own, own => Has(plain, own.Names));

    /// <summary>
    /// Whether the object is a row of what the identity names. Beside the key, the heading that people choose for it counts: a
    /// file with the columns Project and Branch names a branch.
    /// </summary>
    public bool Takes(PSObject plain)
    {
        var origin = OriginOf(plain);
        return IsOwn(origin) && Array.Exists(_own, own => (Has(plain, own.Names) || HasShort(plain, own)) && OfOthers(plain, own, origin) is null);
    }

    /// <summary>
    /// The name that the object says the target has. Null where it says nothing, and where the key is the name.
    /// </summary>
    /// <param name="plain">An object that the identity takes.</param>
    /// <param name="id">What the identity took from the column of the key: an id, or a name in its place.</param>
    public RowName? NameOf(PSObject plain, string? id) => id is not null
        && Judge(plain).Kind is { HasName: true, IsKeyedByName: false, Names: [var key] } kind && PlainObject.Find(plain, key) == id
        && PlainObject.Find(plain, RowKind.NameColumn) is { } name
            ? new RowName(ResourceIdentity.KindOfModel(kind.Model.Name), name)
            : null;

    /// <summary>Refuses an object that the identity does not take.</summary>
    /// <exception cref="PSInvalidCastException">The object is a row of something else.</exception>
    public void Ensure(PSObject plain)
    {
        if (Refusal(plain) is { } words)
        {
            throw new PSInvalidCastException(words);
        }
    }

    /// <summary>Which of its models the object is a row of, or why it is none of them.</summary>
    private (RowKind? Kind, string? Refusal) Judge(PSObject plain)
    {
        var origin = OriginOf(plain);
        if (!IsOwn(origin))
        {
            return (null, VisibleText.Of(Sentence($"The object is {WithArticle(ResourceIdentity.KindOfModel(origin[0]))}")));
        }

        string? refusal = null;
        foreach (var own in _own.Where(own => Has(plain, own.Names)))
        {
            var found = own.Names.Select(name => PlainObject.FaultOfDate(plain, name)).FirstOrDefault(fault => fault is not null) ?? OfOthers(plain, own, origin);
            if (found is null)
            {
                return (own, null);
            }

            refusal ??= found;
        }

        return (null, refusal);
    }

    /// <summary>Whether the object is what a file or a job made of an object of the module, so that its name is its own.</summary>
    public static bool IsRestored(PSObject plain) => OriginOf(plain).Length > 0 && !IsSelected(plain);

    // Select-Object can calculate a name.
    private static bool IsSelected(PSObject plain) => plain.TypeNames.Any(name => name.Contains("Selected.", StringComparison.Ordinal));

    /// <summary>Whether the identity takes what the object was made from; true if the object no longer says that.</summary>
    private bool IsOwn(string[] origin) => origin.Length == 0 || Array.Exists(_own, kind => origin.Contains(kind.Model.Name));

    /// <summary>The models that the object was made from, as far as it still says so.</summary>
    private static string[] OriginOf(PSObject plain) => [.. plain.TypeNames.Select(OriginOf).OfType<string>()];

    /// <summary>The model that a type name comes from, however often it was selected from and written; null if it is no such name.</summary>
    private static string? OriginOf(string typeName)
    {
        var name = typeName;
        while (Array.Find(Journeys, journey => name.StartsWith(journey, StringComparison.Ordinal)) is { } journey)
        {
            name = name[journey.Length..];
        }

        return name != typeName && name.StartsWith(Namespace, StringComparison.Ordinal) ? name[Namespace.Length..] : null;
    }

    /// <summary>What shows that the object is a row of something else, as a sentence; null if nothing does.</summary>
    private string? OfOthers(PSObject plain, RowKind own, string[] origin)
    {
        // Files of other programs write the same heading as branch_id or Branch Id.
        string[] headings = [.. plain.Properties.Select(property => HeadingOf(property.Name))];
        var names = headings.ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (RowKind.All.Select(kind => KeyOf(kind, names, own)).FirstOrDefault(name => name is not null) is { } key)
        {
            // A heading such as Role or BranchName can be the user's own, a key such as RoleName cannot.
            return Sentence($"The object has {WithArticle(key)}") + (RowKind.All.Any(kind => kind.Names.Contains(key)) ? string.Empty : Rename);
        }

        // What still says that it was made from the model may have calculated columns.
        if (origin.Length == 0 && own.FindForeign(headings) is { } column)
        {
            return Sentence($"The object has {WithArticle(column)}") + Rename;
        }

        return own.IsKeyedByName && PlainObject.Find(plain, own.Names[0]) is { } name && PlainObject.Find(plain, RowKind.NameColumn) is { } other && name != other
            ? VisibleText.Of(Sentence($"The object has the {own.Names[0]} '{name}' and the Name '{other}'"))
            : null;
    }

    /// <summary>The key of another kind that the object has and a row of its own kind would not have; null if it has none.</summary>
    private static string? KeyOf(RowKind kind, HashSet<string> headings, RowKind own) =>
        kind.Names.All(own.Allows) ? null
        // What it belongs to may be specified by a parameter instead.
        : kind.Names.All(name => headings.Contains(name) || (name == kind.In && own.Allows(name))) ? kind.Names.First(name => !own.Allows(name))
        : kind.AlsoCalled is { } other && !own.Allows(other) && headings.Contains(other) ? other
        : kind.ShortName is { } name && !own.Allows(name) && headings.Contains(name) ? name
        : kind.NameHeading is { } heading && headings.Contains(heading) ? heading
        : null;

    /// <summary>The heading without what separates its words, and without characters that cannot be seen.</summary>
    internal static string HeadingOf(string name) =>
        name.All(char.IsAsciiLetterOrDigit) ? name : string.Concat(name.Where(character => !Separators.Contains(character) && !IsInvisible(character)));

    private static bool IsInvisible(char character) => char.GetUnicodeCategory(character) is UnicodeCategory.Format or UnicodeCategory.Control;

    private static bool HasShort(PSObject plain, RowKind kind) => kind.ShortName is { } name && plain.Properties[name] is not null;

    private static bool Has(PSObject plain, IReadOnlyList<string> names) => names.All(name => plain.Properties[name] is not null);

    private string Sentence(string fact) => $"{fact}, so it is not {WithArticle(_kind)}.";

    internal static string WithArticle(string noun) => ("aeiou".Contains(char.ToLowerInvariant(noun[0])) ? "an " : "a ") + noun;
}
