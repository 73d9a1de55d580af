namespace Neon.Commands;

/// <summary>Completes a pattern that names are filtered by: the names of what another completer lists, with their wildcards escaped.</summary>
/// <typeparam name="T">What lists them.</typeparam>
internal sealed class NameOf<T> : NeonCompleter
    where T : NeonCompleter, new()
{
    private readonly T _inner = new();

    internal override CompletionForm Form => CompletionForm.Pattern;

    internal override CompletionList Offer(CompletionCall call, string word) => _inner.Offer(call, word);

    internal override IEnumerable<CompletionItem> Sort(IEnumerable<CompletionItem> items) => _inner.Sort(items);
}
