namespace Neon.Commands;

/// <content>
/// Explains on the verbose stream why a Get- cmdlet returned nothing. An empty output is not an error, but it does not show whether a
/// filter excluded all resources, or whether none exist.
/// </content>
public abstract partial class NeonCmdlet
{
    private int _inputs;
    private int _considered;
    private bool _hasOutput;
    private bool _hasErrors;

    /// <summary>The parents of the resources, such as <c>app/main</c>, as far as they are known.</summary>
    private protected virtual string PlaceText => string.Empty;

    /// <summary>The parameters that limit the output, after a space; empty without any.</summary>
    private protected string FilterWords { get; private set; } = string.Empty;

    /// <summary>The parents of the resources, after <c> in </c>; empty if they are unknown, or if there are several inputs.</summary>
    private protected string InPlace { get; private set; } = string.Empty;

    /// <summary>
    /// The explanation of an empty output that could look like a fault. It is written on the information stream as well.
    /// </summary>
    private protected virtual string? EmptyOutputText => null;

    /// <summary>Emits an item of a list if it matches the filters of the command.</summary>
    /// <param name="item">The item.</param>
    /// <param name="isMatch">Whether it matches.</param>
    internal void WriteMatch(object item, bool isMatch)
    {
        _considered++;
        if (isMatch)
        {
            WriteObject(item);
        }
    }

    // The parameters of an input are restored after it.
    private void NoteInput()
    {
        if (IsList && !_hasOutput && ++_inputs <= 2)
        {
            var isOnlyInput = _inputs == 1;
            FilterWords = FilterText.Of(this, isOnlyInput) is { Length: > 0 } filters ? $" {filters}" : string.Empty;
            InPlace = isOnlyInput && PlaceText is { Length: > 0 } place ? $" in {place}" : string.Empty;
        }
    }

    private void ExplainEmptyOutput()
    {
        if (_inputs == 0 || _hasOutput || _hasErrors)
        {
            return;
        }

        WarnOfMistypedValues(evenWithoutHint: true);
        if (EmptyOutputText is { } text)
        {
            Notify(text);
            return;
        }

        var listed = ResourceTable.OfNoun(MyInvocation.MyCommand.Name.Split("-Neon")[^1]);
        var filters = FilterWords.Length > 0 ? FilterWords : " the input";
        WriteVerbose(_considered switch
        {
            0 => $"Neon returned no {listed.Plural}{InPlace}{(FilterWords.Length > 0 ? $" for{FilterWords}" : string.Empty)}.",
            1 => $"The only {listed.Kind}{InPlace} does not match{filters}.",
            _ => $"None of the {_considered} {listed.Plural}{InPlace} matched{filters}.",
        });
    }

    // The values that Neon publishes are not all that it may accept or return, so other values are accepted. Before a change, only a value
    // that is similar to a known one is mistyped.
    private void WarnOfMistypedValues(bool evenWithoutHint)
    {
        foreach (var property in GetType().GetProperties().Where(property => IsTyped(property.Name)))
        {
            var known = KnownValueCompleter.ValuesOf(property);
            foreach (var value in property.GetValue(this) switch { string one => [one], string[] list => list, _ => [] })
            {
                if (known.Count > 0 && !known.Contains(value, StringComparer.OrdinalIgnoreCase) && !PatternText.IsPattern(value))
                {
                    var hint = SimilarNames.Suggestion(known.Where(other => SimilarNames.Are(value, other)).Select(other => $"'{other}'"));
                    if (hint.Length > 0 || evenWithoutHint)
                    {
                        WriteWarning($"'{value}' is not a known value of -{property.Name}.{(hint.Length > 0 ? hint : $" Known values: {string.Join(", ", known)}.")}");
                    }
                }
            }
        }
    }
}
