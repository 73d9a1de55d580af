using System.Management.Automation;

namespace Neon.Commands;

/// <summary>An object that was given to a cmdlet: as the value of a parameter, or by the pipe.</summary>
/// <param name="Identity">What it names; null for a piped object that only supplies properties.</param>
/// <param name="Input">The object.</param>
internal sealed record GivenPart(ResourceIdentity? Identity, PSObject Input)
{
    /// <summary>What an error is about.</summary>
    public object Target => (object?)Identity ?? (Input.BaseObject is NeonObject model ? model : Input);

    /// <summary>What it is, at the beginning of a sentence.</summary>
    public string Words => Identity is null ? char.ToUpperInvariant(PipedWords[0]) + PipedWords[1..] : $"The {Identity.Kind} {Identity}";

    private string PipedWords => TypedTargetRule.Words(Input);

    /// <summary>The key of what the object lies in; null if it does not know it.</summary>
    public string? Find(string key) => PlainObject.IsPlain(Input) ? PlainObject.Find(PlainObject.Of(Input)!, key) : Input.Properties[key]?.Value as string;
}
