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
    [Hidden] string ViewGroup => ViewCells.Group(this);

    [Hidden] PSObject[] ViewLines => ViewCells.Lines(this);

    [Hidden] PSObject[] ViewProperties => ViewCells.ViewProperties(PSObject.AsPSObject(this));

    [Hidden] string ViewName => ViewCells.ViewName(PSObject.AsPSObject(this));

    [Hidden] string ViewCell0 => ViewCells.Text(this, 0);

    [Hidden] string ViewCell1 => ViewCells.Text(this, 1);

    [Hidden] string ViewCell2 => ViewCells.Text(this, 2);

    [Hidden] string ViewCell3 => ViewCells.Text(this, 3);

    [Hidden] string ViewCell4 => ViewCells.Text(this, 4);

    [Hidden] string ViewCell5 => ViewCells.Text(this, 5);

    [Hidden] string ViewCell6 => ViewCells.Text(this, 6);

    [Hidden] string ViewCell7 => ViewCells.Text(this, 7);

    [Hidden] string ViewCell8 => ViewCells.Text(this, 8);

    [Hidden] string ViewCell9 => ViewCells.Text(this, 9);

    [Hidden] string ViewCell10 => ViewCells.Text(this, 10);

    [Hidden] string ViewCell11 => ViewCells.Text(this, 11);

    [Hidden] string ViewCell12 => ViewCells.Text(this, 12);

    [Hidden] string ViewCell13 => ViewCells.Text(this, 13);

    [Hidden] string ViewCell14 => ViewCells.Text(this, 14);

    [Hidden] string ViewCell15 => ViewCells.Text(this, 15);

    [Hidden] string ViewCell16 => ViewCells.Text(this, 16);

    [Hidden] string ViewCell17 => ViewCells.Text(this, 17);

    [Hidden] string ViewCell18 => ViewCells.Text(this, 18);

    [Hidden] string ViewCell19 => ViewCells.Text(this, 19);

    [Hidden] string ViewCell20 => ViewCells.Text(this, 20);

    [Hidden] string ViewCell21 => ViewCells.Text(this, 21);

    [Hidden] string ViewCell22 => ViewCells.Text(this, 22);

    [Hidden] string ViewCell23 => ViewCells.Text(this, 23);

    [Hidden] string ViewCell24 => ViewCells.Text(this, 24);

    [Hidden] string ViewCell25 => ViewCells.Text(this, 25);

    [Hidden] string ViewCell26 => ViewCells.Text(this, 26);

    [Hidden] string ViewCell27 => ViewCells.Text(this, 27);

    [Hidden] string ViewCell28 => ViewCells.Text(this, 28);

    [Hidden] string ViewCell29 => ViewCells.Text(this, 29);

    [Hidden] string ViewCell30 => ViewCells.Text(this, 30);

    [Hidden] string ViewCell31 => ViewCells.Text(this, 31);

    [Hidden] string ViewCell32 => ViewCells.Text(this, 32);

    [Hidden] string ViewCell33 => ViewCells.Text(this, 33);

    [Hidden] string ViewCell34 => ViewCells.Text(this, 34);

    [Hidden] string ViewCell35 => ViewCells.Text(this, 35);

    [Hidden] string ViewCell36 => ViewCells.Text(this, 36);

    [Hidden] string ViewCell37 => ViewCells.Text(this, 37);

    [Hidden] string ViewCell38 => ViewCells.Text(this, 38);

    [Hidden] string ViewCell39 => ViewCells.Text(this, 39);

    [Hidden] string ViewCell40 => ViewCells.Text(this, 40);

    [Hidden] string ViewCell41 => ViewCells.Text(this, 41);

    [Hidden] string ViewCell42 => ViewCells.Text(this, 42);

    [Hidden] string ViewCell43 => ViewCells.Text(this, 43);
}
