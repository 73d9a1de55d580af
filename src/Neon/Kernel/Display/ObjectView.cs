using System.Collections.Concurrent;
using System.Reflection;

namespace Neon;

/// <summary>
/// How PowerShell shows the objects of a type. <c>Neon.Format.ps1xml</c> is generated from the views; it contains the headings,
/// and for each cell the number by which <see cref="ViewCells"/> finds it here. No cell runs a script.
/// </summary>
/// <remarks>
/// <para>Groups: objects of a project, a branch, an organization or a bucket are listed under a line that names it, without a
/// column that repeats it. A branch has only one of some objects: these are grouped by project, with the branch in the first
/// column.</para>
/// <para>Tables: name and id first, then the state and other properties, sizes and ages on the right. A table fits 100 columns,
/// of which PowerShell uses 99. At 80 columns it uses 79, so a column ends before that or begins after it and is left out. Rows
/// wrap. The last column can use the remaining width.</para>
/// <para>Lists: name and id, the state, other properties, times, parents, operations. Properties that only some objects have are
/// left out if missing.</para>
/// <para>Text from outside goes through <see cref="Display"/>, which escapes control characters: <c>Text</c> for one line,
/// <c>Paragraph</c> for more, <c>List</c> for several values.</para>
/// </remarks>
internal abstract class ObjectView
{
    /// <summary>The width of a column that uses the remaining space. Only for the last column of a table.</summary>
    protected const int Rest = 0;

    private static readonly ConcurrentDictionary<Type, ObjectView?> Known = new();

    /// <summary>The grouping of objects; null if a table is one group.</summary>
    public string? GroupLabel { get; protected set; }

    /// <summary>Whether text is shown instead of a table, such as SQL.</summary>
    public bool HasLines { get; protected set; }

    /// <summary>The columns of the table, in order.</summary>
    public IReadOnlyList<ViewColumn> Columns => ColumnList;

    /// <summary>The lines of the list, in order.</summary>
    public IReadOnlyList<ViewItem> Items => ItemList;

    /// <summary>Whether objects are shown as a list by default.</summary>
    public bool IsListFirst { get; protected set; }

    /// <summary>The columns of the table.</summary>
    protected List<ViewColumn> ColumnList { get; } = [];

    /// <summary>The lines of the list.</summary>
    protected List<ViewItem> ItemList { get; } = [];

    /// <summary>The view of a type, or of what it derives from.</summary>
    /// <param name="type">The type.</param>
    public static ObjectView? Of(Type type) =>
        Known.GetOrAdd(type, static type => type.GetCustomAttribute<ShownByAttribute>()?.View ?? (type.BaseType is { } parent ? Of(parent) : null));

    /// <summary>The text of a cell.</summary>
    /// <param name="shown">The object.</param>
    /// <param name="cell">The number of the cell.</param>
    public abstract string TextOf(object shown, int cell);

    /// <summary>The grouping of objects.</summary>
    /// <param name="shown">The object.</param>
    public abstract string GroupOf(object shown);

    /// <summary>The text instead of a table, line by line.</summary>
    /// <param name="shown">The object.</param>
    public abstract IReadOnlyList<string> LinesOf(object shown);
}

/// <summary>A column of a table.</summary>
/// <param name="Heading">The heading.</param>
/// <param name="Width">The number of characters; 0 for the remaining width.</param>
/// <param name="IsRight">Whether the text is aligned to the right, as sizes and ages are.</param>
/// <param name="Cell">The number of its cell.</param>
internal sealed record ViewColumn(string Heading, int Width, bool IsRight, int Cell);

/// <summary>A line of a list.</summary>
/// <param name="Label">The label.</param>
/// <param name="Cell">The number of its cell.</param>
/// <param name="Condition">The number of the cell that must not be empty; null for a line that is always shown.</param>
internal sealed record ViewItem(string Label, int Cell, int? Condition);
