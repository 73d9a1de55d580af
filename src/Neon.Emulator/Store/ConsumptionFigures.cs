using System.Globalization;

namespace Neon.Emulator;

/// <summary>
/// The simulated consumption of a branch in an hour, calculated from its id and the hour, in proportion to the size that its computes
/// had and to how much of the hour it existed. The result for a past hour never changes, and the sums of hours, days and months agree.
/// </summary>
internal static class ConsumptionFigures
{
    private const int HoursPerMonth = 730;
    private const int IncludedBranches = 10;

    // At most half of an hour at full size.
    private const double BusySeconds = 1800;

    public static IReadOnlyList<string> OfBranches { get; } =
    [
        "compute_unit_seconds", "root_branch_bytes_month", "child_branch_bytes_month", "instant_restore_bytes_month",
        "public_network_transfer_bytes", "private_network_transfer_bytes",
    ];

    public static IReadOnlyList<string> OfProjects { get; } = [.. OfBranches, "extra_branches_month", "snapshot_storage_bytes_month"];

    public static IReadOnlyList<string> OfLegacyPlans { get; } =
    [
        "active_time_seconds", "compute_time_seconds", "written_data_bytes", "synthetic_storage_size_bytes",
        "data_storage_bytes_hour", "logical_size_bytes", "logical_size_bytes_hour",
    ];

    public static long OfBranch(BranchState branch, string metric, IEnumerable<DateTimeOffset> hours, DateTimeOffset now)
    {
        ulong seed = Seed(string.Create(CultureInfo.InvariantCulture, $"{branch.Id} {metric}"));
        return hours.Sum(hour => branch.Meter.In(hour, now).Sum(metered => (long)(Figure(metered.Reading, metric, seed, hour) * metered.Part)));
    }

    public static long OfProject(ProjectState project, string metric, IReadOnlyList<DateTimeOffset> hours, DateTimeOffset now) => metric switch
    {
        "extra_branches_month" => hours.Where(hour => hour is { Day: 1, Hour: 0 }).Sum(hour => Math.Max(0, project.Branches.Values.Count(branch => branch.Meter.WasLive(hour)) - IncludedBranches)),
        "snapshot_storage_bytes_month" => project.MeteredSnapshots.Values.Sum(snapshot =>
            hours.Count(hour => hour >= snapshot.CreatedAt && (snapshot.DeletedAt is not { } end || hour < end)) * (snapshot.Size / HoursPerMonth)),
        // A storage size is the last value, not the sum.
        "synthetic_storage_size_bytes" or "logical_size_bytes" =>
            hours.Count == 0 ? 0 : project.Branches.Values.Sum(branch => branch.Meter.In(hours[^1], now).LastOrDefault().Reading?.LogicalSize ?? 0),
        _ => project.Branches.Values.Sum(branch => OfBranch(branch, metric, hours, now)),
    };

    private static long Figure(MeterReading reading, string metric, ulong seed, DateTimeOffset hour)
    {
        bool hasCompute = reading.Cu > 0;
        long Between(long least, double most) =>
            least + (long)(Mix(seed, (ulong)(hour.UtcTicks / TimeSpan.TicksPerHour)) % (ulong)(most - least + 1));
        return metric switch
        {
            "compute_unit_seconds" or "compute_time_seconds" => Between(0, BusySeconds * reading.Cu),
            "active_time_seconds" => hasCompute ? Between(0, 3600) : 0,
            "root_branch_bytes_month" => reading.IsRoot ? reading.LogicalSize / HoursPerMonth : 0,
            "child_branch_bytes_month" => reading.IsRoot ? 0 : Between(100, reading.LogicalSize / HoursPerMonth),
            "instant_restore_bytes_month" => Between(0, 5_000),
            "public_network_transfer_bytes" => hasCompute ? Between(0, 2_000_000) : 0,
            "private_network_transfer_bytes" => hasCompute ? Between(0, 100_000) : 0,
            "written_data_bytes" => hasCompute ? Between(0, 500_000) : 0,
            _ => reading.LogicalSize,
        };
    }

    private static ulong Seed(string text)
    {
        ulong hash = 14695981039346656037;
        foreach (char character in text)
        {
            hash = (hash ^ character) * 1099511628211;
        }

        return hash;
    }

    private static ulong Mix(ulong seed, ulong number)
    {
        ulong mixed = seed + (number * 0x9E3779B97F4A7C15);
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
