namespace Neon.Commands;

/// <summary>Advice for what Neon did not find: in terms of what such a thing is named by, with the cmdlet that lists its kind.</summary>
internal static class MissingAdvice
{
    // What the API names by a name alone. Everything else has an id.
    private static readonly string[] NamedByName =
        ["Role", "Database", "Function", "Bucket", "BucketObject", "CustomDomain", "AuthOAuthProvider", "AuthProvider", "Field"];

    // What cmdlets take by its id or by its name.
    private static readonly string[] NamedByEither = ["Project", "Branch", "Endpoint", "Snapshot", "Organization"];

    // Neon lists none of these, or nobody knows what it is.
    private static readonly string[] Unlisted = ["AuthUser", "AuthProvider", "ProjectTransferRequest"];

    /// <summary>The advice.</summary>
    /// <param name="resource">The kind, as the errors' ids have it: <c>CustomDomain</c>.</param>
    public static string Of(string resource)
    {
        if (resource == NeonErrors.UnknownResource)
        {
            return "Check the path, and the names and ids in it.";
        }

        var noun = resource == "Field" ? "LogField" : resource;
        var lister = $"Get-Neon{noun}";
        var check = !NamedByName.Contains(resource) ? "Check the id, and that this key can reach it."
            : resource == "BucketObject" ? "Check the key of the object: it must match exactly, including case."
            : "Check the name: it must match exactly, including case.";
        return check
            + (Unlisted.Contains(resource) ? string.Empty : $" {lister} lists what there is.")
            + (NamedByEither.Contains(resource) ? $" If it is a name that looks like an id, find it with {lister} -Name and pipe it in." : string.Empty);
    }
}
