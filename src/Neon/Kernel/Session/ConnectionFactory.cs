using System.Management.Automation;
using System.Security;

namespace Neon;

/// <summary>Creates connections and checks their URLs.</summary>
internal static class ConnectionFactory
{
    public const string HostVariable = "NEON_API_HOST";

    /// <summary>Creates a connection with the key and the host that are configured. Sends nothing.</summary>
    public static NeonConnection Connect(PSCmdlet cmdlet, NeonSession session)
    {
        if (!session.ConnectsByItself)
        {
            throw new NeonApiException(NeonFailure.EmulatorStopped, "The emulator that this session was connected to has stopped.");
        }

        var (key, source) = ApiKeyResolver.Resolve(cmdlet) ?? throw NoKey();
        return Implicit(key, source);
    }

    /// <summary>
    /// Creates the connection that <see cref="Connect"/> would create with the key of a variable; null if there is none.
    /// Does not ask a vault.
    /// </summary>
    public static NeonConnection? PeekConnection(SessionState state) =>
        ApiKeyResolver.FromVariables(state) is var (key, source) ? Implicit(key, source) : null;

    /// <summary>
    /// Whether a connection that was created automatically still matches the key and host in the variables. A vault is asked
    /// once, not for every cmdlet.
    /// </summary>
    public static bool IsCurrent(NeonConnection connection, SessionState state)
    {
        if (!connection.Settings.IsImplicit)
        {
            return true;
        }

        var found = ApiKeyResolver.FromVariables(state);
        return connection.BaseUri == BaseUri(null)
            && (found is null
                ? connection.KeySource == ApiKeyResolver.SecretSource
                : connection.KeySource == found.Value.Source && Secret.Reveal(connection.ApiKey) == Secret.Reveal(found.Value.Key));
    }

    /// <summary>The effective URL: the one specified, else that of the environment, else Neon's.</summary>
    public static Uri BaseUri(Uri? given)
    {
        if (given is not null)
        {
            return Checked(given, "-BaseUri");
        }

        var text = Environment.GetEnvironmentVariable(HostVariable);
        if (string.IsNullOrWhiteSpace(text))
        {
            return NeonConnection.DefaultBaseUri;
        }

        var complete = text.Contains("://", StringComparison.Ordinal) ? text : "https://" + text;
        return Uri.TryCreate(complete, UriKind.Absolute, out var uri)
            ? Checked(uri, HostVariable)
            : throw new NeonApiException(NeonFailure.InvalidInput, $"'{text}' in {HostVariable} is not a URL.")
            {
                Advice = $"Set {HostVariable} to a URL such as https://console.neon.tech/api/v2, or remove it.",
            };
    }

    public static NeonApiException NoKey() => new(NeonFailure.NoApiKey, "No API key was found.");

    private static NeonConnection Implicit(SecureString key, string source) =>
        new(new ConnectionSettings(key, source) { BaseUri = BaseUri(null), IsImplicit = true });

    private static Uri Checked(Uri uri, string origin)
    {
        if (!uri.IsAbsoluteUri || !string.IsNullOrEmpty(uri.UserInfo) || uri.Query.Length + uri.Fragment.Length > 0
            || !(uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback)))
        {
            throw new NeonApiException(
                NeonFailure.InvalidInput, $"The URL in {origin} must use https, without user name, query or fragment. Only loopback addresses may use http.")
            {
                Advice = "Use a URL such as https://console.neon.tech/api/v2. Plain http would expose the API key.",
            };
        }

        var path = uri.AbsolutePath.Trim('/');
        return new Uri($"{uri.GetLeftPart(UriPartial.Authority)}/{(path.Length == 0 ? "api/v2" : path)}/");
    }
}
