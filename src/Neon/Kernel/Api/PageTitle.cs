using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Neon;

/// <summary>The title of a web page, the only useful part of a page that is returned instead of a response.</summary>
internal static partial class PageTitle
{
    // The title is near the beginning, and a page may have any size.
    private const int MaxRead = 16 * 1024;
    private const int MaxWords = 200;

    /// <summary>The title on one line; null if there is none.</summary>
    public static string? Of(ReadOnlySpan<byte> page)
    {
        var title = Title().Match(Encoding.UTF8.GetString(page[..Math.Min(page.Length, MaxRead)]));
        var words = Gap().Replace(WebUtility.HtmlDecode(title.Groups[1].Value), " ").Trim();
        return words.Length == 0 ? null : words.Length > MaxWords ? words[..MaxWords] + "..." : words;
    }

    [GeneratedRegex(@"<title\b[^>]*>([^<]*)</title>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Title();

    // Other characters are not text.
    [GeneratedRegex(@"[\s\p{C}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Gap();
}
