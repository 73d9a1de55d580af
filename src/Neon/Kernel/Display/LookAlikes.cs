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

    private static readonly (int First, int Last)[] LikeAscii =
    [
        (0x131, 0x131), (0x237, 0x237), // The dotless i and j.
        (0x1C0, 0x1C3), // Letters for clicks: bars and an exclamation mark.
        (0x250, 0x2FF), (0x1D00, 0x1DBF), // Phonetic letters, and modifiers like apostrophes and colons.
        (0x2016, 0x201F), (0x2032, 0x203A), (0x2043, 0x2044), (0x204E, 0x204E), (0x2053, 0x2053), // Quotation marks, a hyphen, a slash, an asterisk, a tilde.
        (0x2212, 0x2212), (0x2215, 0x2219), (0x2223, 0x2223), (0x2236, 0x2236), (0x223C, 0x223C), // Operators: minus, slash, dot, bar, colon, tilde.
        (0x2571, 0x2573), (0x29F5, 0x29F9), (0xA789, 0xA78A), // Slashes, a colon and an equals sign.
    ];

    // Greek, Coptic, Cyrillic and Armenian; Cherokee; and the extensions of these, Lisu and Deseret.
    private static readonly (int First, int Last)[] LikeLatin =
    [
        (0x370, 0x58F), (0x13A0, 0x13FF), (0x1C80, 0x1C8F), (0x1F00, 0x1FFF), (0x2C80, 0x2CFF),
        (0xA4D0, 0xA4FF), (0xA640, 0xA69F), (0xAB70, 0xABBF), (0x10400, 0x1044F),
    ];

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
            var isOdd = !runes[index].IsAscii && (IsWrittenInSeveralWays(runes, index) || IsLikeAscii(runes[index]) || IsOfAnotherScript(runes, index));
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

    /// <summary>Whether it looks like an ASCII character without being a form of it: a dash, a slash, a quotation mark, an i without its dot.</summary>
    private static bool IsLikeAscii(Rune rune) =>
        Rune.GetUnicodeCategory(rune) == UnicodeCategory.DashPunctuation || Array.Exists(LikeAscii, range => rune.Value >= range.First && rune.Value <= range.Last);

    /// <summary>Whether it is a letter of a script with letters like Latin ones, in a word with Latin ones.</summary>
    private static bool IsOfAnotherScript(Rune[] runes, int index) =>
        Array.Exists(LikeLatin, range => runes[index].Value >= range.First && runes[index].Value <= range.Last) && Rune.IsLetter(runes[index])
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
