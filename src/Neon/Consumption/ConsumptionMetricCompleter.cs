namespace Neon.Commands;

/// <summary>Completes metrics: of branches, of projects or of the older plans, depending on the command.</summary>
internal sealed class ConsumptionMetricCompleter : NeonCompleter
{
    /// <summary>Whether text is the name of a metric.</summary>
    public static bool IsKnown(string text) => Meanings.ContainsKey(text);

    private static readonly Dictionary<string, string> Meanings = new(StringComparer.Ordinal)
    {
        ["compute_unit_seconds"] = "Compute: seconds times compute units",
        ["root_branch_bytes_month"] = "Storage of root branches, in byte-months",
        ["child_branch_bytes_month"] = "Storage of child branches, in byte-months",
        ["instant_restore_bytes_month"] = "Storage of the history for instant restore, in byte-months",
        ["public_network_transfer_bytes"] = "Bytes sent over the public network",
        ["private_network_transfer_bytes"] = "Bytes sent over private networks",
        ["extra_branches_month"] = "Branches beyond those included in the plan, in branch-months",
        ["snapshot_storage_bytes_month"] = "Storage of snapshots, in byte-months",
        ["active_time_seconds"] = "Seconds that the computes were active",
        ["compute_time_seconds"] = "CPU seconds used by the computes",
        ["written_data_bytes"] = "Bytes written to all branches",
        ["synthetic_storage_size_bytes"] = "Bytes of data and history together (deprecated)",
        ["data_storage_bytes_hour"] = "Storage, in byte-hours",
        ["logical_size_bytes"] = "The size of the data in bytes",
        ["logical_size_bytes_hour"] = "The size of the data over time, in byte-hours",
    };

    internal override CompletionList Offer(CompletionCall call, string word) => KnownValueCompleter.ListOf(Metrics(call).Select(metric => (metric, Meanings[metric])));

    internal override IEnumerable<CompletionItem> Sort(IEnumerable<CompletionItem> items) => items;

    private static IReadOnlyList<string> Metrics(CompletionCall call) =>
        call.Has(nameof(GetNeonProjectConsumptionCommand.Legacy)) ? LegacyProjectConsumption.Metrics
        : call.Command.EndsWith("BranchConsumption", StringComparison.OrdinalIgnoreCase) ? MeteredConsumption.MetricsOfBranches
        : ProjectConsumption.MetricsOfProjects;
}
