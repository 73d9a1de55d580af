using System.Collections;
using System.Management.Automation;
using System.Reflection;

namespace Neon.Commands;

/// <summary>An object that was passed to a cmdlet, by parameter or by pipeline.</summary>
/// <param name="Parameter">The parameter that accepts it; null for a piped object that only supplies properties.</param>
/// <param name="Identity">The resource that it identifies; null for a piped object that only supplies properties, and for the row of a value.</param>
/// <param name="Input">The object.</param>
internal sealed record InputPart(PropertyInfo? Parameter, ResourceIdentity? Identity, PSObject Input)
{
    /// <summary>The object as a row, whether it is a plain object or a hashtable; null for anything else.</summary>
    public PSObject? Row { get; } = PlainObject.Of(Input);

    /// <summary>Whether the object is a hashtable, whose properties the engine does not bind.</summary>
    public bool IsTable => Input.BaseObject is IDictionary;

    /// <summary>Whether it is the row of a value, such as an email address. The value belongs to the parents in the row.</summary>
    public bool IsValue => Parameter is not null && Identity is null;

    /// <summary>The target of an error.</summary>
    public object Target => (object?)Identity ?? (Input.BaseObject is NeonObject model ? model : Input);

    /// <summary>A description of it for the beginning of a sentence.</summary>
    public string Words => IsValue ? "The row"
        : Identity is null ? Capitalized.Of(PipedWords)
        // A database identifies its Data API, and a branch its Neon Auth; the description uses the object's own kind.
        : Input.BaseObject is NeonObject model && ResourceIdentity.KindOfModel(model.GetType().Name) is var kind && kind != Identity.Kind ? $"The {kind} {VisibleText.Of(model.ToString())}"
        : $"The {Identity.Kind} {Identity}";

    private string PipedWords => TypedTargetRule.Words(Input);

    /// <summary>
    /// The columns that a change compares with the resource: those of a row, and of an object that no cmdlet emitted as it is now. Null
    /// for an untouched object of the session.
    /// </summary>
    public PSObject? Claims { get; } = PlainObject.Of(Input) ?? (Input.BaseObject is NeonObject { IsAsEmitted: false } model ? model.Claimed() : null);

    /// <summary>The type of the object, or of the object that a row was, if known.</summary>
    public string? Model => Row is not null ? RowRule.ModelOf(Row) : Input.BaseObject is NeonObject model ? model.GetType().Name : null;

    /// <summary>The resource that the object is; null if it cannot be one of this kind.</summary>
    public ResourceIdentity? As(Type? identity) => identity is null ? null : ModuleConversion.TryConvertTo(Row ?? Input.BaseObject, identity) as ResourceIdentity;

    /// <summary>
    /// Refuses an object of a cmdlet on which a script has covered a key or a name with another value. PowerShell would bind and show
    /// that value, and the request would contain the object's own.
    /// </summary>
    public void EnsureUncovered(NeonCmdlet cmdlet)
    {
        if (Input.BaseObject is NeonObject model && model.FindCovered() is { } name)
        {
            cmdlet.About(Target);
            throw new NeonApiException(NeonFailure.InvalidInput, $"The {name} of the {ResourceIdentity.KindOfModel(model.GetType().Name)} {model} was replaced with Add-Member.")
            {
                Advice = "Nothing was changed. Use an object as a cmdlet returns it.",
            };
        }
    }

    /// <summary>The parent of the object, by id or by name; null if the object does not have it.</summary>
    public NamedParent? Find(ParentParameter parent) => Row is not null
        ? parent.In(Row).Select(column => NamedParent.Of(column.Named)).FirstOrDefault()
        // The address of an object is used wherever the command says, such as that of a member in another project.
        : IsValue ? null
        : Input.Properties[parent.Key]?.Value is string key ? parent.IsByName ? new(null, key, null) : new(key, null, null) : null;
}

/// <summary>The parent that an object or a parameter specifies.</summary>
/// <param name="Id">The id, if known.</param>
/// <param name="Name">The name, if known.</param>
/// <param name="Identity">Looks up the id; null for an object that has it.</param>
internal sealed record NamedParent(string? Id, string? Name, ResourceIdentity? Identity)
{
    public static NamedParent Of(ResourceIdentity identity) => new(identity.Id, identity.Name, identity);

    /// <summary>The parent as the user specified it.</summary>
    public override string ToString() => Identity?.ToString() ?? VisibleText.Of(Id ?? Name);
}
