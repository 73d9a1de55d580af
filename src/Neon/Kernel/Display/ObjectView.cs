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
/// <para>Tables: the name first, then the state, sizes and ages, then ids. If a table is too wide, PowerShell shortens its last
/// columns, and leaves out those that have no space at all. PowerShell sizes the columns by the rows of the first 300 ms if the
/// first column is <see cref="Rest"/>. Objects that arrive one by one, such as log records, begin with a column of a fixed width
/// instead: later rows can be longer.</para>
/// <para>Headings and labels are names of properties, so that <c>Where-Object</c> and <c>Sort-Object</c> accept them. The cells
/// can show a value in words. A shorter heading is one of <see cref="ListedAttribute.Headings"/>.</para>
/// <para>Lists: name and id, the state, other properties, times, parents, operations. Properties that only some objects have are
/// left out if missing.</para>
/// <para>Text from outside goes through <see cref="Display"/>, which escapes control characters: <c>Text</c> for one line,
/// <c>Paragraph</c> for more, <c>List</c> for several values.</para>
/// </remarks>
internal abstract class ObjectView
{
    /// <summary>The width of columns that share the remaining space: names, ids and text.</summary>
    protected const int Rest = 0;

    private const int LongId = 31;
    private const int ShortId = 12;
    private const int WideConsole = 100;

    private static readonly ConcurrentDictionary<Type, ObjectView?> Known = new();

    /// <summary>The grouping of objects; null if a table is one group.</summary>
    public string? GroupLabel { get; protected set; }

    /// <summary>Whether text is shown instead of a table, such as SQL.</summary>
    public bool HasLines { get; protected set; }

    /// <summary>The columns of the table, in order.</summary>
    public IReadOnlyList<ViewColumn> Columns => ColumnList;

    /// <summary>The lines of the list, in order.</summary>
    public IReadOnlyList<ViewItem> Items => ItemList;

    /// <summary>Whether the rows of the table wrap. Otherwise text that does not fit ends in an ellipsis.</summary>
    public bool HasWrappedRows { get; protected set; }

    /// <summary>Whether objects are shown as a list by default.</summary>
    public bool IsListFirst { get; protected set; }

    /// <summary>
    /// The end of the first type name of an object with a new secret, as <c>Get-Process -IncludeUserName</c> has one. A table has no space to
    /// say how to keep the secret, so these objects are shown as a list.
    /// </summary>
    public const string SecretSuffix = "#WithSecret";

    /// <summary>Whether some objects of the type have a new secret.</summary>
    public bool HasSecrets { get; protected set; }

    /// <summary>The columns of the table.</summary>
    protected List<ViewColumn> ColumnList { get; } = [];

    /// <summary>The lines of the list.</summary>
    protected List<ViewItem> ItemList { get; } = [];

    /// <summary>
    /// The space for the text in the first column. PowerShell gives that column all the space it asks for, so that a long name
    /// would push out the columns that follow. Ids are complete on a console that is wide enough.
    /// </summary>
    /// <param name="console">The width of the console; null if unknown.</param>
    internal int LongestName(int? console)
    {
        var last = console < WideConsole ? ShortId : LongId;
        return console - 1 - ColumnList.Skip(1).Sum(column => 1 + Math.Max(column.Heading.Length, column.Width != Rest ? column.Width : column == ColumnList[^1] ? last : ShortId)) ?? int.MaxValue;
    }

    /// <summary>The view of a type, or of what it derives from.</summary>
    /// <param name="type">The type.</param>
    public static ObjectView? Of(Type type) =>
        Known.GetOrAdd(type, static type => type.GetCustomAttribute<ShownByAttribute>(inherit: false)?.View ?? (type.BaseType is { } parent ? Of(parent) : null));

    /// <summary>Whether an object has a new secret.</summary>
    /// <param name="shown">The object.</param>
    public abstract bool HasSecret(object shown);

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
