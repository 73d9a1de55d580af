using System.Globalization;

namespace Neon.Emulator;

/// <summary>
/// The simulated consumption of a branch in an hour, calculated from its id and the hour, in proportion to the size of its computes
/// and to how much of the hour it existed. The result is always the same, and the sums of hours, days and months agree.
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

    public static long OfBranch(ProjectState project, BranchState branch, string metric, IEnumerable<DateTimeOffset> hours, DateTimeOffset now)
    {
        Func<DateTimeOffset, long> figure = Figure(project, branch, metric);
        return hours.Sum(hour => (long)(figure(hour) * Lifetime(branch, hour, now)));
    }

    public static long OfProject(ProjectState project, string metric, IReadOnlyList<DateTimeOffset> hours, DateTimeOffset now) => metric switch
    {
        "extra_branches_month" => hours.Count(hour => hour is { Day: 1, Hour: 0 }) * Math.Max(0, project.LiveBranches.Count() - IncludedBranches),
        "snapshot_storage_bytes_month" => project.Snapshots.Values.Sum(snapshot => hours.Count(hour => hour >= snapshot.CreatedAt) * (snapshot.Point.Content.LogicalSize / HoursPerMonth)),
        // A storage size is the last value, not the sum.
        "synthetic_storage_size_bytes" or "logical_size_bytes" =>
            hours.Count == 0 ? 0 : project.Branches.Values.Where(branch => Lifetime(branch, hours[^1], now) > 0).Sum(branch => branch.Content.LogicalSize),
        _ => project.Branches.Values.Sum(branch => OfBranch(project, branch, metric, hours, now)),
    };

    /// <summary>The part of the hour from a time in which the branch existed: 0 to 1.</summary>
    private static double Lifetime(BranchState branch, DateTimeOffset hour, DateTimeOffset now)
    {
        DateTimeOffset begin = branch.CreatedAt > hour ? branch.CreatedAt : hour;
        DateTimeOffset end = new[] { hour.AddHours(1), branch.DeletedAt ?? now, now }.Min();
        return Math.Max(0, (end - begin).TotalHours);
    }

    private static Func<DateTimeOffset, long> Figure(ProjectState project, BranchState branch, string metric)
    {
        bool isRoot = branch.ParentId is null;
        double size = project.EndpointsOf(branch.Id).Sum(endpoint => endpoint.MaxCu);
        bool hasCompute = size > 0;
        ulong seed = Seed(string.Create(CultureInfo.InvariantCulture, $"{branch.Id} {metric}"));
        long Between(long least, double most, DateTimeOffset hour) =>
            least + (long)(Mix(seed, (ulong)(hour.UtcTicks / TimeSpan.TicksPerHour)) % (ulong)(most - least + 1));
        return metric switch
        {
            "compute_unit_seconds" or "compute_time_seconds" => hour => Between(0, BusySeconds * size, hour),
            "active_time_seconds" => hour => hasCompute ? Between(0, 3600, hour) : 0,
            "root_branch_bytes_month" => _ => isRoot ? branch.Content.LogicalSize / HoursPerMonth : 0,
            "child_branch_bytes_month" => hour => isRoot ? 0 : Between(100, branch.Content.LogicalSize / HoursPerMonth, hour),
            "instant_restore_bytes_month" => hour => Between(0, 5_000, hour),
            "public_network_transfer_bytes" => hour => hasCompute ? Between(0, 2_000_000, hour) : 0,
            "private_network_transfer_bytes" => hour => hasCompute ? Between(0, 100_000, hour) : 0,
            "written_data_bytes" => hour => hasCompute ? Between(0, 500_000, hour) : 0,
            _ => _ => branch.Content.LogicalSize,
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
