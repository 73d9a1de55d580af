namespace Neon;

/// <summary>
/// Marks a member that every valid response has: the list or the object that the contract defines, and the ids in it. A response
/// without it is not from Neon. An id must also match the one in the request's route.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class RequiredInResponseAttribute : Attribute
{
    /// <summary>Whether null is a valid value, so that only a missing member is an error.</summary>
    public bool AllowsNull { get; init; }
}

/// <summary>
/// Marks a member that may be missing but makes the response invalid if it cannot be read, because the module acts on it: what
/// says that a list continues or is incomplete, and what has to be sent to a store.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NeverLeftOutAttribute : Attribute;
