namespace Neon.Commands;

/// <summary>What a parameter takes for an item.</summary>
internal enum CompletionForm
{
    /// <summary>Its name, or its id where the name would not do.</summary>
    Identity,

    /// <summary>Its id; it is found by its name as well.</summary>
    Id,

    /// <summary>Its name as a pattern, in which wildcards are escaped.</summary>
    Pattern,
}
