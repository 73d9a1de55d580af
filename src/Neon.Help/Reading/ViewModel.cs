namespace Neon.Help.Reading;

/// <summary>How PowerShell shows the objects of some types.</summary>
/// <param name="TypeNames">The full names of the types.</param>
/// <param name="Group">The member that objects are grouped by, with its label; null without one.</param>
/// <param name="Lines">The member with text instead of a table; null if there is a table.</param>
/// <param name="Columns">The columns of the table.</param>
/// <param name="Items">The lines of the list.</param>
/// <param name="IsListFirst">Whether the list is the default.</param>
/// <param name="HasWrappedRows">Whether the rows of the table wrap.</param>
/// <param name="SecretTypeNames">The names of the types of objects with a new secret, which are shown as a list.</param>
internal sealed record ViewModel(
    IReadOnlyList<string> TypeNames, ViewCell? Group, string? Lines, IReadOnlyList<ViewCell> Columns, IReadOnlyList<ViewCell> Items, bool IsListFirst, bool HasWrappedRows, IReadOnlyList<string> SecretTypeNames);

/// <summary>A column of a table, or a line of a list.</summary>
/// <param name="Label">The heading or label.</param>
/// <param name="Member">The member with the text.</param>
/// <param name="Width">The width of a column; 0 for the remaining width.</param>
/// <param name="IsRight">Whether a column is aligned to the right.</param>
/// <param name="Condition">The member that must not be empty for a line to be shown; null for a line that is always shown.</param>
internal sealed record ViewCell(string Label, string Member, int Width = 0, bool IsRight = false, string? Condition = null);
