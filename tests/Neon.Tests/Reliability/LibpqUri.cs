using System.Globalization;
using System.Text;

namespace Neon.Tests.Reliability;

/// <summary>
/// Reads a connection URI by the rules of libpq (<c>conninfo_uri_parse_options</c>): the user ends at the first colon or at
/// sign before a slash, the host at a colon, a slash or a question mark, the database at a question mark; each part is
/// percent-decoded, a sign that is not followed by two digits or that hides a NUL is an error, and a plus sign is itself.
/// </summary>
internal sealed record LibpqUri(string User, string? Password, string Host, string Database, IReadOnlyDictionary<string, string> Parameters)
{
    private const string Scheme = "postgresql://";

    public static LibpqUri Read(string uri)
    {
        if (!uri.StartsWith(Scheme, StringComparison.Ordinal))
        {
            throw new FormatException("invalid URI scheme");
        }

        var rest = uri[Scheme.Length..];
        var end = rest.AsSpan().IndexOfAny('@', '/');
        var user = rest[..end];
        rest = rest[(end + 1)..];
        var colon = user.IndexOf(':', StringComparison.Ordinal);
        var host = rest[..rest.AsSpan().IndexOfAny(":/?")];
        rest = rest[(host.Length + 1)..];
        var question = rest.IndexOf('?', StringComparison.Ordinal);
        return new LibpqUri(
            Decode(colon < 0 ? user : user[..colon]),
            colon < 0 ? null : Decode(user[(colon + 1)..]),
            Decode(host),
            Decode(rest[..question]),
            rest[(question + 1)..].Split('&').Select(pair => pair.Split('=')).ToDictionary(pair => Decode(pair[0]), pair => Decode(pair[1])));
    }

    private static string Decode(string text)
    {
        var octets = new List<byte>();
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] != '%')
            {
                octets.Add(text[index] <= '~' ? (byte)text[index] : throw new FormatException("a character that is not encoded"));
                continue;
            }

            var octet = byte.Parse(text.AsSpan(index + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            octets.Add(octet != 0 ? octet : throw new FormatException("forbidden value %00 in percent-encoded value"));
            index += 2;
        }

        return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString([.. octets]);
    }
}
