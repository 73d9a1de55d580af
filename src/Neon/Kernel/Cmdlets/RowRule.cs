using System.Buffers;
using System.Collections.Concurrent;
using System.Management.Automation;

namespace Neon;

/// <summary>
/// Decides whether an identity takes a plain object: a row of a CSV file, of JSON, a hashtable, what Select-Object or a job
/// left. It does if the object has the key of a model that the identity takes, and no key of anything below or beside it. A
/// database knows its branch and project, and must never be taken for one of them.
/// </summary>
internal sealed class RowRule
{
    private static readonly ConcurrentDictionary<Type, RowRule> Rules = new();
    private static readonly SearchValues<char> Separators = SearchValues.Create(" _-.");

    // What Import-Clixml and jobs give, and what Select-Object leaves, still knows what it was.
    private static readonly string[] Journeys = ["Deserialized.", "Selected."];

    private const string Namespace = "Neon.";

    private readonly string _kind;
    private readonly RowKind[] _own;

    private RowRule(Type identity)
    {
        var taken = identity.GetConstructors().Select(constructor => constructor.GetParameters()[0].ParameterType).ToArray();
        _kind = ResourceIdentity.KindOf(identity);
        _own = [.. RowKind.All.Where(kind => Array.Exists(taken, type => type.IsAssignableFrom(kind.Model)))];
    }

    public static RowRule Of(Type identity) => Rules.GetOrAdd(identity, type => new RowRule(type));

    /// <summary>Why the identity does not take the object, as a sentence; null if it does, or if the object has no key at all.</summary>
    public string? Refusal(PSObject plain)
    {
        if (Stranger(plain) is { } was)
        {
            return VisibleText.Of(Sentence("is", ResourceIdentity.Words(was)));
        }

        string? stranger = null;
        foreach (var own in _own.Where(own => Has(plain, own.Names)))
        {
            if (KeyOfOthers(plain, own) is not { } found)
            {
                return null;
            }

            stranger ??= found;
        }

        return stranger is null ? null : Sentence("has", stranger);
    }

    /// <summary>
    /// Whether the object is a row of what the identity names. Beside the key, the heading that people choose for it counts: a
    /// file with the columns Project and Branch names a branch.
    /// </summary>
    public bool Takes(PSObject plain) => Stranger(plain) is null
        && Array.Exists(_own, own => (Has(plain, own.Names) || HasShort(plain, own)) && KeyOfOthers(plain, own) is null);

    /// <summary>Refuses an object that the identity does not take.</summary>
    /// <exception cref="PSInvalidCastException">The object is a row of something else.</exception>
    public void Ensure(PSObject plain)
    {
        if (Refusal(plain) is { } words)
        {
            throw new PSInvalidCastException(words);
        }
    }

    /// <summary>The model that the object was made from, if it still says so and the identity does not take that one.</summary>
    private string? Stranger(PSObject plain)
    {
        var was = plain.TypeNames
            .Select(OriginOf)
            .OfType<string>()
            .ToArray();
        return was.Length > 0 && !Array.Exists(_own, kind => was.Contains(kind.Model.Name)) ? was[0] : null;
    }

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

    private static string? KeyOfOthers(PSObject plain, RowKind own) =>
        RowKind.All.Select(kind => KeyOf(kind, plain, own)).FirstOrDefault(name => name is not null);

    /// <summary>The key of another kind that the object has and a row of its own kind would not have; null if it has none.</summary>
    private static string? KeyOf(RowKind kind, PSObject plain, RowKind own) =>
        kind.Names.All(own.Allows) ? null
        : kind.Names.All(name => IsHeading(plain, name)) ? kind.Names.First(name => !own.Allows(name))
        : kind.AlsoCalled is { } other && !own.Allows(other) && IsHeading(plain, other) ? other
        : kind.ShortName is { } name && !own.Allows(name) && IsHeading(plain, name) ? name
        : null;

    // Files of other programs write the same heading as branch_id or Branch Id.
    private static bool IsHeading(PSObject plain, string name) => plain.Properties[name] is not null
        || plain.Properties.Any(property => property.Name.AsSpan().ContainsAny(Separators) && Joined(property.Name).Equals(name, StringComparison.OrdinalIgnoreCase));

    private static string Joined(string heading) => string.Concat(heading.Where(character => !Separators.Contains(character)));

    private static bool HasShort(PSObject plain, RowKind kind) => kind.ShortName is { } name && plain.Properties[name] is not null;

    private static bool Has(PSObject plain, IReadOnlyList<string> names) => names.All(name => plain.Properties[name] is not null);

    private string Sentence(string verb, string what) => $"The object {verb} {WithArticle(what)}, so it is not {WithArticle(_kind)}.";

    private static string WithArticle(string noun) => ("aeiou".Contains(char.ToLowerInvariant(noun[0])) ? "an " : "a ") + noun;
}
