using System.Globalization;
using System.Management.Automation;
using System.Security;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Neon;

/// <summary>
/// The base of everything the service returns. Members that this version does not know are kept and shown as
/// <c>AdditionalProperties</c>, under Neon's own names; an object without such members has no such property.
/// </summary>
/// <remarks>
/// <para>Two objects are equal when they stand for the same thing, whatever state each of them has caught it in: the same
/// branch read twice is one branch, for <c>-eq</c>, <c>-contains</c>, <c>Select-Object -Unique</c>, <c>Compare-Object</c> and
/// the keys of hashtables. What stands for nothing, such as a part of an object, is equal to itself alone.</para>
/// <para>Sorted without a property, objects come in the order of their names; what happened at a time, in the order of
/// time.</para>
/// </remarks>
public abstract partial class NeonObject : IJsonOnDeserialized
{
    private string? _storedText;

    /// <summary>Members of the answer that this version of the module has no property for, under Neon's own names.</summary>
    [JsonIgnore]
    internal IReadOnlyDictionary<string, object?> AdditionalProperties => JsonValue.ToMap(Unknown);

    [JsonInclude]
    [JsonExtensionData]
    internal Dictionary<string, JsonElement>? Unknown { get; set; }

    /// <summary>The object in words, to be shown: its name, or what is set.</summary>
    /// <returns>Text in which control characters and invisible ones are escaped, as in <c>`u{1b}</c>; secrets are masked. The
    /// properties hold the true values.</returns>
    public override string ToString() => VisibleText.Of(_storedText ?? AsText());

    /// <summary>The text of the object, as Neon has it. Without another one it is what is set, by name.</summary>
    private protected virtual string AsText() => string.Join("; ", GetType().GetProperties()
        .Where(property => property.Name is not ("ProjectId" or "BranchId"))
        .Select(property => (property.Name, Value: property.GetValue(this)))
        .Where(member => member.Value is not null)
        .Select(member => $"{member.Name}={Text(member.Value!)}"));

    /// <summary>Keeps the text of an object of which a file or a job has stored nothing else.</summary>
    internal void ShowAs(string text) => _storedText = text;

    void IJsonOnDeserialized.OnDeserialized() => ShowUnknown();

    /// <summary>Lets users see the members that this version does not know. JSON and lists stay free of it where there are none.</summary>
    internal void ShowUnknown()
    {
        if (Unknown is { Count: > 0 })
        {
            var members = PSObject.AsPSObject(this).Properties;
            members.Remove(nameof(AdditionalProperties));
            members.Add(new PSNoteProperty(nameof(AdditionalProperties), AdditionalProperties));
        }
    }

    /// <summary>The same object once more, to be told apart by what is set on it afterwards.</summary>
    private protected T Copy<T>()
        where T : NeonObject
    {
        var copy = (T)MemberwiseClone();
        copy.ShowUnknown();
        return copy;
    }

    private static string Text(object value) => value switch
    {
        SecureString or PSCredential => Secret.Mask,
        NeonObject part => $"({part})",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? string.Empty,
    };
}
