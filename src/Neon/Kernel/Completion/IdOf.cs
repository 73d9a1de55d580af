namespace Neon.Commands;

/// <summary>Completes a parameter that takes nothing but ids: those of what another completer lists, found by name as well.</summary>
/// <typeparam name="T">What lists them.</typeparam>
internal sealed class IdOf<T> : NeonCompleter
    where T : NeonCompleter, new()
{
    private readonly T _inner = new();

    internal override CompletionForm Form => CompletionForm.Id;

    internal override CompletionList Offer(CompletionCall call, string word) => _inner.Offer(call, word);

    internal override IEnumerable<CompletionItem> Sort(IEnumerable<CompletionItem> items) => _inner.Sort(items);
}
