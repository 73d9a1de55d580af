namespace Neon;

/// <summary>How Neon tells resources of a kind apart.</summary>
internal enum NamedBy
{
    /// <summary>By an id alone.</summary>
    Id,

    /// <summary>By a name alone.</summary>
    Name,

    /// <summary>By an id; cmdlets take the name as well.</summary>
    Either,
}

/// <summary>A kind of resource, and every word that names it: in cmdlets, in sentences, in routes and in Neon's errors.</summary>
/// <param name="Noun">The noun of its cmdlets and of the ids of errors: <c>CustomDomain</c>.</param>
internal sealed record Resource(string Noun)
{
    /// <summary>What it is called in sentences: <c>custom domain</c>.</summary>
    public string Kind { get; init; } = WordsOf(Noun);

    /// <summary>What several of them are called.</summary>
    public string Plural => Kind.EndsWith("ch", StringComparison.Ordinal) ? Kind + "es" : Kind + "s";

    /// <summary>The segment of a route that its id follows: <c>custom-domains</c>. Null if no route names one.</summary>
    public string? Collection { get; init; }

    /// <summary>The names of its id in the routes of the contract: <c>domain</c>.</summary>
    public IReadOnlyList<string> Parameters { get; init; } = [];

    /// <summary>The noun of the resource that routes name before it, where another one has the same parameter.</summary>
    public string? In { get; init; }

    /// <summary>What tells one of them from the others.</summary>
    public NamedBy NamedBy { get; init; }

    /// <summary>The cmdlet that lists them; null if Neon lists none.</summary>
    public string? Lister { get; init; } = $"Get-Neon{Noun}";

    /// <summary>What Neon's messages call it where it is missing, in lower case; null if no message names it.</summary>
    public string? MissingWord { get; init; }

    /// <summary>Whether other services use the same word for their routes. Then a message with it proves nothing.</summary>
    public bool IsWordOfOthers { get; init; }

    /// <summary>Refusals that are about such a resource, whichever cmdlet meets them.</summary>
    public IReadOnlyList<KnownRefusal> Refusals { get; init; } = [];

    /// <summary>The words of a noun: <c>custom domain</c> for <c>CustomDomain</c>.</summary>
    public static string WordsOf(string noun) =>
        string.Concat(noun.Select((letter, index) => char.IsUpper(letter) ? $"{(index == 0 ? string.Empty : " ")}{char.ToLowerInvariant(letter)}" : letter.ToString()));

    /// <summary>The noun that words make: <c>CustomDomain</c> for <c>custom domain</c>.</summary>
    public static string NounOf(string words) =>
        string.Concat(words.Split(' ').Select(word => char.ToUpperInvariant(word[0]) + word[1..].ToLowerInvariant()));
}
