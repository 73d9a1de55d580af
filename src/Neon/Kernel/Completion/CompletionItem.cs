namespace Neon;

/// <summary>An item that Tab offers: its name, its id if it has one, and details for the tooltip.</summary>
/// <param name="Name">The name; null if it has only an id.</param>
/// <param name="Id">The id; null if it has only a name.</param>
internal sealed record CompletionItem(string? Name, string? Id = null)
{
    /// <summary>The label in the tooltip, such as <c>Branch</c>; empty for none. Default: the name of the parameter, in words.</summary>
    public string? Label { get; init; }

    /// <summary>The whole tooltip of a value from a fixed list: what the value does.</summary>
    public string? Meaning { get; init; }

    /// <summary>Details such as a state, a size or a parent; empty ones are omitted. Never a secret.</summary>
    public IReadOnlyList<string?> Details { get; init; } = [];

    /// <summary>When it was created, or when <see cref="Event"/> happened; shown as an age.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>What happened then.</summary>
    public string Event { get; init; } = "created";

    /// <summary>Whether it is sorted before the others, such as a default branch.</summary>
    public bool ComesFirst { get; init; }

    /// <summary>The branch that it belongs to, for a list of a whole project that a branch can narrow.</summary>
    public string? BranchId { get; init; }
}
