using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Neon.Tests.Reliability;

/// <summary>Text of any characters, possibly empty.</summary>
public sealed record AnyText(string Value);

/// <summary>A name or a password that Postgres accepts: any characters except NUL, at least one.</summary>
public sealed record PostgresText(string Value);

/// <summary>Text in which a character is cut in half.</summary>
public sealed record BrokenText(string Value);

/// <summary>Text that is an id of some kind, or almost one.</summary>
public sealed record IdLikeText(string Value);

/// <summary>Any JSON value, as text.</summary>
public sealed record AnyJson(string Value);

/// <summary>Generates the inputs of properties: mostly characters with a meaning in a path, a query, a shell, SQL or a parser.</summary>
public static class HostileInputs
{
    private static readonly string[] Pieces =
    [
        ".", "..", "/", "\\", "../", "%2e%2e", "%2E", "%2F", "%5c", "%00", "%", "%zz", "%25", "?", "#", "&", "=", ";", ":", "@", "+", ",",
        "'", "\"", "''", "\\'", "`", "$", "$(id)", "${HOME}", "--", "/*", "'; DROP ROLE app; --", "|", "<", ">", "(", ")", "[", "]", "{", "}",
        "*", "!", "~", "^", "_", "-", " ", "  ", "\t", "\n", "\r\n", "\u0001", "\u007f", "\u0085", "\u00a0", "\u200b", "\u200e", "\u202e", "\u2028", "\ufeff",
        "\ufffd", "\uffff", "é", "e\u0301", "ß", "İ", "ż", "пароль", "密碼", "😀", "👩‍👩‍👧", "https://elsewhere.test/", "//elsewhere.test", "********",
        "Password=", "Host=elsewhere.test", "a", "Z", "0", "9",
    ];

    private static readonly string[] Ids =
    [
        "br-calm-lake-a1b2c3d4", "ep-bold-sun-a1b2c3d4", "snap-cool-sun-a1b2c3d4", "quiet-forest-12345678", "org-cool-meadow-12345678", "org-1", "12345",
        "0123456789abcdef", "a1", "3fa85f64-5717-4562-b3fc-2c963f66afa6", "vpce-0123456789abcdef0", "ada@example.com",
    ];

    private static readonly string[] BrokenPieces = ["\ud83d", "\ude00", "\ude00\ud83d", "\ud83da"];

    public static Arbitrary<AnyText> AnyText() => Of(Text(0), text => new AnyText(text), text => text.Value);

    public static Arbitrary<PostgresText> PostgresText() =>
        Of(Text(1).Select(WithoutNul), text => new PostgresText(text), text => text.Value);

    public static Arbitrary<BrokenText> BrokenText() => Of(
        from before in Text(0)
        from broken in Gen.Elements(BrokenPieces)
        from after in Text(0)
        select before + broken + "." + after,
        text => new BrokenText(text),
        text => text.Value);

    public static Arbitrary<IdLikeText> IdLikeText() => Of(
        from id in Gen.Elements(Ids)
        from piece in Gen.Elements([string.Empty, string.Empty, .. Pieces])
        from at in Gen.Choose(0, id.Length)
        from isUpper in Gen.Elements(false, false, true)
        select (isUpper ? id.ToUpperInvariant() : id).Insert(at, piece),
        text => new IdLikeText(text),
        text => text.Value);

    /// <summary>A point in time on any day that .NET supports except the first and the last, in any zone, to the last digit.</summary>
    public static Arbitrary<DateTimeOffset> Moment() => Arb.From(
        from day in Gen.Choose(1, DateTime.MaxValue.Subtract(DateTime.MinValue).Days - 2)
        from second in Gen.Choose(0, 86_399)
        from fraction in Gen.Choose(0, (int)TimeSpan.TicksPerSecond - 1)
        from minutes in Gen.Choose(-14 * 60, 14 * 60)
        select new DateTimeOffset((day * TimeSpan.TicksPerDay) + (second * TimeSpan.TicksPerSecond) + fraction, TimeSpan.FromMinutes(minutes)));

    public static Arbitrary<AnyJson> AnyJson() => Gen.Sized(size => Json(Math.Min(size / 10, 5))).Select(json => new AnyJson(json)).ToArbitrary();

    /// <summary>JSON text, nested to the specified depth.</summary>
    private static Gen<string> Json(int depth)
    {
        var name = Text(0).Select(Quote);
        var leaf = Gen.OneOf(
            Gen.Elements("null", "true", "false", "0", "-0", "1e3", "1e999", "-9223372036854775809", "0.1", "\"\"", "\"\\u0000\""),
            name,
            ArbMap.Default.GeneratorFor<long>().Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        if (depth == 0)
        {
            return leaf;
        }

        var within = Gen.Choose(0, 4).SelectMany(count => Json(depth - 1).ListOf(count));
        return Gen.OneOf(
            leaf,
            within.Select(items => $"[{string.Join(',', items)}]"),
            from items in within
            from names in name.ListOf(items.Count)
            select $"{{{string.Join(',', items.Zip(names, (item, key) => $"{key}:{item}"))}}}");
    }

    private static string Quote(string text) => System.Text.Json.JsonSerializer.Serialize(text);

    private static Gen<string> Text(int least)
    {
        var piece = Gen.Frequency(
            (6, Gen.Elements(Pieces)),
            (2, Gen.Choose(0x20, 0x7e).Select(code => ((char)code).ToString())),
            (1, Gen.Choose(0, 0xd7ff).Select(code => ((char)code).ToString())),
            (1, Gen.Choose(0x10000, 0x10ffff).Select(char.ConvertFromUtf32)));
        return Gen.Choose(least, 12).SelectMany(count => piece.ListOf(count)).Select(string.Concat);
    }

    private static string WithoutNul(string text) => text.Replace('\0', 'N');

    private static Arbitrary<T> Of<T>(Gen<string> texts, Func<string, T> make, Func<T, string> text) =>
        Arb.From(texts.Select(make), value => Shorter(text(value)).Where(shorter => shorter.Length > 0).Select(make));

    /// <summary>The text without each of its characters in turn, to find the shortest text that still fails.</summary>
    private static IEnumerable<string> Shorter(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            var length = index + 1 < text.Length && char.IsSurrogatePair(text[index], text[index + 1]) ? 2 : 1;
            yield return new StringBuilder(text).Remove(index, length).ToString();
            index += length - 1;
        }
    }
}
