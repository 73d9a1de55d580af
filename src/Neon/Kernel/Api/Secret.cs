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

    public override SecureString? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return Of(reader.GetString()!);
        }

        reader.Skip();
        return null;
    }

    public override void Write(Utf8JsonWriter writer, SecureString value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Reveal(value));
}
