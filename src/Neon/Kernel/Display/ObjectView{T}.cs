namespace Neon;

/// <summary>How PowerShell shows the objects of a type: the base class of the views beside the models.</summary>
/// <remarks>Whichever is declared first, the table or the list, is the default.</remarks>
/// <typeparam name="T">The type.</typeparam>
internal abstract class ObjectView<T> : ObjectView
    where T : class
{
    private readonly List<Func<T, string?>> _cells = [];
    private Func<T, string?>? _group;
    private Func<T, IEnumerable<string>>? _lines;
    private Func<T, object?>? _secret;

    /// <inheritdoc/>
    public sealed override bool HasSecret(object shown) => shown is T known && _secret?.Invoke(known) is not null;

    /// <inheritdoc/>
    public sealed override string TextOf(object shown, int cell) => shown is T known && cell < _cells.Count ? _cells[cell](known) ?? string.Empty : string.Empty;

    /// <inheritdoc/>
    public sealed override string GroupOf(object shown) => shown is T known && _group?.Invoke(known) is { } path ? Display.Named(path, NamesOf(known).Names) : string.Empty;

    /// <inheritdoc/>
    public sealed override IReadOnlyList<string> LinesOf(object shown) => shown is T known && _lines is not null ? [.. _lines(known)] : [];

    /// <summary>The names that the cmdlet knew, and the id of the object itself if it has a name.</summary>
    /// <param name="shown">The object.</param>
    protected virtual (KnownNames? Names, string? OwnId) NamesOf(T shown) => shown is NeonObject item ? (item.Names, item.AsNamed.Id) : default;

    /// <summary>Groups objects under a line with their parent, as files are listed under their folder.</summary>
    /// <param name="label">The label of the line.</param>
    /// <param name="text">The parent.</param>
    protected void GroupBy(string label, Func<T, string?> text) => (GroupLabel, _group) = (label, text);

    /// <summary>Shows objects with a new secret as a list, which says how to keep it.</summary>
    /// <param name="secret">The secret; null for objects without one.</param>
    protected void ListsSecrets(Func<T, object?> secret) => (HasSecrets, _secret) = (true, secret);

    /// <summary>Wraps the rows of the table, which contain messages or descriptions.</summary>
    protected void Wraps() => HasWrappedRows = true;

    /// <summary>Adds a column to the table.</summary>
    /// <param name="heading">The heading.</param>
    /// <param name="width">The number of characters, or <see cref="ObjectView.Rest"/> for a share of the remaining width.</param>
    /// <param name="text">The text of a cell.</param>
    /// <param name="right">Whether the text is aligned to the right.</param>
    protected void Column(string heading, int width, Func<T, string?> text, bool right = false)
    {
        var named = Named(heading, text);
        ColumnList.Add(new ViewColumn(
            heading, width, right, Cell(ColumnList.Count == 0 && width == Rest ? shown => Display.Shortened(named(shown), () => LongestName(Terminal.Width)) : named)));
    }

    /// <summary>Adds a line to the list.</summary>
    /// <param name="label">The label.</param>
    /// <param name="text">The text.</param>
    /// <param name="when">Whether the line is shown. Default: always.</param>
    protected void Item(string label, Func<T, string?> text, Func<T, bool>? when = null) =>
        Add(label, text, when is null ? null : Cell(shown => when(shown) ? bool.TrueString : string.Empty));

    /// <summary>Adds a line to the list that is omitted if empty.</summary>
    /// <param name="label">The label.</param>
    /// <param name="text">The text.</param>
    protected void Optional(string label, Func<T, string?> text) => Add(label, text, _cells.Count);

    /// <summary>Shows text instead of a table.</summary>
    /// <param name="text">The lines.</param>
    protected void Lines(Func<T, IEnumerable<string>> text) => (HasLines, _lines) = (true, text);

    private void Add(string label, Func<T, string?> text, int? condition)
    {
        IsListFirst |= ColumnList.Count == 0 && !HasLines;
        ItemList.Add(new ViewItem(label, Cell(Named(label, text)), condition));
    }

    // The id of the object itself follows its name anyway.
    private Func<T, string?> Named(string heading, Func<T, string?> text) => !heading.EndsWith("Id", StringComparison.Ordinal) ? text
        : shown => text(shown) is var id && NamesOf(shown) is ({ } names, var own) && id != own && names.Find(id) is { } name ? Display.NameAndId(name, id) : id;

    private int Cell(Func<T, string?> text)
    {
        _cells.Add(text);
        return _cells.Count - 1;
    }
}
