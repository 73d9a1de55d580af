using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;

namespace Neon;

/// <summary>
/// The hidden members that the cells of the views read. A view that runs scripts shows blank cells in constrained language mode,
/// and takes longer to load. PowerShell passes only the object to a member, so there is one method per cell number.
/// </summary>
/// <remarks>The names of the members have a space: no parameter can bind them by property name.</remarks>
internal static class ViewCells
{
    public const string GroupMember = "View group";
    public const string LinesMember = "View lines";
    public const string PropertiesMember = "View properties";
    public const string NameMember = "View name";
    public const string LineMember = "View line";

    private const int BeforeCells = -1;
    private const BindingFlags Methods = BindingFlags.Public | BindingFlags.Static;

    /// <summary>The types that have the members. Derived types have them too.</summary>
    public static IReadOnlyList<Type> Roots { get; } =
        [.. ListedType.All.Select(type => RootOf(type.Type)).Concat(ShownAsTextAttribute.Types).Distinct().OrderBy(root => root.Name, StringComparer.Ordinal)];

    /// <summary>The number of cells that a view can have.</summary>
    public static int Count => 44;

    /// <summary>The name of the member that a cell reads.</summary>
    /// <param name="cell">The number of the cell.</param>
    public static string MemberOf(int cell) => string.Create(CultureInfo.InvariantCulture, $"View cell {cell}");

    /// <summary>The members, for the types and their deserialized objects.</summary>
    public static IEnumerable<TypeData> Data()
    {
        (string Name, MethodInfo Getter)[] members =
        [
            (GroupMember, Method(nameof(Group))), (LinesMember, Method(nameof(Lines))), (PropertiesMember, Method(nameof(Properties))), (NameMember, Method(nameof(Name))),
            .. Enumerable.Range(0, Count).Select(cell => (MemberOf(cell), Method(string.Create(CultureInfo.InvariantCulture, $"Cell{cell:00}")))),
        ];
        foreach (var name in Roots.SelectMany(root => new[] { root.FullName!, ListedType.Deserialized + root.FullName }))
        {
            var data = new TypeData(name);
            foreach (var (member, getter) in members)
            {
                data.Members.Add(member, new CodePropertyData(member, getter) { IsHidden = true });
            }

            yield return data;
        }
    }

    public static string Group(PSObject? shown) => RehydratedObject.Of(shown, BeforeCells) is { } item ? ObjectView.Of(item.GetType())?.GroupOf(item) ?? string.Empty : string.Empty;

    public static PSObject[] Lines(PSObject? shown) => RehydratedObject.Of(shown, BeforeCells) is { } item ? Wrapped(ObjectView.Of(item.GetType())?.LinesOf(item) ?? []) : Properties(shown);

    public static PSObject[] Properties(PSObject? shown) => Wrapped(Display.Properties(shown));

    public static string Name(PSObject? shown) => Display.Text(shown);

    public static string Cell00(PSObject? shown) => Text(shown, 0);
    public static string Cell01(PSObject? shown) => Text(shown, 1);
    public static string Cell02(PSObject? shown) => Text(shown, 2);
    public static string Cell03(PSObject? shown) => Text(shown, 3);
    public static string Cell04(PSObject? shown) => Text(shown, 4);
    public static string Cell05(PSObject? shown) => Text(shown, 5);
    public static string Cell06(PSObject? shown) => Text(shown, 6);
    public static string Cell07(PSObject? shown) => Text(shown, 7);
    public static string Cell08(PSObject? shown) => Text(shown, 8);
    public static string Cell09(PSObject? shown) => Text(shown, 9);
    public static string Cell10(PSObject? shown) => Text(shown, 10);
    public static string Cell11(PSObject? shown) => Text(shown, 11);
    public static string Cell12(PSObject? shown) => Text(shown, 12);
    public static string Cell13(PSObject? shown) => Text(shown, 13);
    public static string Cell14(PSObject? shown) => Text(shown, 14);
    public static string Cell15(PSObject? shown) => Text(shown, 15);
    public static string Cell16(PSObject? shown) => Text(shown, 16);
    public static string Cell17(PSObject? shown) => Text(shown, 17);
    public static string Cell18(PSObject? shown) => Text(shown, 18);
    public static string Cell19(PSObject? shown) => Text(shown, 19);
    public static string Cell20(PSObject? shown) => Text(shown, 20);
    public static string Cell21(PSObject? shown) => Text(shown, 21);
    public static string Cell22(PSObject? shown) => Text(shown, 22);
    public static string Cell23(PSObject? shown) => Text(shown, 23);
    public static string Cell24(PSObject? shown) => Text(shown, 24);
    public static string Cell25(PSObject? shown) => Text(shown, 25);
    public static string Cell26(PSObject? shown) => Text(shown, 26);
    public static string Cell27(PSObject? shown) => Text(shown, 27);
    public static string Cell28(PSObject? shown) => Text(shown, 28);
    public static string Cell29(PSObject? shown) => Text(shown, 29);
    public static string Cell30(PSObject? shown) => Text(shown, 30);
    public static string Cell31(PSObject? shown) => Text(shown, 31);
    public static string Cell32(PSObject? shown) => Text(shown, 32);
    public static string Cell33(PSObject? shown) => Text(shown, 33);
    public static string Cell34(PSObject? shown) => Text(shown, 34);
    public static string Cell35(PSObject? shown) => Text(shown, 35);
    public static string Cell36(PSObject? shown) => Text(shown, 36);
    public static string Cell37(PSObject? shown) => Text(shown, 37);
    public static string Cell38(PSObject? shown) => Text(shown, 38);
    public static string Cell39(PSObject? shown) => Text(shown, 39);
    public static string Cell40(PSObject? shown) => Text(shown, 40);
    public static string Cell41(PSObject? shown) => Text(shown, 41);
    public static string Cell42(PSObject? shown) => Text(shown, 42);
    public static string Cell43(PSObject? shown) => Text(shown, 43);

    private static string Text(PSObject? shown, int cell) =>
        RehydratedObject.Of(shown, cell) is { } item ? ObjectView.Of(item.GetType())?.TextOf(item, cell) ?? string.Empty : string.Empty;

    // The engine repeats the colors of earlier lines in text of several lines, so each line is an object.
    private static PSObject[] Wrapped(IEnumerable<string> lines) => [.. lines.Select(line =>
    {
        var wrapped = new PSObject();
        wrapped.Properties.Add(new PSNoteProperty(LineMember, line));
        return wrapped;
    })];

    private static Type RootOf(Type type) => type.BaseType is { } parent && parent.Assembly == type.Assembly ? RootOf(parent) : type;

    private static MethodInfo Method(string name) => typeof(ViewCells).GetMethod(name, Methods)!;
}
