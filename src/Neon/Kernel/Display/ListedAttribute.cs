namespace Neon;

/// <summary>
/// The lines of the view's list that PowerShell shows for an object after objects of another type in the same output.
/// </summary>
/// <param name="properties">Their labels, in order: properties, or short headings.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class ListedAttribute(params string[] properties) : Attribute
{
    /// <summary>The labels, in order.</summary>
    public string[] Properties { get; } = properties;

    /// <summary>
    /// The properties by which Compare-Object and Group-Object distinguish objects that come from a file or a job. The objects
    /// themselves compare by their own keys.
    /// </summary>
    public string[] Keys { get; set; } = [];

    /// <summary>
    /// Short headings of the view, such as <c>Age</c>: the names of the internal properties with their values. They become
    /// hidden members of the type.
    /// </summary>
    public string[] Headings { get; set; } = [];
}
