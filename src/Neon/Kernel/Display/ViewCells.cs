using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;

namespace Neon;

/// <summary>
/// The text of the cells of all views. A view that runs scripts shows blank cells in constrained language mode, and takes longer to
/// load, so the cells are hidden properties of the objects (<see cref="IViewCells"/>), and hidden members in the type data of objects
/// from a file or a job. PowerShell passes only the object to such a member, so there is one method per cell number.
/// </summary>
internal sealed class ViewCells : CellReader
{
    public const string GroupMember = nameof(IViewCells.ViewGroup);
    public const string LinesMember = nameof(IViewCells.ViewLines);
    public const string PropertiesMember = nameof(IViewCells.ViewProperties);
    public const string NameMember = nameof(IViewCells.ViewName);
    public const string LineMember = "ViewLine";

    private const int BeforeCells = -1;

    /// <summary>The number of cells that a view can have.</summary>
    public static int Count => 44;

    /// <summary>The name of the member that a cell reads.</summary>
    /// <param name="cell">The number of the cell.</param>
    public static string MemberOf(int cell) => string.Create(CultureInfo.InvariantCulture, $"ViewCell{cell}");

    /// <summary>Adds the members for deserialized objects.</summary>
    /// <param name="all">The type data of the module.</param>
    public static void AddTo(ICollection<TypeData> all)
    {
        var getters = Array.FindAll(typeof(ViewCells).GetMethods(BindingFlags.Public | BindingFlags.Static), method => method.Name.StartsWith("View", StringComparison.Ordinal));
        foreach (var root in ListedType.Roots)
        {
            var data = new TypeData(ListedType.Deserialized + root);
            foreach (var getter in getters)
            {
                data.Members.Add(getter.Name, new CodePropertyData(getter.Name, getter) { IsHidden = true });
            }

            all.Add(data);
        }
    }

    public static string ViewGroup(PSObject? shown) => RehydratedObject.Of(shown, BeforeCells) is { } item ? Current.Group(item) : string.Empty;

    public static PSObject[] ViewLines(PSObject? shown) => RehydratedObject.Of(shown, BeforeCells) is { } item ? Current.Lines(item) : ViewProperties(shown);

    public static PSObject[] ViewProperties(PSObject? shown) => Wrapped(Display.Properties(shown));

    public static string ViewName(PSObject? shown) => Display.Text(shown);

    public static string ViewCell0(PSObject? shown) => Cell(shown, 0);
    public static string ViewCell1(PSObject? shown) => Cell(shown, 1);
    public static string ViewCell2(PSObject? shown) => Cell(shown, 2);
    public static string ViewCell3(PSObject? shown) => Cell(shown, 3);
    public static string ViewCell4(PSObject? shown) => Cell(shown, 4);
    public static string ViewCell5(PSObject? shown) => Cell(shown, 5);
    public static string ViewCell6(PSObject? shown) => Cell(shown, 6);
    public static string ViewCell7(PSObject? shown) => Cell(shown, 7);
    public static string ViewCell8(PSObject? shown) => Cell(shown, 8);
    public static string ViewCell9(PSObject? shown) => Cell(shown, 9);
    public static string ViewCell10(PSObject? shown) => Cell(shown, 10);
    public static string ViewCell11(PSObject? shown) => Cell(shown, 11);
    public static string ViewCell12(PSObject? shown) => Cell(shown, 12);
    public static string ViewCell13(PSObject? shown) => Cell(shown, 13);
    public static string ViewCell14(PSObject? shown) => Cell(shown, 14);
    public static string ViewCell15(PSObject? shown) => Cell(shown, 15);
    public static string ViewCell16(PSObject? shown) => Cell(shown, 16);
    public static string ViewCell17(PSObject? shown) => Cell(shown, 17);
    public static string ViewCell18(PSObject? shown) => Cell(shown, 18);
    public static string ViewCell19(PSObject? shown) => Cell(shown, 19);
    public static string ViewCell20(PSObject? shown) => Cell(shown, 20);
    public static string ViewCell21(PSObject? shown) => Cell(shown, 21);
    public static string ViewCell22(PSObject? shown) => Cell(shown, 22);
    public static string ViewCell23(PSObject? shown) => Cell(shown, 23);
    public static string ViewCell24(PSObject? shown) => Cell(shown, 24);
    public static string ViewCell25(PSObject? shown) => Cell(shown, 25);
    public static string ViewCell26(PSObject? shown) => Cell(shown, 26);
    public static string ViewCell27(PSObject? shown) => Cell(shown, 27);
    public static string ViewCell28(PSObject? shown) => Cell(shown, 28);
    public static string ViewCell29(PSObject? shown) => Cell(shown, 29);
    public static string ViewCell30(PSObject? shown) => Cell(shown, 30);
    public static string ViewCell31(PSObject? shown) => Cell(shown, 31);
    public static string ViewCell32(PSObject? shown) => Cell(shown, 32);
    public static string ViewCell33(PSObject? shown) => Cell(shown, 33);
    public static string ViewCell34(PSObject? shown) => Cell(shown, 34);
    public static string ViewCell35(PSObject? shown) => Cell(shown, 35);
    public static string ViewCell36(PSObject? shown) => Cell(shown, 36);
    public static string ViewCell37(PSObject? shown) => Cell(shown, 37);
    public static string ViewCell38(PSObject? shown) => Cell(shown, 38);
    public static string ViewCell39(PSObject? shown) => Cell(shown, 39);
    public static string ViewCell40(PSObject? shown) => Cell(shown, 40);
    public static string ViewCell41(PSObject? shown) => Cell(shown, 41);
    public static string ViewCell42(PSObject? shown) => Cell(shown, 42);
    public static string ViewCell43(PSObject? shown) => Cell(shown, 43);

    /// <inheritdoc/>
    public override string Group(object shown) => ObjectView.Of(shown.GetType())?.GroupOf(shown) ?? string.Empty;

    /// <inheritdoc/>
    public override PSObject[] Lines(object shown) => Wrapped(ObjectView.Of(shown.GetType())?.LinesOf(shown) ?? []);

    /// <inheritdoc/>
    public override PSObject[] Properties(object shown) => ViewProperties(PSObject.AsPSObject(shown));

    /// <inheritdoc/>
    public override string Name(object shown) => ViewName(PSObject.AsPSObject(shown));

    /// <inheritdoc/>
    public override string Text(object shown, int cell) => ObjectView.Of(shown.GetType())?.TextOf(shown, cell) ?? string.Empty;

    private static string Cell(PSObject? shown, int cell) => RehydratedObject.Of(shown, cell) is { } item ? Current.Text(item, cell) : string.Empty;

    // The engine repeats the colors of earlier lines in text of several lines, so each line is an object.
    private static PSObject[] Wrapped(IEnumerable<string> lines) => [.. lines.Select(line =>
    {
        var wrapped = new PSObject();
        wrapped.Properties.Add(new PSNoteProperty(LineMember, line));
        return wrapped;
    })];
}
