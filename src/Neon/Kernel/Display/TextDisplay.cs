using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Security;

namespace Neon;

public static partial class Display
{
    private const int ShortName = 16;

    /// <summary>A value that can come from outside, in one line.</summary>
    /// <param name="value">The value.</param>
    /// <returns>Its text, in which control characters and invisible ones are escaped; empty for no value.</returns>
    public static string Text(object? value) => VisibleText.Of(PlainText(value));

    /// <summary>A longer text that keeps its lines, such as a log message or SQL.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The same lines, in which control characters and invisible ones are escaped; empty for no text.</returns>
    public static string Paragraph(object? text) => string.Join('\n', VisibleText.Lines(PlainText(text)));

    /// <summary>Several values that can come from outside, in one line.</summary>
    /// <param name="values">The values.</param>
    /// <param name="separator">The text between them.</param>
    /// <returns>Text such as <c>read, write</c>; empty for no values.</returns>
    public static string List(IEnumerable? values, string separator = ", ") =>
        values is null ? string.Empty : string.Join(separator, values.Cast<object?>().Select(Text));

    /// <summary>A name that ends in an ellipsis if it is too long.</summary>
    /// <param name="text">The name.</param>
    /// <param name="longest">The number of characters that fit; called for long names only.</param>
    internal static string? Shortened(string? text, Func<int> longest)
    {
        if (text is null || text.Length <= ShortName)
        {
            return text;
        }

        var length = Math.Max(ShortName, longest());
        return text.Length <= length ? text : text[..(length - (char.IsHighSurrogate(text[length - 2]) ? 2 : 1))] + "…";
    }

    /// <summary>The properties of an object, for a type that has no other view.</summary>
    /// <param name="value">The object.</param>
    /// <returns>Lines such as <c>Name : main</c>.</returns>
    public static string[] Properties(object? value)
    {
        if (value is null)
        {
            return [];
        }

        PSPropertyInfo[] properties = [.. PSObject.AsPSObject(value).Properties];
        var width = properties.Select(property => property.Name.Length).DefaultIfEmpty().Max();
        return [.. properties.Select(property => $"{VisibleText.Of(property.Name).PadRight(width)} : {Text(property.Value)}")];
    }

    private static string PlainText(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        null => string.Empty,
        string text => text,
        SecureString => Secret.Mask,
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable items when items.GetType().GetMethod(nameof(ToString), [])?.DeclaringType?.Namespace != nameof(Neon) =>
            string.Join(", ", items.Cast<object?>().Select(PlainText)),
        var other => other.ToString() ?? string.Empty,
    };
}
