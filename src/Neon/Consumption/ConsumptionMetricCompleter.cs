namespace Neon.Commands;

/// <summary>Completes metrics: of branches, of projects or of the older plans, depending on the command.</summary>
internal sealed class ConsumptionMetricCompleter : NeonCompleter
{
    internal override CompletionList Offer(CompletionCall call, string word) => new([.. Metrics(call).Select(metric => new CompletionItem(metric))]);

    internal override IEnumerable<CompletionItem> Sort(IEnumerable<CompletionItem> items) => items;

    private static IReadOnlyList<string> Metrics(CompletionCall call) =>
        call.Has(nameof(GetNeonProjectConsumptionCommand.Legacy)) ? LegacyProjectConsumption.Metrics
        : call.Command.EndsWith("BranchConsumption", StringComparison.OrdinalIgnoreCase) ? MeteredConsumption.MetricsOfBranches
        : ProjectConsumption.MetricsOfProjects;
}
