namespace Neon.Emulator;

/// <summary>The words that HTTP has for a status. Clients show them to people.</summary>
internal static class ReasonPhrase
{
    /// <summary>The phrase of a status such as <c>Bad Request</c>; empty for one that HTTP does not know.</summary>
    public static string Of(int status)
    {
        using HttpResponseMessage message = new((System.Net.HttpStatusCode)status);
        return message.ReasonPhrase ?? string.Empty;
    }
}
