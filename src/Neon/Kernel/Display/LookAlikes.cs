using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace Neon;

/// <summary>
/// Finds names that look the same but are written with different characters: an accent may be part of its letter or a separate
/// character, and there are many kinds of spaces. Such names are shown unchanged, so a message says if two of them occur
/// together.
/// </summary>
internal sealed class LookAlikes
{
    // Long lists are streamed.
    private const int MaxNames = 1000;

    private static readonly ConcurrentDictionary<Type, Func<NeonObject, string?>?> Readers = new();

    private readonly Dictionary<string, string> _seen = new(StringComparer.Ordinal);

    /// <summary>The different name of an earlier object that looks like the name of this one; null if there is none.</summary>
    public string? Find(NeonObject item)
    {
        if (Readers.GetOrAdd(item.GetType(), ReaderOf)?.Invoke(item) is not { } name || Form(name) is not { } form)
        {
            return null;
        }

        if (_seen.TryGetValue(form, out var other))
        {
            return other == name ? null : other;
        }

        if (_seen.Count < MaxNames)
        {
            _seen.Add(form, name);
        }

        return null;
    }

    /// <summary>
    /// Whether to compare with all existing names: few names have characters that can be written in several
    /// ways.
    /// </summary>
    public static bool IsLikely(string name) => !Ascii.IsValid(name);

    /// <summary>Whether two different names look the same.</summary>
    public static bool Are(string one, string other) => one != other && Form(one) is { } form && form == (Form(other) ?? other);

    /// <summary>
    /// The text for a prompt. If one of its characters looks like another one, the escaped form follows, as it can be typed
    /// between double quotes.
    /// </summary>
    public static string Marked(string text)
    {
        var shown = VisibleText.Of(text);
        return Ascii.IsValid(text) || Written(text) is not { } written ? shown : $"{shown} (written as \"{written}\")";
    }

    private static string? Written(string text)
    {
        var written = new StringBuilder(text.Length + 16);
        var isFound = false;
        Rune[] runes = [.. text.EnumerateRunes()];
        for (var index = 0; index < runes.Length; index++)
        {
            var isOdd = !runes[index].IsAscii && (IsWrittenInSeveralWays(runes, index) || IsOfAnotherScript(runes, index));
            isFound |= isOdd;
            written.Append(isOdd ? string.Create(CultureInfo.InvariantCulture, $"`u{{{runes[index].Value:x}}}") : runes[index].ToString());
        }

        return isFound ? VisibleText.Of(written.ToString()) : null;
    }

    // A kind of space or a joiner, an accent that could be a part of its letter, or a form of an ASCII character.
    private static bool IsWrittenInSeveralWays(Rune[] runes, int index)
    {
        var one = runes[index].ToString();
        var pair = index == 0 ? one : runes[index - 1] + one;
        return VisibleText.IsJoiner(runes[index].Value) || pair.Normalize(NormalizationForm.FormC) != pair
            || (one.Normalize(NormalizationForm.FormKC) is var plain && plain.Trim() != one && Ascii.IsValid(plain));
    }

    /// <summary>Whether it is a Greek or Cyrillic letter in a word with Latin ones.</summary>
    private static bool IsOfAnotherScript(Rune[] runes, int index) =>
        runes[index].Value is >= 0x370 and <= 0x52F && Rune.IsLetter(runes[index])
        && (HasLatin(runes, index, step: -1) || HasLatin(runes, index, step: 1));

    private static bool HasLatin(Rune[] runes, int index, int step)
    {
        for (; index >= 0 && index < runes.Length && Rune.IsLetter(runes[index]); index += step)
        {
            if (runes[index].Value < 0x250)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Reads the name of a model: <c>Name</c>, or <c>RoleName</c> of a role. Null for a model without one.</summary>
    private static Func<NeonObject, string?>? ReaderOf(Type model) =>
        (model.GetProperty(RowKind.NameColumn) ?? model.GetProperty(model.Name + RowKind.NameColumn)) is { } property && property.PropertyType == typeof(string)
            ? (Func<NeonObject, string?>)typeof(LookAlikes).GetMethod(nameof(Reader), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(model).Invoke(null, [property.GetMethod!])!
            : null;

    private static Func<NeonObject, string?> Reader<T>(MethodInfo get)
        where T : NeonObject
    {
        var read = get.CreateDelegate<Func<T, string?>>();
        return item => read((T)item);
    }

    /// <summary>What a name looks like; null if it can be written in one way only.</summary>
    private static string? Form(string name)
    {
        if (Ascii.IsValid(name))
        {
            // The other name can have another kind of space.
            return name.Contains(' ', StringComparison.Ordinal) ? name : null;
        }

        var form = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.SpaceSeparator)
            {
                form.Append(' ');
            }
            else if (!VisibleText.IsJoiner(rune.Value))
            {
                form.Append(rune);
            }
        }

        return form.ToString().Normalize(NormalizationForm.FormC);
    }
}
