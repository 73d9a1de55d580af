using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Reliability;

/// <summary>What is true for every command and every fault, and the table of the outcomes.</summary>
public sealed class FaultMatrixTests(FaultMatrix matrix) : IClassFixture<FaultMatrix>
{
    private IEnumerable<FaultCell> Changes => matrix.Cells.Where(cell => cell.Command.IsChange);

    private IEnumerable<FaultCell> Reads => matrix.Cells.Where(cell => !cell.Command.IsChange);

    [Fact]
    public void No_change_is_applied_twice() => Never(Changes, cell => cell.Effects > 1);

    [Fact]
    public void A_change_reported_as_done_was_applied_once() => Never(Changes, cell => cell.Succeeds && !(cell is { IsDone: true, Effects: 1, Items: 1 }));

    [Fact]
    public void An_applied_change_that_is_not_reported_as_done_is_reported_as_unknown() =>
        Never(Changes, cell => cell is { Succeeds: false, ErrorId: not "NeonOutcomeUnknown" } && (cell.IsDone || cell.Effects > 0));

    [Fact]
    public void The_state_matches_the_recorded_effects() => Never(Changes, cell => cell.IsDone != (cell.Effects == 1));

    [Fact]
    public void A_read_without_an_error_is_complete() => Never(Reads, cell => cell.Succeeds && cell.Items != cell.AllItems);

    [Fact]
    public void A_file_exists_only_if_it_is_complete() =>
        Never(Reads.Where(cell => cell.Command.IsDone is not null), cell => cell.Succeeds != cell.IsDone);

    [Fact]
    public void A_failure_is_one_error_with_a_message_and_advice() => Never(
        matrix.Cells.Where(cell => !cell.Succeeds),
        cell => cell.Errors.Count > 1
            || cell.Errors[0].Exception is not NeonApiException
            || cell.Errors[0].ErrorDetails is not { Message.Length: > 0, RecommendedAction.Length: > 0 } details
            || details.Message.Contains('<', StringComparison.Ordinal));

    [Fact]
    public void Nothing_is_sent_to_another_host() => Never(matrix.Cells, cell => cell.Hosts.Any(host => host != cell.Host));

    [Fact]
    public void No_response_body_or_timer_is_leaked() => Never(matrix.Cells, cell => cell.LeftOver != 0);

    [Fact]
    [Trait(ApprovedFile.Trait, ApprovedFile.Files)]
    public void The_document_matches_the_observed_results() => GeneratedSection.Check(
        "docs/reliability.md",
        "faults",
        GeneratedSection.Table(
            ["fault", .. matrix.Commands.Select(command => command.Title)],
            FaultCase.All.GroupBy(CellsOf).Select(alike => (IReadOnlyList<string>)[
                string.Join("; ", alike.Select(fault => fault.Title)), alike.Key])));

    // Faults with the same outcome for every command share a row.
    private string CellsOf(FaultCase fault) => string.Join(" | ", matrix.Commands.Select(command =>
        matrix.Cells.SingleOrDefault(cell => cell.Fault == fault && cell.Command == command)?.Words ?? string.Empty));

    private static void Never(IEnumerable<FaultCell> cells, Func<FaultCell, bool> isWrong) =>
        Assert.Equal([], cells.Where(isWrong).Select(cell => cell.ToString()));
}
