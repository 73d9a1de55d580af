namespace Neon.Commands;

/// <summary>What a parameter accepts for an item.</summary>
internal enum CompletionForm
{
    /// <summary>Its name, or its id if the name is not usable.</summary>
    Identity,

    /// <summary>Its id; it is also found by its name.</summary>
    Id,

    /// <summary>Its name as a pattern, in which wildcards are escaped.</summary>
    Pattern,

    /// <summary>Its name as a pattern, or its id if the name is not usable.</summary>
    IdentityOrPattern,
}
