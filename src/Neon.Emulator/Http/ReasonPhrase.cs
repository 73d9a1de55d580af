namespace Neon.Emulator;

/// <summary>The reason phrases of HTTP. Clients show them to users.</summary>
internal static class ReasonPhrase
{
    /// <summary>The phrase of a status such as <c>Bad Request</c>; empty for a status that HTTP does not define.</summary>
    public static string Of(int status)
    {
        using HttpResponseMessage message = new((System.Net.HttpStatusCode)status);
        return message.ReasonPhrase ?? string.Empty;
    }
}
