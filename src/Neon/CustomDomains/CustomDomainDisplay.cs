namespace Neon;

public static partial class Display
{
    /// <summary>What answers at a custom domain.</summary>
    /// <param name="domain">The custom domain.</param>
    /// <returns>The slug of a function, or the kind and the id of something else.</returns>
    public static string LeadsTo(CustomDomain? domain) => VisibleText.Of(domain?.FunctionSlug ?? $"{domain?.EntityType} {domain?.EntityId}".Trim());
}
