namespace Neon.Commands;

/// <summary>Completes triggers.</summary>
internal sealed class TriggerCompleter : BranchItemCompleter<Trigger>
{
    private protected override IAsyncEnumerable<Trigger> List(NeonClient client, BranchKey branchKey, CancellationToken cancellation) =>
        Each(new TriggerApi(client).ListAsync(branchKey, cancellation));

    private protected override CompletionItem Describe(Trigger item) => new(item.Name, item.TriggerId)
    {
        Details = [item.Enabled == false ? "disabled" : null, item.Cron ?? item.BucketName, item.FunctionSlug is { } slug ? $"calls {slug}" : null],
    };
}
