using System.Text.Json.Serialization;

namespace Neon;

/// <content>The names of the resources whose ids an object contains, for its views.</content>
public abstract partial class NeonObject
{
    /// <summary>
    /// The names that are known over the connection of the cmdlet that emitted the object. Views show them before the ids. They are
    /// not part of the object.
    /// </summary>
    [JsonIgnore]
    internal KnownNames? Names { get; set; }

    /// <summary>The id and the name of the object, if other objects contain its id.</summary>
    [JsonIgnore]
    internal virtual NamedId AsNamed => default;
}
