namespace Neon.Commands;

/// <summary>Tells how a Data API that comes about gets on.</summary>
internal static class DataApiWait
{
    public static WaitState Judge(DataApi now) => new(
        $"the Data API of {now.DatabaseName}", now.Status, !now.IsUnderWay, HasFailed(now.Status) ? "Neon gives no reason." : null);

    private static bool HasFailed(string? status) => status is not null
        && (status.Contains("error", StringComparison.OrdinalIgnoreCase) || status.Contains("fail", StringComparison.OrdinalIgnoreCase));
}
