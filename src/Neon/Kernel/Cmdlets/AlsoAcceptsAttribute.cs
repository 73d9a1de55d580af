namespace Neon.Commands;

/// <summary>Marks a parameter that takes a hashtable, and accepts more values in it than those with a text of their own.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class AlsoAcceptsAttribute(params Type[] types) : Attribute
{
    /// <summary>The further types of values.</summary>
    public IReadOnlyList<Type> Types { get; } = types;

    /// <summary>Whether a value may be a list.</summary>
    public bool AllowsLists { get; init; }

    /// <summary>Whether the cmdlet has its own meaning, or its own message, for null.</summary>
    public bool AllowsNull { get; init; }
}
