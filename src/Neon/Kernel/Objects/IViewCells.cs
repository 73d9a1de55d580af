using System.ComponentModel;
using System.Management.Automation;

namespace Neon;

#pragma warning disable CS1591 // Only the views read these properties.
/// <summary>
/// The hidden properties that the cells of the views read. Completion and <c>Get-Member</c> leave them out, and so do
/// <c>Select-Object *</c>, <c>Export-Csv</c> and <c>ConvertTo-Json</c>.
/// </summary>
/// <remarks>
/// Members of the type data would do the same, but the completion of property names offers these even if they are hidden. The name
/// of a cell ends in its number in the view of the type.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IViewCells
{
    [Hidden] string ViewGroup => CellReader.Current.Group(this);

    [Hidden] PSObject[] ViewLines => CellReader.Current.Lines(this);

    [Hidden] PSObject[] ViewProperties => CellReader.Current.Properties(this);

    [Hidden] string ViewName => CellReader.Current.Name(this);

    [Hidden] string ViewCell0 => CellReader.Current.Text(this, 0);

    [Hidden] string ViewCell1 => CellReader.Current.Text(this, 1);

    [Hidden] string ViewCell2 => CellReader.Current.Text(this, 2);

    [Hidden] string ViewCell3 => CellReader.Current.Text(this, 3);

    [Hidden] string ViewCell4 => CellReader.Current.Text(this, 4);

    [Hidden] string ViewCell5 => CellReader.Current.Text(this, 5);

    [Hidden] string ViewCell6 => CellReader.Current.Text(this, 6);

    [Hidden] string ViewCell7 => CellReader.Current.Text(this, 7);

    [Hidden] string ViewCell8 => CellReader.Current.Text(this, 8);

    [Hidden] string ViewCell9 => CellReader.Current.Text(this, 9);

    [Hidden] string ViewCell10 => CellReader.Current.Text(this, 10);

    [Hidden] string ViewCell11 => CellReader.Current.Text(this, 11);

    [Hidden] string ViewCell12 => CellReader.Current.Text(this, 12);

    [Hidden] string ViewCell13 => CellReader.Current.Text(this, 13);

    [Hidden] string ViewCell14 => CellReader.Current.Text(this, 14);

    [Hidden] string ViewCell15 => CellReader.Current.Text(this, 15);

    [Hidden] string ViewCell16 => CellReader.Current.Text(this, 16);

    [Hidden] string ViewCell17 => CellReader.Current.Text(this, 17);

    [Hidden] string ViewCell18 => CellReader.Current.Text(this, 18);

    [Hidden] string ViewCell19 => CellReader.Current.Text(this, 19);

    [Hidden] string ViewCell20 => CellReader.Current.Text(this, 20);

    [Hidden] string ViewCell21 => CellReader.Current.Text(this, 21);

    [Hidden] string ViewCell22 => CellReader.Current.Text(this, 22);

    [Hidden] string ViewCell23 => CellReader.Current.Text(this, 23);

    [Hidden] string ViewCell24 => CellReader.Current.Text(this, 24);

    [Hidden] string ViewCell25 => CellReader.Current.Text(this, 25);

    [Hidden] string ViewCell26 => CellReader.Current.Text(this, 26);

    [Hidden] string ViewCell27 => CellReader.Current.Text(this, 27);

    [Hidden] string ViewCell28 => CellReader.Current.Text(this, 28);

    [Hidden] string ViewCell29 => CellReader.Current.Text(this, 29);

    [Hidden] string ViewCell30 => CellReader.Current.Text(this, 30);

    [Hidden] string ViewCell31 => CellReader.Current.Text(this, 31);

    [Hidden] string ViewCell32 => CellReader.Current.Text(this, 32);

    [Hidden] string ViewCell33 => CellReader.Current.Text(this, 33);

    [Hidden] string ViewCell34 => CellReader.Current.Text(this, 34);

    [Hidden] string ViewCell35 => CellReader.Current.Text(this, 35);

    [Hidden] string ViewCell36 => CellReader.Current.Text(this, 36);

    [Hidden] string ViewCell37 => CellReader.Current.Text(this, 37);

    [Hidden] string ViewCell38 => CellReader.Current.Text(this, 38);

    [Hidden] string ViewCell39 => CellReader.Current.Text(this, 39);

    [Hidden] string ViewCell40 => CellReader.Current.Text(this, 40);

    [Hidden] string ViewCell41 => CellReader.Current.Text(this, 41);

    [Hidden] string ViewCell42 => CellReader.Current.Text(this, 42);

    [Hidden] string ViewCell43 => CellReader.Current.Text(this, 43);
}
