using System.ComponentModel;
using System.Management.Automation;
using System.Reflection;

namespace Neon;

/// <summary>
/// The lines that PowerShell lists for objects after objects of another type: some of those that the view of the type lists, with
/// the same labels and texts. The hidden members of objects call these methods; PowerShell passes them only the object, so there is
/// one method per position in the list.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ListedText
{
    internal static MethodInfo[] Places { get; } =
        [.. new[] { nameof(First), nameof(Second), nameof(Third), nameof(Fourth), nameof(Fifth), nameof(Sixth), nameof(Seventh), nameof(Eighth) }.Select(name => typeof(ListedText).GetMethod(name)!)];

    /// <summary>The first text in the list.</summary>
    /// <param name="value">The object.</param>
    /// <returns>The text, in which control characters and invisible ones are escaped.</returns>
    public static string First(PSObject? value) => Text(value, 0);

    /// <summary>The second text in the list.</summary>
    /// <param name="value">The object.</param>
    /// <returns>The text, in which control characters and invisible ones are escaped.</returns>
    public static string Second(PSObject? value) => Text(value, 1);

    /// <summary>The third text in the list.</summary>
    /// <param name="value">The object.</param>
    /// <returns>The text, in which control characters and invisible ones are escaped.</returns>
    public static string Third(PSObject? value) => Text(value, 2);

    /// <summary>The fourth text in the list.</summary>
    /// <param name="value">The object.</param>
    /// <returns>The text, in which control characters and invisible ones are escaped.</returns>
    public static string Fourth(PSObject? value) => Text(value, 3);

    /// <summary>The fifth text in the list.</summary>
    /// <param name="value">The object.</param>
    /// <returns>The text, in which control characters and invisible ones are escaped.</returns>
    public static string Fifth(PSObject? value) => Text(value, 4);

    /// <summary>The sixth text in the list.</summary>
    /// <param name="value">The object.</param>
    /// <returns>The text, in which control characters and invisible ones are escaped.</returns>
    public static string Sixth(PSObject? value) => Text(value, 5);

    /// <summary>The seventh text in the list.</summary>
    /// <param name="value">The object.</param>
    /// <returns>The text, in which control characters and invisible ones are escaped.</returns>
    public static string Seventh(PSObject? value) => Text(value, 6);

    /// <summary>The eighth text in the list.</summary>
    /// <param name="value">The object.</param>
    /// <returns>The text, in which control characters and invisible ones are escaped.</returns>
    public static string Eighth(PSObject? value) => Text(value, 7);

    /// <summary>All properties of an object that is a part of another one.</summary>
    /// <param name="value">The object.</param>
    /// <returns>Lines such as <c>Name : main</c>, in which control characters and invisible ones are escaped.</returns>
    public static string Properties(PSObject? value) => string.Join('\n', Display.Properties(value));

    private static string Text(PSObject? value, int place)
    {
        if (ListedType.Of(value) is not { } type || place >= type.Lines.Length)
        {
            return string.Empty;
        }

        var label = type.Lines[place];
        return ObjectView.Of(type.Type) is { } view && view.Items.FirstOrDefault(item => item.Label == label) is { } line && RehydratedObject.Of(value, line.Cell) is { } shown
            ? view.TextOf(shown, line.Cell)
            : Display.Text(value!.Properties[label]?.Value);
    }
}
