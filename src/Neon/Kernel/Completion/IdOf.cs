namespace Neon.Commands;

/// <summary>Completes a parameter that accepts only ids: those of another completer's items, also found by name.</summary>
/// <typeparam name="T">The other completer.</typeparam>
internal sealed class IdOf<T> : NeonCompleter
    where T : NeonCompleter, new()
{
    private readonly T _inner = new();

    internal override CompletionForm Form => CompletionForm.Id;

    internal override CompletionList Offer(CompletionCall call, string word) => _inner.Offer(call, word);

    internal override IEnumerable<CompletionItem> Sort(IEnumerable<CompletionItem> items) => _inner.Sort(items);
}
