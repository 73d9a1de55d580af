namespace Neon;

/// <summary>
/// Refuses to send text that was cut in the middle of a character, between the two halves of a surrogate pair. The invalid part
/// would be replaced with U+FFFD, and a resource would get a name that no one specified.
/// </summary>
internal static class LoneSurrogates
{
    // The serializer writes this for half of a surrogate pair.
    private static ReadOnlySpan<byte> Replacement => "\\uFFFD"u8;

    /// <summary>Refuses JSON that was written from such text.</summary>
    public static void Refuse(ReadOnlySpan<byte> json)
    {
        if (json.IndexOf(Replacement) >= 0)
        {
            throw Cut();
        }
    }

    /// <summary>Refuses such text.</summary>
    public static void Refuse(string text)
    {
        if (!Route.IsWhole(text))
        {
            throw Cut();
        }
    }

    private static NeonApiException Cut() => new(NeonFailure.InvalidInput, "The request contains text that ends in the middle of a character.")
    {
        Advice = "Nothing was sent. Check the text: it may have been cut off within an emoji.",
    };
}
