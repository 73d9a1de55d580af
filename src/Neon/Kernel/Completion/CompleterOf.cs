namespace Neon.Commands;

/// <summary>Completes with the items of another completer, in another form.</summary>
/// <typeparam name="T">The other completer.</typeparam>
internal abstract class CompleterOf<T>(CompletionForm form) : NeonCompleter
    where T : NeonCompleter, new()
{
    private readonly T _inner = new();

    internal override CompletionForm Form => form;

    internal override bool IsId(string text) => _inner.IsId(text);

    internal override CompletionList Offer(CompletionCall call, string word) => _inner.Offer(call, word);

    internal override IEnumerable<CompletionItem> Sort(IEnumerable<CompletionItem> items) => _inner.Sort(items);
}

/// <summary>Completes a parameter that accepts only ids: those of another completer's items, also found by name.</summary>
/// <typeparam name="T">The other completer.</typeparam>
internal sealed class IdOf<T>() : CompleterOf<T>(CompletionForm.Id)
    where T : NeonCompleter, new();

/// <summary>Completes a name pattern: the names of another completer's items, with wildcards escaped.</summary>
/// <typeparam name="T">The other completer.</typeparam>
internal sealed class NameOf<T>() : CompleterOf<T>(CompletionForm.Pattern)
    where T : NeonCompleter, new();

/// <summary>Completes an identity that can also be a name pattern: the items of another completer, with wildcards in their names escaped.</summary>
/// <typeparam name="T">The other completer.</typeparam>
internal sealed class IdentityOrPatternOf<T>() : CompleterOf<T>(CompletionForm.IdentityOrPattern)
    where T : NeonCompleter, new();
