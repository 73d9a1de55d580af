using System.Buffers;
using System.Globalization;
using System.Collections.Concurrent;
using System.Management.Automation;

namespace Neon;

/// <summary>
/// Decides whether an identity accepts a plain object: a row of a CSV file or of JSON, a hashtable, or output of Select-Object or
/// a job. It does if the object has the key of a model that the identity accepts, and no key or other column of anything below or
/// beside it. A database has its branch and project as properties, and must never be treated as one of them.
/// </summary>
internal sealed class RowRule
{
    private static readonly ConcurrentDictionary<Type, RowRule> Rules = new();
    private static readonly SearchValues<char> Separators = SearchValues.Create(" _-.");

    // Objects from Import-Clixml, jobs and Select-Object still have their original type name.
    private static readonly string[] Journeys = ["Deserialized.", "Selected."];

    private const string Namespace = "Neon.";
    private const string Rename = " If you added that column, rename it.";

    private readonly Type _identity;
    private readonly string _kind;
    private readonly RowKind[] _own;
    private readonly string[] _keyHeadings;
    private readonly string[] _headings;

    private RowRule(Type identity)
    {
        var taken = identity.GetConstructors().Select(constructor => constructor.GetParameters()[0].ParameterType).ToArray();
        (_identity, _kind) = (identity, ResourceIdentity.KindOf(identity));
        _own = [.. RowKind.All.Where(kind => Array.Exists(taken, type => type.IsAssignableFrom(kind.Model)))];
        // Neon Auth of a branch is known by the branch, a folder by its prefix.
        var named = _own.Where(kind => kind.Names.Count == 1).MinBy(kind => kind.Depth) ?? _own.FirstOrDefault();
        Key = named?.Names[^1] ?? string.Empty;
        _keyHeadings = named?.AlsoCalled is { } other ? [Key, other] : [Key];
        NameHeadings = named?.ShortName is { } name ? [name, name + RowKind.NameColumn] : [];
        _headings = [.. _keyHeadings, .. NameHeadings];
    }

    /// <summary>The column that names the resource of the identity, such as <c>BranchId</c>.</summary>
    public string Key { get; }

    /// <summary>Whether the key is an id, which no other resource has, and not a name.</summary>
    public bool IsKeyedById => Key.EndsWith("Id", StringComparison.Ordinal);

    /// <summary>The text in a column, in any spelling of its heading; null if it is empty.</summary>
    /// <exception cref="NeonApiException">The value is not text.</exception>
    public static string? TextIn(PSObject plain, string heading)
    {
        try
        {
            return PlainObject.Find(plain, heading);
        }
        catch (PSInvalidCastException fault)
        {
            throw new NeonApiException(NeonFailure.InvalidInput, VisibleText.Of(fault.Message));
        }
    }

    /// <summary>Other headings for the resource, in which people write its name: <c>Branch</c> and <c>BranchName</c>.</summary>
    public IReadOnlyList<string> NameHeadings { get; }

    /// <summary>The models whose rows the identity accepts.</summary>
    public IReadOnlyList<RowKind> Kinds => _own;

    public static RowRule Of(Type identity) => Rules.GetOrAdd(identity, type => new RowRule(type));

    /// <summary>
    /// Why the identity does not accept the object, as a sentence; null if it does, or if the object has no
    /// key.
    /// </summary>
    public string? Refusal(PSObject plain) => Judge(plain).Refusal;

    /// <summary>Whether the object has a key that the identity could use.</summary>
    public bool HasKey(PSObject plain) => Array.Exists(_own, own => Has(plain, own.Names));

    /// <summary>
    /// Whether the object is a row of the identity's kind. Every heading for the key counts, in any spelling: a row with the columns
    /// Project and Branch is a branch, and so is one with <c>project_id</c> and <c>BranchName</c>.
    /// </summary>
    public bool Takes(PSObject plain)
    {
        var origin = OriginOf(plain);
        return IsOwn(origin) && Array.Exists(_own, own => (Has(plain, own.Names) || HasHeading(plain, own)) && OfOthers(plain, own, origin) is null);
    }

