namespace Neon.Commands;

/// <summary>
/// The base of completers that ask Neon. One Tab sends one request at most and takes two seconds at most; what came is kept
/// for half a minute.
/// </summary>
internal abstract class ServerCompleter : NeonCompleter
{
    /// <summary>How long anybody is made to wait.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    internal sealed override CompletionList Offer(CompletionCall call, string word)
    {
        if (call.Connect() is not var (connection, context))
        {
            return CompletionList.Unknown;
        }

        using var limit = new CancellationTokenSource(Patience, connection.Clock);
        var query = new CompletionQuery(call, connection, context, limit.Token);
        // On another thread, so that not even loading the transport can hold up who is typing.
        return Task.Run(() => ListPlainAsync(query, word), limit.Token).WaitAsync(limit.Token).GetAwaiter().GetResult();
    }

    // A tooltip is text and nothing but that: what colours a view would only be seen as letters.
    private Task<CompletionList> ListPlainAsync(CompletionQuery query, string word)
    {
        Palette.IsOff.Value = true;
        return ListAsync(query, word).AsTask();
    }

    /// <summary>The list; empty while its parent is not known, or when there is no request left to ask for it.</summary>
    /// <param name="query">What may be asked.</param>
    /// <param name="word">What to look for, where a list is too long to be read as a whole.</param>
    internal abstract ValueTask<CompletionList> ListAsync(CompletionQuery query, string word);

    /// <summary>The id of the one item with an exact name; null as long as it is not known.</summary>
    internal async ValueTask<string?> FindAsync(CompletionQuery query, string name) =>
        IdOf(await ListAsync(query with { OnlyRecalls = true }, name).ConfigureAwait(false), name)
        ?? IdOf(await ListAsync(query, name).ConfigureAwait(false), name);

    private static string? IdOf(CompletionList list, string name) =>
        list.Items.Where(item => item.Name == name).Select(item => item.Id).ToArray() is [var id] ? id : null;
}

/// <summary>The base of completers that read one kind of object from Neon.</summary>
/// <typeparam name="T">What is listed.</typeparam>
internal abstract class ServerCompleter<T> : ServerCompleter
{
    /// <summary>
    /// How many items a page holds, of a list that Neon can search: once a page is full, what matches the word is asked for.
    /// A shorter page is taken for the last one, though Neon may name a next.
    /// </summary>
    private protected virtual int? SearchablePage => null;

    /// <summary>Says of an object what is offered.</summary>
    private protected abstract CompletionItem Describe(T item);

    /// <inheritdoc cref="Describe"/>
    private protected virtual IEnumerable<CompletionItem> DescribeAll(IReadOnlyList<T> items) => items.Select(Describe);

    /// <summary>The list of a parent: what is kept of it, or else what one request gives.</summary>
    private protected async ValueTask<CompletionList> ReadAsync(
        CompletionQuery query, string parent, string word, Func<string?, IAsyncEnumerable<T>> list)
    {
        var key = new CompletionKey(GetType(), parent);
        if (word.Length > 0 && query.Cache.Recall(key) is { IsPartial: true })
        {
            key = key with { Search = word };
        }

        return query.Find(key) ?? await AskAsync(query, key, list).ConfigureAwait(false);
    }

    /// <summary>A list that comes as a whole.</summary>
    private protected static async IAsyncEnumerable<T> Each(Task<IReadOnlyList<T>> list)
    {
        foreach (var item in await list.ConfigureAwait(false))
        {
            yield return item;
        }
    }

    private async ValueTask<CompletionList> AskAsync(CompletionQuery query, CompletionKey key, Func<string?, IAsyncEnumerable<T>> list)
    {
        if (query.OnlyRecalls || query.Client.IsSpent)
        {
            return CompletionList.Unknown;
        }

        var changes = query.Cache.Ask(key);
        var items = new List<T>();
        try
        {
            await foreach (var item in list(key.Search).ConfigureAwait(false))
            {
                items.Add(item);
            }
        }
        catch (OperationCanceledException) when (query.Client.WantedMore)
        {
            // The first page has come, and there are more.
        }
        catch (NeonApiException)
        {
            return CompletionList.Unknown;
        }

        var found = new CompletionList([.. DescribeAll(items)], query.Client.WantedMore && items.Count >= SearchablePage);
        query.Cache.Add(key, found, changes);
        return found;
    }
}
