namespace Neon.Commands;

/// <summary>Evaluates the progress of a Data API that is being created.</summary>
internal static class DataApiWait
{
    public static WaitState Judge(DataApi now) => new(
        $"the Data API of {now.DatabaseName}", now.Status, !now.IsUnderWay, HasFailed(now.Status) ? "Neon did not give a reason." : null);

    private static bool HasFailed(string? status) => status is not null
        && (status.Contains("error", StringComparison.OrdinalIgnoreCase) || status.Contains("fail", StringComparison.OrdinalIgnoreCase));
}
