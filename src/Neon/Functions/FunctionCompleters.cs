namespace Neon.Commands;

/// <summary>Completes functions by slug; display names match as well.</summary>
internal sealed class FunctionCompleter : BranchItemCompleter<Function>
{
    internal override CompletionForm Form => CompletionForm.Id;

    private protected override IAsyncEnumerable<Function> List(NeonClient client, BranchKey branchKey, CancellationToken cancellation) =>
        new FunctionApi(client).ListAsync(branchKey, cancellation);

    private protected override CompletionItem Describe(Function item) => new(item.Name, item.FunctionSlug)
    {
        Details = [FunctionDisplay.Deployment(item)],
        Since = item.CreatedAt,
    };
}

/// <summary>Completes the runtimes of functions.</summary>
internal sealed class FunctionRuntimeCompleter() : KnownValueCompleter(
    ("nodejs24", "Version 24 of Node.js"));
