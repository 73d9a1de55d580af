namespace Neon.Commands;

/// <summary>Completes projects that others have shared.</summary>
internal sealed class SharedProjectCompleter : ProjectCompleter
{
    internal override ValueTask<CompletionList> ListAsync(CompletionQuery query, string word) => ReadAsync(
        query,
        string.Empty,
        word,
        search => new ProjectApi(query.Client).ListSharedAsync(new ProjectFilter { Search = search }, query.Cancellation));
}
