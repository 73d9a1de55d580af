using System.Text.Json;
using System.Text.Json.Serialization;

namespace Neon;

/// <summary>The base of everything the service returns: members that this version does not know are kept, not lost.</summary>
public abstract class NeonObject
{
    private Dictionary<string, object?>? _additional;

    /// <summary>
    /// Members of the answer that this version of the module has no property for, under Neon's own names. Empty for an
    /// answer that holds none.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, object?> AdditionalProperties =>
        _additional ??= (Unknown ?? []).ToDictionary(member => member.Key, member => JsonValue.ToObject(member.Value));

    [JsonInclude]
    [JsonExtensionData]
    internal Dictionary<string, JsonElement>? Unknown { get; set; }
}
