namespace Neon;

/// <summary>
/// Marks a member that a response cannot do without: the list or the object that the contract promises, and the ids in it.
/// A response that lacks one is not Neon's. An id, moreover, has to be the one that the request's route names.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class RequiredInResponseAttribute : Attribute
{
    /// <summary>Whether null is a value of the member, so that only its absence counts.</summary>
    public bool AllowsNull { get; init; }
}

/// <summary>
/// Marks a member that may be missing, but is not left out where it cannot be read, because the module acts on it: what says
/// that a list goes on or that something is missing from it, and what has to be sent to a store.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NeverLeftOutAttribute : Attribute;
