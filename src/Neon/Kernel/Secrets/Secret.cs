using System.Management.Automation;
using System.Net;
using System.Security;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Neon;

/// <summary>Reads and writes secrets of the API as <see cref="SecureString"/>, so that no view or log shows them.</summary>
internal sealed class Secret : JsonConverter<SecureString>
{
    /// <summary>The mask for secrets in views and messages.</summary>
    public const string Mask = "********";

    /// <summary>
    /// The mask for secrets in text that could be used in place of the secret, such as a connection string in an environment
    /// variable. It shows how to get the secret, and is valid in a URI.
    /// </summary>
    public const string TextMask = "***use-AsPlainText***";

    /// <summary>How to get a secret if its mask was used in its place.</summary>
    public const string MaskAdvice =
        "The text of an object never contains its secret. Use its SecureString or credential, or get the text with a command such as Get-NeonConnectionString -AsPlainText.";

    /// <summary>The maximum length of a SecureString.</summary>
    public const int MaxLength = 65536;

    [ThreadStatic]
    private static SecretRedactor? _noting;

    /// <summary>Creates a secret from text.</summary>
    /// <exception cref="NeonApiException">It is too long.</exception>
    public static SecureString Of(string text)
    {
        if (text.Length > MaxLength)
        {
            throw new NeonApiException(NeonFailure.InvalidInput, $"A secret can have at most {MaxLength} characters, but this one has {text.Length}.")
            {
                Advice = "Check the source of the value: a file or variable may contain more than the secret.",
            };
        }

        var secret = new SecureString();
        foreach (var character in text)
        {
            secret.AppendChar(character);
        }

        secret.MakeReadOnly();
        return secret;
    }

    public static string Reveal(SecureString secret) => new NetworkCredential(string.Empty, secret).Password;

    public override SecureString? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            // A mask is not the secret: passed on, it would be set as the new one.
            return reader.GetString() is { Length: <= MaxLength } text
                ? IsMasked(text) || HasMask(text) ? null : Of(text)
                : throw new JsonException($"A secret can have at most {MaxLength} characters.");
        }

        throw new JsonException("The value is not text.");
    }

    public override void Write(Utf8JsonWriter writer, SecureString value, JsonSerializerOptions options) => Write(writer, value);

    /// <summary>Whether text contains <see cref="TextMask"/>, as it is or as encoded in a URI.</summary>
    public static bool HasMask(string text) =>
        text.Contains(TextMask, StringComparison.Ordinal) || text.Contains(Uri.EscapeDataString(TextMask), StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether text stands for a secret without being it: a mask, or the text of an object that holds the secret.</summary>
    public static bool IsPlaceholder(string text) =>
        IsMasked(text) || HasMask(text) || text == typeof(SecureString).FullName || text == typeof(PSCredential).FullName;

    private static bool IsMasked(string text) => text.Length > 0 && text.All(character => character is '*' or '•');

    /// <summary>Writes a secret as plain text, for Neon.</summary>
    public static void Write(Utf8JsonWriter writer, SecureString value)
    {
        _noting?.Add(value);
        writer.WriteStringValue(Reveal(value));
    }

    /// <summary>Creates data to send, on this thread, and records the secrets that are written to it.</summary>
    public static T Capturing<T>(SecretRedactor secrets, Func<T> make)
    {
        var before = _noting;
        _noting = secrets;
        try
        {
            return make();
        }
        finally
        {
            _noting = before;
        }
    }
}
