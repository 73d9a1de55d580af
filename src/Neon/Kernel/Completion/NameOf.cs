namespace Neon.Commands;

/// <summary>Completes a name pattern: the names of another completer's items, with wildcards escaped.</summary>
/// <typeparam name="T">The other completer.</typeparam>
internal sealed class NameOf<T> : NeonCompleter
    where T : NeonCompleter, new()
{
    private readonly T _inner = new();

    internal override CompletionForm Form => CompletionForm.Pattern;

    internal override CompletionList Offer(CompletionCall call, string word) => _inner.Offer(call, word);

    internal override IEnumerable<CompletionItem> Sort(IEnumerable<CompletionItem> items) => _inner.Sort(items);
}
