namespace Neon;

/// <summary>Turns the answer that a resource is not there into null, where that is what the caller wants to know.</summary>
internal static class MissingResource
{
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
}
