using System.Collections;
using System.Reflection;

namespace Neon.Help.Reading;

/// <summary>Reads the views that types of the module declare.</summary>
internal static class ViewReader
{
    private const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    /// <summary>Reads all views, in the order of the types' names.</summary>
    /// <param name="assembly">The assembly of the module.</param>
    public static IReadOnlyList<ViewModel> Read(Assembly assembly) => [.. assembly.GetTypes()
        .Select(type => (Name: type.FullName!, View: type.GetCustomAttributes(inherit: false).Where(attribute => attribute.GetType().Name.StartsWith("ShownBy", StringComparison.Ordinal)).Select(attribute => Get<object>(attribute, "View")).FirstOrDefault()))
        .Where(type => type.View is not null)
        .OrderBy(type => type.Name, StringComparer.Ordinal)
        .GroupBy(type => type.View!)
        .Select(types => Read(types.Key, [.. types.Select(type => type.Name).OrderByDescending(name => IsNamedAfter(types.Key, name))], Cells(assembly)))];

    /// <summary>The full names of the types that declare the members of views. Derived types have them too.</summary>
    /// <param name="assembly">The assembly of the module.</param>
    public static IReadOnlyList<string> Roots(Assembly assembly) =>
        [.. assembly.GetExportedTypes().Where(type => type.IsClass && HasCells(type) && !HasCells(type.BaseType!)).Select(type => type.FullName!).Order(StringComparer.Ordinal)];

    /// <summary>The name of a member that all objects have.</summary>
    /// <param name="assembly">The assembly of the module.</param>
    /// <param name="constant">The constant with the name.</param>
    public static string Member(Assembly assembly, string constant) => (string)Cells(assembly).GetField(constant, Any)!.GetValue(null)!;

    private static ViewModel Read(object view, string[] typeNames, Type cells)
    {
        return new ViewModel(
            typeNames,
            Get<string?>(view, "GroupLabel") is { } label ? new ViewCell(label, Constant("GroupMember")) : null,
            Get<bool>(view, "HasLines") ? Constant("LinesMember") : null,
            [.. Get<IEnumerable>(view, "Columns").Cast<object>().Select(column => new ViewCell(
                Get<string>(column, "Heading"), MemberOf(Get<int>(column, "Cell")), Get<int>(column, "Width"), Get<bool>(column, "IsRight")))],
            [.. Get<IEnumerable>(view, "Items").Cast<object>().Select(item => new ViewCell(
                Get<string>(item, "Label"), MemberOf(Get<int>(item, "Cell")), Condition: Get<int?>(item, "Condition") is { } condition ? MemberOf(condition) : null))],
            Get<bool>(view, "IsListFirst"),
            Get<bool>(view, "HasWrappedRows"),
            Get<bool>(view, "HasSecrets") ? [.. typeNames.Select(name => name + SecretSuffix(view.GetType()))] : []);

        string MemberOf(int cell) => (string)cells.GetMethod("MemberOf", Any)!.Invoke(null, [cell])!;
        string Constant(string name) => (string)cells.GetField(name, Any)!.GetValue(null)!;
    }

    // A view that several types share is that of one of them.
    private static bool IsNamedAfter(object view, string typeName) => typeName.EndsWith("." + view.GetType().Name[..^"View".Length], StringComparison.Ordinal);

    private static string SecretSuffix(Type view)
    {
        for (var type = view; ; type = type.BaseType!)
        {
            if (type.GetField("SecretSuffix", Any) is { } constant)
            {
                return (string)constant.GetValue(null)!;
            }
        }
    }

    private static bool HasCells(Type type) => type.GetInterface("IViewCells") is not null;

    private static Type Cells(Assembly assembly) => assembly.GetTypes().Single(type => type.Name == "ViewCells");

    private static T Get<T>(object owner, string property) => (T)owner.GetType().GetProperty(property, Any)!.GetValue(owner)!;
}