    /// <summary>
    /// Why a row without the key is not accepted although another column names the resource, as sentences; null if no column does. The
    /// engine would only report that it cannot bind the row.
    /// </summary>
    public string? MissingKey(PSObject plain) =>
        !HasKey(plain) && Takes(plain) && Columns(plain, _headings).FirstOrDefault() is { } heading
            ? VisibleText.Of($"The object has no {Key}. A column {heading} identifies only the parent of something else. If the {_kind} itself is meant, rename the column to {Key}.")
            : null;

    /// <summary>The name of the target according to the object. Null if it has none, or if the key is the name.</summary>
    /// <param name="plain">An object that the identity accepts.</param>
    /// <param name="id">The value of the key column: an id, or a name instead.</param>
    public RowName? NameOf(PSObject plain, string? id) => id is not null
        && Judge(plain).Kind is { HasName: true, IsKeyedByName: false, Names: [var key] } kind && PlainObject.Find(plain, key) == id
        && PlainObject.Find(plain, RowKind.NameColumn) is { } name
            ? new RowName(ResourceIdentity.KindOfModel(kind.Model.Name), name)
            : null;

    /// <summary>Refuses an object that the identity does not accept.</summary>
    /// <exception cref="PSInvalidCastException">The object is a row of something else.</exception>
    public void Ensure(PSObject plain)
    {
        if (Refusal(plain) is { } words)
        {
            throw new PSInvalidCastException(words);
        }
    }

    /// <summary>The model that the object is a row of, or why there is none.</summary>
    private (RowKind? Kind, string? Refusal) Judge(PSObject plain)
    {
        var origin = OriginOf(plain);
        if (!IsOwn(origin))
        {
            return (null, VisibleText.Of(Sentence($"The object is {Article.With(ResourceIdentity.KindOfModel(origin[0]))}")));
        }

        string? refusal = null;
        foreach (var own in _own.Where(own => Has(plain, own.Names)))
        {
            var found = own.Names.Select(name => PlainObject.FaultOfDate(plain, name)).FirstOrDefault(fault => fault is not null) ?? OfOthers(plain, own, origin) ?? Contradiction(plain);
            if (found is null)
            {
                return (own, null);
            }

            refusal ??= found;
        }

        return (null, refusal);
    }

    /// <summary>Whether the object is a deserialized object of the module, so that its name is its own.</summary>
    public static bool IsRestored(PSObject plain) => OriginOf(plain).Length > 0 && !IsSelected(plain);

    /// <summary>The original model of a deserialized or selected object; null if it is not known.</summary>
    public static string? ModelOf(PSObject plain) => OriginOf(plain).FirstOrDefault();

    // Select-Object can calculate a name.
    private static bool IsSelected(PSObject plain) => plain.TypeNames.Any(name => name.Contains("Selected.", StringComparison.Ordinal));

    /// <summary>Whether the identity accepts the original type of the object; true if the type is unknown.</summary>
    private bool IsOwn(string[] origin) => origin.Length == 0 || Array.Exists(_own, kind => origin.Contains(kind.Model.Name));

    /// <summary>The original models of the object, if known.</summary>
    private static string[] OriginOf(PSObject plain) => [.. plain.TypeNames.Select(OriginOf).OfType<string>()];

    /// <summary>The model of a type name with any number of Selected and Deserialized prefixes; null if there is none.</summary>
    private static string? OriginOf(string typeName)
    {
        var name = typeName;
        while (Array.Find(Journeys, journey => name.StartsWith(journey, StringComparison.Ordinal)) is { } journey)
        {
            name = name[journey.Length..];
        }

        return name != typeName && name.StartsWith(Namespace, StringComparison.Ordinal) ? name[Namespace.Length..].Split('#')[0] : null;
    }

