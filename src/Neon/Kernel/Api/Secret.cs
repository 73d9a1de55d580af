using System.Net;
using System.Security;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Neon;

/// <summary>Reads and writes secrets of the API as <see cref="SecureString"/>, so that no view or log shows them.</summary>
internal sealed class Secret : JsonConverter<SecureString>
{
    /// <summary>What stands in the place of a secret wherever text is shown.</summary>
    public const string Mask = "********";

    [ThreadStatic]
    private static SentSecrets? _noting;

    public static SecureString Of(string text)
    {
        var secret = new SecureString();
        foreach (var character in text)
        {
            secret.AppendChar(character);
        }

        secret.MakeReadOnly();
        return secret;
    }

    public static string Reveal(SecureString secret) => new NetworkCredential(string.Empty, secret).Password;

    /// <summary>Whether it is what a service shows in the place of a secret: asterisks or bullets and nothing else.</summary>
    public static bool IsMasked(SecureString? secret) =>
        secret is { Length: > 0 } && Reveal(secret).All(character => character is '*' or '•');

    public override SecureString? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return Of(reader.GetString()!);
        }

        reader.Skip();
        return null;
    }

    public override void Write(Utf8JsonWriter writer, SecureString value, JsonSerializerOptions options) => Write(writer, value);

    /// <summary>Writes a secret as the text it is, for Neon.</summary>
    public static void Write(Utf8JsonWriter writer, SecureString value)
    {
        _noting?.Add(value);
        writer.WriteStringValue(Reveal(value));
    }

    /// <summary>Makes something to send, on this thread, and notes the secrets that are written into it.</summary>
    public static T Noting<T>(SentSecrets secrets, Func<T> make)
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
