namespace Neon.Commands;

/// <summary>Advice for a resource that was not found: what to check, and the cmdlet that lists such resources.</summary>
internal static class MissingAdvice
{
    /// <summary>The advice.</summary>
    /// <param name="resource">The kind of resource.</param>
    /// <param name="place">Its parents, as <see cref="Resource.ToListIn"/> needs them.</param>
    public static string Of(Resource resource, string? place)
    {
        if (resource == ResourceTable.Unknown)
        {
            return "Check the path, and the names and ids in it.";
        }

        var check = resource.NamedBy != NamedBy.Name ? "Check the id, and whether this key has access."
            : resource.Parameters is [var parameter] && parameter.EndsWith("_key", StringComparison.Ordinal) ? $"Check the key of the {resource.Kind}: it must match exactly, including case."
            : "Check the name: it must match exactly, including case.";
        return check
            + (resource.ToListIn(place) is { } list ? $" {list}" : string.Empty)
            + (resource is { NamedBy: NamedBy.Either, Lister: { } finds } ? $" If this is a name that looks like an id, find the {resource.Kind} with {finds} -Name and pipe it in." : string.Empty);
    }
}
