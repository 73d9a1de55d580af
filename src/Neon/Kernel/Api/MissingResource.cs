namespace Neon;

/// <summary>Turns the answer that a resource is not there into null or into better words, where the caller wants that.</summary>
internal static class MissingResource
{
    private static readonly string[] Parents = ["project", "branch", "database"];

    /// <summary>What is read, or null when there is none. A resource that the key may not see is no missing one.</summary>
    public static async Task<T?> OrNullIfMissingAsync<T>(this Task<T> reading)
        where T : class
    {
        try
        {
            return await reading.ConfigureAwait(false);
        }
        catch (NeonApiException gone) when (gone.IsMissing)
        {
            return null;
        }
    }

    /// <summary>
    /// What is read; where it is missing, the error says so in words of ours. Where Neon says that the project or the branch
    /// is what is missing, its own words stay.
    /// </summary>
    /// <param name="reading">The reading.</param>
    /// <param name="resource">What kind of resource is missing, such as <c>DataApi</c>; it makes the error's id.</param>
    /// <param name="message">What is missing, in words.</param>
    /// <param name="advice">What the user can do.</param>
    public static async Task<T> ExplainMissingAsync<T>(this Task<T> reading, string resource, string message, string advice)
    {
        try
        {
            return await reading.ConfigureAwait(false);
        }
        catch (NeonApiException gone) when (gone.IsMissing && !IsParent(gone.Message))
        {
            throw gone.Told(message, advice, resource);
        }
    }

    private static bool IsParent(string message) => Array.Exists(
        Parents, parent => message.StartsWith(parent + " not found", StringComparison.OrdinalIgnoreCase));
}
