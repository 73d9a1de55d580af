using System.Buffers;
using System.Management.Automation;
using System.Text;

namespace Neon.Commands;

/// <summary>
/// Finds the items for a word: those whose name or id begins with it, else those that contain it. Ignores case.
/// </summary>
internal sealed class CompletionMatch
{
    private static readonly SearchValues<char> Wildcards = SearchValues.Create("*?[]`");
    private readonly CompletionForm _form;
    private readonly Func<string, bool> _isId;
    private readonly WildcardPattern? _pattern;
    private HashSet<string> _ambiguous = [];

    public CompletionMatch(CompletionForm form, string word, Func<string, bool> isId)
    {
        (_form, _isId) = (form, isId);
        var isPattern = form is CompletionForm.Pattern or CompletionForm.IdentityOrPattern;
        Word = isPattern ? WildcardPattern.Unescape(word) : word;
        if (isPattern && WildcardPattern.ContainsWildcardCharacters(word) && (form == CompletionForm.Pattern || PatternText.IsPattern(word + "*")))
        {
            // An incomplete pattern offers what it matches so far. Neon can only search for the text before it.
            _pattern = WildcardPattern.Get(word + "*", WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
            Word = word[..word.AsSpan().IndexOfAny(Wildcards)];
        }
    }

    /// <summary>The word to look for.</summary>
    public string Word { get; }

    /// <summary>The items that match the word.</summary>
    public IReadOnlyList<CompletionItem> Filter(IReadOnlyList<CompletionItem> all)
    {
        _ambiguous = all.GroupBy(item => item.Name ?? string.Empty, StringComparer.Ordinal)
            .Where(same => same.Skip(1).Any())
            .Select(same => same.Key)
            .ToHashSet(StringComparer.Ordinal);
        var known = all.Where(item => !string.IsNullOrEmpty(_form == CompletionForm.Pattern ? item.Name : item.Id ?? item.Name));
        if (_pattern is not null)
        {
            return [.. known.Where(item => _pattern.IsMatch(item.Name))];
        }

        CompletionItem[] beginning = [.. known.Where(item => Begins(item.Name) || (_form != CompletionForm.Pattern && Begins(item.Id)))];
        return beginning.Length > 0
            ? beginning
            : [.. known.Where(item => Holds(item.Name) || (_form != CompletionForm.Pattern && Holds(item.Id)))];
    }

    /// <summary>The text for an item.</summary>
    public string TextOf(CompletionItem item) => _form switch
    {
        CompletionForm.Pattern => Escaped(item.Name!),
        CompletionForm.Id => item.Id ?? item.Name!,
        _ when item.Id is null => NameOf(item),
        _ => IsNamed(item) ? NameOf(item) : item.Id,
    };

    private string NameOf(CompletionItem item) => _form == CompletionForm.IdentityOrPattern && !PatternText.IsExact(item.Name!) ? Escaped(item.Name!) : item.Name!;

    // A name is used for an item if it is unique, is not read as an id by the cmdlet, and matches what has been typed.
    private bool IsNamed(CompletionItem item) =>
        !string.IsNullOrWhiteSpace(item.Name)
        && !_isId(item.Name)
        && !_ambiguous.Contains(item.Name)
        && (Begins(item.Name) || !Begins(item.Id));

    private bool Begins(string? text) => text?.StartsWith(Word, StringComparison.OrdinalIgnoreCase) == true;

    private bool Holds(string? text) => text?.Contains(Word, StringComparison.OrdinalIgnoreCase) == true;

    // The engine's own escaping does not escape the backtick, which would then escape the next character.
    private static string Escaped(string name)
    {
        var pattern = new StringBuilder(name.Length);
        foreach (var character in name)
        {
            pattern.Append(Wildcards.Contains(character) ? "`" : string.Empty).Append(character);
        }

        return pattern.ToString();
    }
}
