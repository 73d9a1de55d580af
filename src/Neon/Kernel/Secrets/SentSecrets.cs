using System.Diagnostics.CodeAnalysis;
using System.Security;
using System.Text.Encodings.Web;

namespace Neon;

/// <summary>
/// What one request carries that nobody is to read: the key, the passwords in its body, an id in its path that opens a door,
/// the credentials of a proxy on the way.
/// The words that come back, those of Neon, of a proxy or of the framework, may quote what was sent; here it is taken out of
/// them. The secrets stay secrets until words come back that have to be looked through.
/// </summary>
internal sealed class SentSecrets
{
    // Anything shorter is found in the middle of other words, and the gaps would tell what it is.
    private const int Shortest = 4;

    private readonly List<SecureString> _secrets = [];

    /// <summary>Adds what the request carries.</summary>
    public void Add(SecureString secret)
    {
        if (!_secrets.Contains(secret))
        {
            _secrets.Add(secret);
        }
    }

    /// <summary>Adds what another request carried.</summary>
    public void Add(SentSecrets others) => others._secrets.ForEach(Add);

    /// <summary>The text with a mask in the place of everything that the request carried.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public string? Mask(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return text;
        }

        foreach (var form in _secrets.SelectMany(Forms).Concat(ProxySecrets.Forms()).Where(form => form.Length >= Shortest).OrderByDescending(form => form.Length))
        {
            text = text.Replace(form, Secret.Mask, StringComparison.OrdinalIgnoreCase);
        }

        return text;
    }

    /// <summary>The cause of a failure, unless it quotes what the request carried: then there is none to show.</summary>
    public Exception? Mask(Exception? cause) =>
        cause is not null && cause.ToString() is var text && text == Mask(text) ? cause : null;

    // As it is, and as it stands in a path, in a form and in JSON, of which there are strict writers and lenient ones.
    private static IEnumerable<string> Forms(SecureString secret)
    {
        var text = Secret.Reveal(secret);
        yield return text;
        yield return Uri.EscapeDataString(text);
        yield return JavaScriptEncoder.Default.Encode(text);
        yield return JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text);
    }
}
