namespace Neon;

/// <summary>Explains a refusal that is about an unknown region: it names the regions that may have been meant.</summary>
internal static class RegionRefusal
{
    private const string Advice = "Get-NeonRegion lists the regions.";

    /// <summary>Sends a change that contains a region. The regions are requested only if Neon refuses the change.</summary>
    /// <param name="sending">The change.</param>
    /// <param name="region">The region, if one was specified.</param>
    /// <param name="client">The client.</param>
    /// <param name="organizationId">The organization whose regions are available.</param>
    /// <param name="cancellation">Stops the call.</param>
    public static async Task<T> ExplainRegionAsync<T>(this Task<T> sending, string? region, NeonClient client, string? organizationId, CancellationToken cancellation)
    {
        try
        {
            return await sending.ConfigureAwait(false);
        }
        catch (NeonApiException refusal) when (refusal.IsRefusal && region is not null && refusal.Message.Contains("region", StringComparison.OrdinalIgnoreCase))
        {
            throw await FindAsync(client, organizationId, cancellation).ConfigureAwait(false) is { Count: > 0 } regions && !regions.Any(one => one.RegionId == region)
                ? refusal.With(Text(region, regions), Advice, failure: NeonFailure.InvalidInput)
                : refusal;
        }
    }

    /// <summary>Before a confirmation, refuses a region that does not exist, with the same error.</summary>
    public static async Task ForeseeAsync(string? region, NeonClient client, string? organizationId, CancellationToken cancellation)
    {
        if (region is not null && await FindAsync(client, organizationId, cancellation).ConfigureAwait(false) is { Count: > 0 } regions && !regions.Any(one => one.RegionId == region))
        {
            throw new NeonApiException(NeonFailure.InvalidInput, Text(region, regions)) { Advice = Advice };
        }
    }

    /// <inheritdoc cref="ExplainRegionAsync{T}"/>
    public static Task ExplainRegionAsync(this Task sending, string? region, NeonClient client, string? organizationId, CancellationToken cancellation) =>
        CompletedAsync(sending).ExplainRegionAsync(region, client, organizationId, cancellation);

    /// <summary>The question whether a similar region was meant: one whose name contains the text, or whose id is spelled like it.</summary>
    internal static string Hint(string region, IReadOnlyList<Region> regions)
    {
        var named = regions.Where(one => one.Name?.Contains(region, StringComparison.OrdinalIgnoreCase) == true || one.RegionId?.Contains(region, StringComparison.OrdinalIgnoreCase) == true).ToArray();
        var similar = named.Length > 0 ? named : regions.Where(one => SimilarNames.Are(region, one.RegionId ?? string.Empty) || SimilarNames.Are(region, PlaceOf(one) ?? string.Empty));
        return SimilarNames.Suggestion(similar.Select(one => PlaceOf(one) is { } place ? $"{one.RegionId} ({place})" : one.RegionId!));
    }

    private static string Text(string region, IReadOnlyList<Region> regions) => $"There is no region '{region}'.{Hint(region, regions)}";

    private static async Task<bool> CompletedAsync(Task sending)
    {
        await sending.ConfigureAwait(false);
        return true;
    }

    // "AWS Europe Central 1 (Frankfurt)"
    private static string? PlaceOf(Region region) =>
        region.Name?.Split('(', ')') is [_, { Length: > 0 } place, ..] ? place : null;

    private static async Task<IReadOnlyList<Region>> FindAsync(NeonClient client, string? organizationId, CancellationToken cancellation)
    {
        try
        {
            return await new RegionApi(client.ForOneRequest()).ListAsync(organizationId, cancellation).ConfigureAwait(false);
        }
        catch (NeonApiException)
        {
            // Organization keys cannot list regions.
            return [];
        }
    }
}
