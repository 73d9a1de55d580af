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

/// <summary>Samples of cron schedules.</summary>
internal sealed class CronCompleter() : SampleCompleter(
    ("*/15 * * * *", "every 15 minutes"),
    ("0 * * * *", "every hour"),
    ("0 3 * * *", "every day at 03:00 UTC"),
    ("0 3 * * 1", "every Monday at 03:00 UTC"),
    ("0 3 1 * *", "on the first day of each month at 03:00 UTC"));
