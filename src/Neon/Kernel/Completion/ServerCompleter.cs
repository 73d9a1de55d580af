using System.Net;

namespace Neon.Commands;

/// <summary>
/// The base class of completers that ask Neon. One Tab sends at most three requests and takes at most two seconds. The result is
/// kept for half a minute.
/// </summary>
internal abstract class ServerCompleter : NeonCompleter
{
    /// <summary>The time-out of one Tab.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(2);

    internal sealed override CompletionList Offer(CompletionCall call, string word)
    {
        if (call.Connect() is not var (connection, context))
        {
            return call.HasConnection ? CompletionList.Unknown : CompletionList.Without("not connected: Connect-Neon");
        }

        using var limit = new CancellationTokenSource(Timeout, connection.Clock);
        var query = new CompletionQuery(call, connection, context, limit.Token);
        // On another thread, so that not even loading the transport blocks the user.
        return Task.Run(() => ListPlainAsync(query, word), limit.Token).WaitAsync(limit.Token).GetAwaiter().GetResult();
    }

    // A tooltip is plain text: color sequences would be shown as characters.
    private Task<CompletionList> ListPlainAsync(CompletionQuery query, string word)
    {
        Palette.IsOff.Value = true;
        return ListAsync(query, word).AsTask();
    }

    /// <summary>The list; empty if its parent is unknown or no request is left.</summary>
    /// <param name="query">The query.</param>
    /// <param name="word">The search text, for lists that are too long to be read completely.</param>
    internal abstract ValueTask<CompletionList> ListAsync(CompletionQuery query, string word);

    /// <summary>The id of the only item with an exact name; null if unknown.</summary>
    internal async ValueTask<string?> FindAsync(CompletionQuery query, string name) =>
        IdOf(await ListAsync(query with { IsLookup = true, OnlyRecalls = true }, name).ConfigureAwait(false), name)
        ?? IdOf(await ListAsync(query with { IsLookup = true }, name).ConfigureAwait(false), name);

    private static string? IdOf(CompletionList list, string name) =>
        list.Items.Where(item => item.Name == name).Select(item => item.Id).ToArray() is [var id] ? id : null;
}

/// <summary>The base class of completers that read one kind of object from Neon.</summary>
/// <typeparam name="T">The type of the objects.</typeparam>
internal abstract class ServerCompleter<T> : ServerCompleter
{
    /// <summary>
    /// The page size of a list that Neon can search: if a page is full, the matches of the word are requested. A shorter page is
    /// treated as the last one, even if Neon returns a cursor.
    /// </summary>
    private protected virtual int? SearchablePage => null;

    /// <summary>The kind of object in words; null for the words of the parameter.</summary>
    private protected virtual string? Kind => ResourceIdentity.KindOfModel(typeof(T).Name);

    /// <summary>Describes an object.</summary>
    private protected abstract CompletionItem Describe(T item);

    /// <inheritdoc cref="Describe"/>
    private protected virtual IEnumerable<CompletionItem> DescribeAll(IReadOnlyList<T> items) => items.Select(Describe);

    /// <summary>The list of a parent: the cached list, else the result of one request.</summary>
    private protected async ValueTask<CompletionList> ReadAsync(
        CompletionQuery query, string parent, string word, Func<string?, IAsyncEnumerable<T>> list)
    {
        var key = new CompletionKey(GetType(), parent);
        if (word.Length > 0 && query.Cache.Recall(key) is { IsPartial: true })
        {
            key = key with { Search = word };
        }

        var found = query.Find(key) ?? await AskAsync(query, key, list).ConfigureAwait(false);
        if (!found.IsPartial || word.Length == 0 || key.Search is not null || (query.IsLookup && found.Items.Any(item => item.Name == word)))
        {
            return found;
        }

        key = key with { Search = word };
        var matches = query.Find(key) ?? await AskAsync(query, key, list).ConfigureAwait(false);
        return matches.IsKnown ? matches : found;
    }

    /// <summary>A complete list.</summary>
    private protected static async IAsyncEnumerable<T> Each(Task<IReadOnlyList<T>> list)
    {
        foreach (var item in await list.ConfigureAwait(false))
        {
            yield return item;
        }
    }

    private async ValueTask<CompletionList> AskAsync(CompletionQuery query, CompletionKey key, Func<string?, IAsyncEnumerable<T>> list)
    {
        if (query.OnlyRecalls || !query.Requests.TryBegin())
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
            // The first page has arrived, and there are more.
        }
        catch (NeonApiException failure)
        {
            if (failure.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone)
            {
                // The id of the parent may have been looked up before a change.
                query.Cache.Forget();
            }

            return CompletionList.Unknown;
        }

        var found = new CompletionList([.. DescribeAll(items).Select(item => item with { Label = Kind })], query.Client.WantedMore && items.Count >= SearchablePage);
        query.Cache.Add(key, found, changes);
        return found;
    }
}
