using Xunit;

namespace Neon.Tests.Reliability;

/// <summary>The key is sent only to an https URL or to this computer; any other URL is refused first.</summary>
public sealed class BaseUriProperties
{
    private static readonly string[] Beginnings =
    [
        "http://", "HTTP://", "https://", "http:", "http:/", "http:\\\\", "//", "ftp://", "file:///", "ws://", "http://user:key@", "https://user:key@", "http://localhost", "http://127.0.0.1",
    ];

    [InputProperty]
    public void Only_HTTPS_and_loopback_connections_are_allowed(AnyText text, byte index)
    {
        foreach (var address in new[] { text.Value, Beginnings[index % Beginnings.Length] + text.Value })
        {
            if (!Uri.TryCreate(address, UriKind.RelativeOrAbsolute, out var given))
            {
                continue;
            }

            try
            {
                var uri = ConnectionFactory.BaseUri(given);

                Assert.True(uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback), $"{given} becomes {uri}.");
                Assert.Equal((given.Authority, string.Empty, string.Empty, string.Empty), (uri.Authority, uri.UserInfo, uri.Query, uri.Fragment));
                Assert.EndsWith("/", uri.AbsolutePath, StringComparison.Ordinal);
            }
            catch (NeonApiException refused)
            {
                Assert.Equal(NeonFailure.InvalidInput, refused.Failure);
            }
        }
    }
}
