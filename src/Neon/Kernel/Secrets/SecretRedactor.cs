using System.Diagnostics.CodeAnalysis;
using System.Security;
using System.Text.Encodings.Web;

namespace Neon;

/// <summary>
/// The secrets in a request: the key, passwords in its body, a secret id in its path, the credentials of a proxy. Messages from
/// Neon, a proxy or the framework may quote the request; the secrets are masked in them. The secrets are read only when there is
/// a message to mask.
/// </summary>
internal sealed class SecretRedactor
{
    // Shorter text occurs within other words, and the masks would reveal it.
    private const int Shortest = 4;

    private readonly List<SecureString> _secrets = [];

    /// <summary>Adds the secrets of the request.</summary>
    public void Add(SecureString secret)
    {
        if (!_secrets.Contains(secret))
        {
            _secrets.Add(secret);
        }
    }

    /// <summary>Adds the secrets of another request.</summary>
    public void Add(SecretRedactor others) => others._secrets.ForEach(Add);

    /// <summary>The text with all secrets of the request masked.</summary>
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

    /// <summary>The cause of a failure; null if it quotes a secret of the request.</summary>
    public Exception? Mask(Exception? cause) =>
        cause is not null && cause.ToString() is var text && text == Mask(text) ? cause : null;

    // Unchanged, and as encoded in a path, in a form and in JSON, by strict and by lenient writers.
    private static IEnumerable<string> Forms(SecureString secret)
    {
        var text = Secret.Reveal(secret);
        yield return text;
        yield return Uri.EscapeDataString(text);
        yield return JavaScriptEncoder.Default.Encode(text);
        yield return JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text);
    }
}
