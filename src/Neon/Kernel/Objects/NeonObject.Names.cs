using System.Text.Json.Serialization;

namespace Neon;

/// <content>The names of the parents of an object, for its views.</content>
public abstract partial class NeonObject
{
    /// <summary>
    /// The names, by id, of the parents that the cmdlet knew when it emitted the object. Views show them beside the ids. They are
    /// not part of the object: a parent can have been renamed since.
    /// </summary>
    [JsonIgnore]
    internal IReadOnlyDictionary<string, string>? ParentNames { get; set; }

    /// <summary>The id and the name of the object, if it can be a parent.</summary>
    [JsonIgnore]
    internal virtual (string? Id, string? Name) AsParent => default;
}
