namespace Neon;

public static partial class Display
{
    /// <summary>How long something is valid.</summary>
    /// <param name="duration">The time.</param>
    /// <returns>Text such as <c>5 min</c>; empty for no time.</returns>
    public static string Lifetime(TimeSpan? duration) => Seconds((long?)duration?.TotalSeconds);

    /// <summary>A mail server.</summary>
    /// <param name="provider">What Neon Auth sends mails through.</param>
    /// <returns>Text such as <c>smtp.example.com:587</c>; the kind of server when it has no name.</returns>
    public static string MailServer(AuthEmailProvider? provider) => provider switch
    {
        null => string.Empty,
        { SmtpHost: { } host, Port: { } port } => VisibleText.Of($"{host}:{port}"),
        _ => VisibleText.Of(provider.SmtpHost ?? provider.Type),
    };
}
