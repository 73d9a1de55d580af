namespace Neon;

/// <summary>Something that Tab can offer: its name, its id where it has one, and what is told of it beside them.</summary>
/// <param name="Name">The name; null for what is known by its id alone.</param>
/// <param name="Id">The id; null for what is known by its name alone.</param>
internal sealed record CompletionItem(string? Name, string? Id = null)
{
    /// <summary>What there is to tell, such as a state, a size or a parent; what is empty is left out. Never a secret.</summary>
    public IReadOnlyList<string?> Facts { get; init; } = [];

    /// <summary>When it was made; shown as an age.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Whether it stands before the others, such as a default branch.</summary>
    public bool ComesFirst { get; init; }

    /// <summary>The branch that it belongs to, for a list of a whole project that a branch can narrow.</summary>
    public string? BranchId { get; init; }
}
