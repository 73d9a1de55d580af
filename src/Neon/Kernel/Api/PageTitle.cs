using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Neon;

/// <summary>The title of a web page, which is all that a page in place of an answer has to say to a person.</summary>
internal static partial class PageTitle
{
    // A title stands near the beginning, and a page may be of any size.
    private const int MostRead = 16 * 1024;
    private const int MostWords = 200;

    /// <summary>The title on one line; null when there is none.</summary>
    public static string? Of(ReadOnlySpan<byte> page)
    {
        var title = Title().Match(Encoding.UTF8.GetString(page[..Math.Min(page.Length, MostRead)]));
        var words = Gap().Replace(WebUtility.HtmlDecode(title.Groups[1].Value), " ").Trim();
        return words.Length == 0 ? null : words.Length > MostWords ? words[..MostWords] + "..." : words;
    }

    [GeneratedRegex(@"<title\b[^>]*>([^<]*)</title>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Title();

    // Whatever else a page may send to a terminal is no word.
    [GeneratedRegex(@"[\s\p{C}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Gap();
}