    /// <summary>What shows that the object is a row of something else, as a sentence; null if nothing does.</summary>
    private string? OfOthers(PSObject plain, RowKind own, string[] origin)
    {
        // Other programs write the same heading as branch_id or Branch Id.
        string[] headings = [.. plain.Properties.Select(property => HeadingOf(property.Name))];
        var names = headings.ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (RowKind.All.Select(kind => KeyOf(kind, names, own)).FirstOrDefault(name => name is not null) is { } key)
        {
            // A heading such as Role or BranchName can be the user's own, a key such as RoleName cannot.
            return Sentence($"The object has {Article.With(key)}") + (RowKind.All.Any(kind => kind.Names.Contains(key)) ? string.Empty : Rename);
        }

        // An object that still has the model's type name may have calculated columns.
        if (origin.Length == 0 && own.FindForeign(headings) is { } column)
        {
            return Sentence($"The object has {Article.With(column)}") + Rename;
        }

        return own.IsKeyedByName && PlainObject.Find(plain, own.Names[0]) is { } name && PlainObject.Find(plain, RowKind.NameColumn) is { } other && name != other
            ? VisibleText.Of(Sentence($"The object has the {own.Names[0]} '{name}' and the Name '{other}'"))
            : null;
    }

    /// <summary>A key of another kind that a row of this kind would not have; null if there is none.</summary>
    internal static string? KeyOf(RowKind kind, IReadOnlySet<string> headings, RowKind own) =>
        kind.Names.All(own.Allows) ? null
        // Its parent may be specified by a parameter instead.
        : kind.Names.All(name => headings.Contains(name) || (name == kind.In && own.Allows(name))) ? kind.Names.First(name => !own.Allows(name))
        : kind.AlsoCalled is { } other && !own.Allows(other) && headings.Contains(other) ? other
        : kind.ShortName is { } name && !own.Allows(name) && headings.Contains(name) ? name
        : kind.NameHeading is { } heading && headings.Contains(heading) ? heading
        : null;

    /// <summary>What names the resource a second time: the columns whose heading is the key in another spelling, such as <c>branch_id</c>.</summary>
    /// <exception cref="PSInvalidCastException">The value of one is not text.</exception>
    public IEnumerable<(string Heading, string Text)> OtherKeys(PSObject plain) =>
        from column in Columns(plain, _keyHeadings)
        let text = PlainObject.Find(plain, column)
        where text is not null
        select (column, text);

    /// <summary>The columns with one of these headings, in any spelling, without the key itself.</summary>
    public IEnumerable<string> Columns(PSObject plain, IEnumerable<string> headings) => plain.Properties
        .Select(property => property.Name)
        .Where(name => !name.Equals(Key, StringComparison.OrdinalIgnoreCase) && headings.Contains(HeadingOf(name), StringComparer.OrdinalIgnoreCase));

    /// <summary>The identity of text in the column of the key: by id, or by name.</summary>
    public ResourceIdentity Named(string text)
    {
        var row = new PSObject();
        row.Properties.Add(new PSNoteProperty(Key, text));
        return (ResourceIdentity)ModuleConversion.ConvertTo(row, _identity);
    }

    /// <summary>
    /// Two columns that name different resources by their keys, as sentences; null if there are none. Whether an id and a name are those of
    /// one resource, only the service knows: <see cref="Commands.TargetRowRule"/> asks it.
    /// </summary>
    private string? Contradiction(PSObject plain)
    {
        foreach (var (heading, text) in OtherKeys(plain))
        {
            if (PlainObject.Find(plain, Key) is { } key && key != text && Named(key) is var one && Named(text) is var other
                && one.Id is null == other.Id is null && (one.Id, one.Name) != (other.Id, other.Name))
            {
                return VisibleText.Of($"The object has two columns for the {_kind} with different values: {Key} is '{key}', {heading} is '{text}'. Correct the object, or remove one of them.");
            }
        }

        return null;
    }

    /// <summary>
    /// The heading without what separates its words, and without characters that cannot be seen. A heading of Neon's API, such as
    /// <c>org_id</c>, is that of the property.
    /// </summary>
    internal static string HeadingOf(string name) => RowSpelling.Standard(
        name.All(char.IsAsciiLetterOrDigit) ? name : string.Concat(name.Where(character => !Separators.Contains(character) && !IsInvisible(character))));

    private static bool IsInvisible(char character) => char.GetUnicodeCategory(character) is UnicodeCategory.Format or UnicodeCategory.Control;

    private bool HasHeading(PSObject plain, RowKind kind) => kind.Names is [var only] && only == Key && Columns(plain, _headings).Any();

    private static bool Has(PSObject plain, IReadOnlyList<string> names) => names.All(name => PlainObject.Property(plain, name) is not null);

    private string Sentence(string fact) => $"{fact}, so it is not {Article.With(_kind)}.";
}
