using System.Collections;
using System.Management.Automation;
using Neon.Commands;

namespace Neon;

/// <summary>
/// Accepts text, or an object that has the text as a property. PowerShell would use the ToString of any object: a branch that was
/// piped in by mistake would be sent as an email address.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TextOrPropertyAttribute(string property) : ArgumentTransformationAttribute
{
    /// <summary>The text of a value, or of each value of a list.</summary>
    /// <param name="engineIntrinsics">Not used.</param>
    /// <param name="inputData">The bound value.</param>
    /// <returns>The text, or the texts.</returns>
    /// <exception cref="ArgumentTransformationMetadataException">An object does not have the property.</exception>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        inputData is null ? null
        : PSObject.AsPSObject(inputData).BaseObject is IList list ? list.Cast<object?>().Select(Text).ToArray()
        : Text(inputData);

    private string? Text(object? value) => value is null ? null : PSObject.AsPSObject(value) switch
    {
        { BaseObject: string text } => text,
        { BaseObject: IDictionary table } item when table[property] is string text => Of(text, item),
        var item when item.Properties[property]?.Value is { } own && PSObject.AsPSObject(own).BaseObject is string { Length: > 0 } text => Of(text, item),
        var item => throw new ArgumentTransformationMetadataException($"An object of type {VisibleText.Of(item.BaseObject.GetType().Name)} is not text and has no {property}."),
    };

    // A copy, because the same text can come from two rows.
    private static string Of(string text, PSObject item) => (PlainObject.Of(item) ?? (item.BaseObject is NeonObject ? item : null)) is { } origin ? RowOrigin.From(new string(text.AsSpan()), origin) : text;
}
