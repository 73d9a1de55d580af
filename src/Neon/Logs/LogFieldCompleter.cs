namespace Neon.Commands;

/// <summary>Completes the fields of a branch's log.</summary>
internal sealed class LogFieldCompleter : BranchItemCompleter<LogField>
{
    private protected override IAsyncEnumerable<LogField> List(NeonClient client, BranchKey branchKey, CancellationToken cancellation) =>
        Each(new LogApi(client).ListFieldsAsync(branchKey, cancellation));

    private protected override CompletionItem Describe(LogField item) => new(item.FieldName);
}
