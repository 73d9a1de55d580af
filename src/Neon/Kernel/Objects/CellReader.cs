using System.Management.Automation;

namespace Neon;

/// <summary>Reads the cells of an object's view. Objects do not know their views, so the views register the reader.</summary>
internal abstract class CellReader
{
    private static CellReader? _current;

    /// <summary>The reader of the module.</summary>
    public static CellReader Current => _current ?? throw new InvalidOperationException("The views have not been registered.");

    /// <summary>Registers the reader.</summary>
    /// <param name="reader">The reader.</param>
    public static void Register(CellReader reader) => _current = reader;

    /// <summary>The line over a group of objects.</summary>
    /// <param name="shown">The object.</param>
    public abstract string Group(object shown);

    /// <summary>The text instead of a table, an object per line.</summary>
    /// <param name="shown">The object.</param>
    public abstract PSObject[] Lines(object shown);

    /// <summary>All properties, an object per line.</summary>
    /// <param name="shown">The object.</param>
    public abstract PSObject[] Properties(object shown);

    /// <summary>The text of the object.</summary>
    /// <param name="shown">The object.</param>
    public abstract string Name(object shown);

    /// <summary>The text of a cell.</summary>
    /// <param name="shown">The object.</param>
    /// <param name="cell">The number of the cell in the view of the type.</param>
    public abstract string Text(object shown, int cell);
}
