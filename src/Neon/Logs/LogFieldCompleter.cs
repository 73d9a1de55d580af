namespace Neon.Commands;

/// <summary>Completes the fields of a branch's log.</summary>
internal sealed class LogFieldCompleter : BranchItemCompleter<LogField>
{
    private protected override IAsyncEnumerable<LogField> List(NeonClient client, string projectId, string branchId, CancellationToken cancellation) =>
        Each(new LogApi(client).ListFieldsAsync(projectId, branchId, cancellation));

    private protected override CompletionItem Describe(LogField item) => new(item.FieldName);
}
