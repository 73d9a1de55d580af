using System.Text.RegularExpressions;

namespace Neon;

/// <summary>How resources of a kind are identified.</summary>
internal enum NamedBy
{
    /// <summary>By an id alone.</summary>
    Id,

    /// <summary>By a name alone.</summary>
    Name,

    /// <summary>By an id; cmdlets also accept the name.</summary>
    Either,
}

/// <summary>The messages that prove that a resource without a list or an id of its own does not exist.</summary>
/// <param name="Message">What the message contains.</param>
/// <param name="Kinds">The last segments of the routes, in the singular.</param>
internal sealed record KnownAbsence(Regex Message, params string[] Kinds);

/// <summary>A kind of resource, with all its names: in cmdlets, in sentences, in routes and in Neon's errors.</summary>
/// <param name="Noun">The noun of its cmdlets and error ids: <c>CustomDomain</c>.</param>
internal sealed record Resource(string Noun)
{
    /// <summary>The word for it in sentences: <c>custom domain</c>.</summary>
    public string Kind { get; init; } = WordsOf(Noun);

    /// <summary>The plural.</summary>
    public string Plural => Kind.EndsWith("ch", StringComparison.Ordinal) ? Kind + "es" : Kind.EndsWith("ry", StringComparison.Ordinal) ? Kind[..^1] + "ies" : Kind + "s";

    /// <summary>The route segment for it, which is before its id if it has one: <c>custom-domains</c>. Null if no route contains one.</summary>
    public string? Collection { get; init; }

    /// <summary>Further segments of routes that change it, such as <c>branch_anonymized</c>.</summary>
    public IReadOnlyList<string> Actions { get; init; } = [];

    /// <summary>The segments of routes that stand for it.</summary>
    public IEnumerable<string> Segments => Collection is null ? Actions : Actions.Prepend(Collection);

    /// <summary>The names of its id in the routes of the contract: <c>domain</c>.</summary>
    public IReadOnlyList<string> Parameters { get; init; } = [];

    /// <summary>The property of the models for the first parameter; null if it follows from the parameter's name.</summary>
    public string? Property { get; init; }

    /// <summary>The noun of the resource before it in routes, if another kind has the same parameter.</summary>
    public string? In { get; init; }

    /// <summary>What identifies one of them.</summary>
    public NamedBy NamedBy { get; init; }

    /// <summary>The cmdlet that lists them; null if Neon cannot list them.</summary>
    public string? Lister { get; init; } = $"Get-Neon{Noun}";

    /// <summary>The sentence that names the cmdlet that lists them; null if Neon cannot list them.</summary>
    public string? ToList => ToListIn(null);

    /// <summary>The same, for the list of a place.</summary>
    /// <param name="place">The parents as parameters of the cmdlet, such as <c>-Project app -Branch main</c>; null if they are not known.</param>
    public string? ToListIn(string? place) => Lister is null ? null : $"To list the {Plural}, use {Lister}{(place is null ? string.Empty : $" {place}")}.";

    /// <summary>The word for it in Neon's not-found messages, in lower case; null if no message contains one.</summary>
    public string? MissingWord { get; init; }

    /// <summary>Whether other services use the same word in their routes. Then a message with it proves nothing.</summary>
    public bool IsWordOfOthers { get; init; }

    /// <summary>Whether most routes begin with it, so that most resources have its id. These are listed from the outer to the inner one.</summary>
    public bool IsCommonParent { get; init; }

    /// <summary>Whether Neon makes the changes in one of them one after another, so that requests wait for each other.</summary>
    public bool SerializesChanges { get; init; }

    /// <summary>Whether Neon's not-found messages may end with it: <c>role not found on this branch</c>.</summary>
    public bool IsPlace { get; init; }

    /// <summary>The word between something in it and its name: <c>on</c> branch main, <c>in</c> project app.</summary>
    public string Preposition { get; init; } = "in";

    /// <summary>The segment after its id for something that it may lack. A 404 of such a route is about the resource.</summary>
    public string? Part { get; init; }

    /// <summary>The messages that prove its absence, if they do not simply name it.</summary>
    public KnownAbsence? Absence { get; init; }

    /// <summary>The message of a request that has to specify it and does not; null if there is none.</summary>
    public string? RequiredMessage { get; init; }

    /// <summary>The members of a response that show which one it is about. Another value than in the request means another resource.</summary>
    public IReadOnlyList<string> IdMembers { get; init; } = [];

    /// <summary>The members of a response with a value that Neon may have normalized.</summary>
    public IReadOnlyList<string> NameMembers { get; init; } = [];

    /// <summary>Another spelling of the noun in the columns of a row.</summary>
    public string? AlsoSpelled { get; init; }

    /// <summary>Refusals about such a resource, from any cmdlet.</summary>
    public IReadOnlyList<KnownRefusal> Refusals { get; init; } = [];

    /// <summary>The words of a noun: <c>custom domain</c> for <c>CustomDomain</c>.</summary>
    public static string WordsOf(string noun) =>
        string.Concat(noun.Select((letter, index) => char.IsUpper(letter) ? $"{(index == 0 ? string.Empty : " ")}{char.ToLowerInvariant(letter)}" : letter.ToString()));

    /// <summary>The noun for words: <c>CustomDomain</c> for <c>custom domain</c>.</summary>
    public static string NounOf(string words) =>
        string.Concat(words.Split(' ').Select(word => char.ToUpperInvariant(word[0]) + word[1..].ToLowerInvariant()));
}
