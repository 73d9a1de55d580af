using System.Security;

namespace Neon;

/// <summary>Secrets that only the response of a change contains.</summary>
internal static class OneTimeSecret
{
    /// <summary>
    /// Ensures that the response of a change contains its secrets. Without them, the change was made, but a script would store
    /// nothing, or something else, as the secret.
    /// </summary>
    /// <param name="result">The object of the response.</param>
    /// <param name="change">The change, such as <c>The role 'reports' was created</c>.</param>
    /// <param name="advice">How to get or replace the secret.</param>
    /// <param name="secrets">The secrets by their members of the response.</param>
    /// <exception cref="NeonApiException">A secret is missing or empty.</exception>
    public static T WithSecrets<T>(this T result, string change, string advice, params ReadOnlySpan<(string Member, SecureString? Secret)> secrets)
    {
        foreach (var (member, secret) in secrets)
        {
            if (IsMissing(secret))
            {
                throw new NeonApiException(NeonFailure.InvalidResponse, $"{change}, but Neon's response does not contain '{member}'.") { Advice = advice };
            }
        }

        return result;
    }

    /// <summary>Whether a response does not contain a secret. An empty one is never valid.</summary>
    public static bool IsMissing(SecureString? secret) => secret is not { Length: > 0 };
}
