using System.Management.Automation;
using System.Reflection;

namespace Neon.Commands;

/// <summary>An object that was given to a cmdlet: as the value of a parameter, or by the pipe.</summary>
/// <param name="Parameter">The parameter that takes it; null for a piped object that only supplies properties.</param>
/// <param name="Identity">What it names; null for a piped object that only supplies properties.</param>
/// <param name="Input">The object.</param>
internal sealed record GivenPart(PropertyInfo? Parameter, ResourceIdentity? Identity, PSObject Input)
{
    /// <summary>The object as a row, whether it is a plain object or a hashtable; null for anything else.</summary>
    public PSObject? Row { get; } = PlainObject.Of(Input);

    /// <summary>What an error is about.</summary>
    public object Target => (object?)Identity ?? (Input.BaseObject is NeonObject model ? model : Input);

    /// <summary>What it is, at the beginning of a sentence.</summary>
    public string Words => Identity is null ? char.ToUpperInvariant(PipedWords[0]) + PipedWords[1..]
        // A database names the Data API for it, and a branch its Neon Auth: it is called what it is.
        : Input.BaseObject is NeonObject model && ResourceIdentity.KindOfModel(model.GetType().Name) is var kind && kind != Identity.Kind ? $"The {kind} {VisibleText.Of(model.ToString())}"
        : $"The {Identity.Kind} {Identity}";

    private string PipedWords => TypedTargetRule.Words(Input);

    /// <summary>The parent of the object, by id or by name; null if the object does not have it.</summary>
    public NamedParent? Find(ParentParameter parent) => Row is not null
        ? parent.In(Row).Select(column => NamedParent.Of(column.Named)).FirstOrDefault()
        : Input.Properties[parent.Key]?.Value is string key ? parent.IsByName ? new(null, key, null) : new(key, null, null) : null;
}

/// <summary>What an object or a parameter says that it lies in.</summary>
/// <param name="Id">The id, as far as it is known.</param>
/// <param name="Name">The name, as far as it is known.</param>
/// <param name="Identity">Looks the id up; null for an object that knows it.</param>
internal sealed record NamedParent(string? Id, string? Name, ResourceIdentity? Identity)
{
    public static NamedParent Of(ResourceIdentity identity) => new(identity.Id, identity.Name, identity);

    /// <summary>It as the user wrote it.</summary>
    public override string ToString() => Identity?.ToString() ?? VisibleText.Of(Id ?? Name);
}
