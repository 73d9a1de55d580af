using System.Globalization;
using System.Management.Automation;
using System.Security;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Neon;

/// <summary>
/// The base class of all objects that Neon returns. Members that this version of the module does not know are kept as
/// <c>AdditionalProperties</c>, under Neon's own names. An object without such members does not have this property.
/// </summary>
/// <remarks>
/// <para>Two objects are equal if they represent the same resource, whatever its state was when they were read. The same branch
/// read twice is one branch for <c>-eq</c>, <c>-contains</c>, <c>Select-Object -Unique</c>, <c>Compare-Object</c> and the keys of
/// hashtables. Objects without an identity, such as parts of other objects, compare by reference.</para>
/// <para>Sorted without a property, objects are ordered by name; events are ordered by time.</para>
/// </remarks>
public abstract partial class NeonObject : IJsonOnDeserialized, IViewCells
{
    private string? _storedText;

    /// <summary>Members of the response that this version of the module has no property for, under Neon's own names.</summary>
    [JsonIgnore]
    internal IReadOnlyDictionary<string, object?> AdditionalProperties => JsonValue.ToMap(Unknown);

    [JsonInclude]
    [JsonExtensionData]
    internal Dictionary<string, JsonElement>? Unknown { get; set; }

    /// <summary>The object as text for display: its name, or the properties that are set.</summary>
    /// <returns>Text in which control characters and invisible ones are escaped, as in <c>`u{1b}</c>; secrets are masked. The
    /// properties contain the true values.</returns>
    public override string ToString() => VisibleText.Of(_storedText ?? AsText());

    /// <summary>The text of the object. Default: the properties that are set, with their names.</summary>
    private protected virtual string AsText() => string.Join("; ", GetType().GetProperties()
        .Where(property => !ResourceTable.CommonParents.Any(parent => ResourceTable.PropertyOf(parent.Parameters[0]) == property.Name))
        .Select(property => (property.Name, Value: property.GetValue(this)))
        .Where(member => member.Value is not null)
        .Select(member => $"{member.Name}={Text(member.Value!)}"));

    /// <summary>Keeps the text of an object if a file or a job stored nothing else of it.</summary>
    internal void ShowAs(string text) => _storedText = text;

    void IJsonOnDeserialized.OnDeserialized() => ShowUnknown();

    /// <summary>
    /// Shows users the members that this version does not know. JSON and lists omit the property if there are
    /// none.
    /// </summary>
    internal void ShowUnknown()
    {
        if (Unknown is { Count: > 0 })
        {
            var members = PSObject.AsPSObject(this).Properties;
            members.Remove(nameof(AdditionalProperties));
            members.Add(new PSNoteProperty(nameof(AdditionalProperties), AdditionalProperties));
        }
    }

    /// <summary>A copy of the object, on which other values can be set.</summary>
    private protected T Copy<T>()
        where T : NeonObject
    {
        var copy = (T)MemberwiseClone();
        copy._emitted = null;
        copy.IsRead = false;
        copy.ShowUnknown();
        return copy;
    }

    private static string Text(object value) => value switch
    {
        SecureString or PSCredential => Secret.TextMask,
        NeonObject part => $"({part})",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? string.Empty,
    };
}
