using Neon.Tests.Reliability;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Kernel;

/// <summary>What a signed URL may require; see also <see cref="FileUploadTests"/>.</summary>
public sealed class SignedAddressTests
{
    private const string Visible = "!#$%&'*+-.^_`|~";
    private static readonly Uri Store = new("https://store.test/uploads/a?signature=secret");

    [Theory]
    [InlineData("Host", "elsewhere.test")]
    [InlineData("authorization", "Bearer x")]
    [InlineData("Cookie", "a=b")]
    [InlineData("Proxy-Authorization", "Basic x")]
    [InlineData("proxy-connection", "keep-alive")]
    [InlineData("Transfer-Encoding", "chunked")]
    [InlineData("Content-Length", "5")]
    [InlineData("Connection", "close")]
    [InlineData("Expect", "100-continue")]
    [InlineData("Upgrade", "h2c")]
    [InlineData("TE", "trailers")]
    [InlineData("x-note", "a\r\nHost: elsewhere.test")]
    [InlineData("x-note", "a\nb")]
    [InlineData("x-note", "a\rb")]
    [InlineData("x-note", "a\0b")]
    [InlineData("x-note", "café")]
    [InlineData("x-note\r\nCookie", "a")]
    [InlineData("x note", "a")]
    [InlineData("x:note", "a")]
    [InlineData("", "a")]
    [InlineData("é", "a")]
    public void A_forbidden_header_is_refused(string name, string value)
    {
        var failure = Assert.Throws<NeonApiException>(() => Put(Store, NeonConnection.DefaultBaseUri, (name, value)));

        Assert.Equal(NeonFailure.InvalidResponse, failure.Failure);
        Assert.DoesNotContain(failure.Message, char.IsControl);
        Assert.Contains("Nothing was sent to the store", failure.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_duplicate_header_is_refused() =>
        Assert.Throws<NeonApiException>(() => Put(Store, NeonConnection.DefaultBaseUri, ("x-note", "a"), ("X-Note", "b")));

    [Fact]
    public void A_Host_header_that_matches_the_URL_is_accepted()
    {
        using var message = Put(Store, NeonConnection.DefaultBaseUri, ("Host", "store.test"), ("x-note", "a")).ToMessage(NeonConnection.DefaultBaseUri);

        Assert.Equal(["x-note"], message.Headers.NonValidated.Select(header => header.Key));
    }

    [Theory]
    [InlineData("http://127.0.0.1:9000/a", "https://console.neon.tech/api/v2/", false)]
    [InlineData("http://localhost/a", "https://localhost/api/v2/", false)]
    [InlineData("http://store.test/a", "http://localhost/api/v2/", false)]
    [InlineData("ftp://localhost/a", "http://localhost/api/v2/", false)]
    [InlineData("http://127.0.0.1:9000/a", "http://localhost/api/v2/", true)]
    [InlineData("https://store.test/a", "http://localhost/api/v2/", true)]
    [InlineData("https://store.test/a", "https://console.neon.tech/api/v2/", true)]
    public void An_unencrypted_store_is_accepted_only_if_store_and_API_are_local(string address, string api, bool isUsed)
    {
        if (isUsed)
        {
            Assert.NotNull(Put(new Uri(address), new Uri(api)));
        }
        else
        {
            Assert.Equal(NeonFailure.InvalidResponse, Assert.Throws<NeonApiException>(() => Put(new Uri(address), new Uri(api))).Failure);
        }
    }

    /// <summary>Whatever the headers are: they are refused, or each is sent once as it is, and nothing else is sent.</summary>
    [InputProperty]
    public void Headers_are_sent_unchanged_or_refused(AnyText name, AnyText value, bool isToken)
    {
        // Random text is hardly ever a valid name. The text that remains here mostly is one.
        var typed = isToken ? new string([.. name.Value.Where(character => char.IsAsciiLetterOrDigit(character) || Visible.Contains(character, StringComparison.Ordinal))]) : name.Value;
        ApiRequest request;
        try
        {
            request = Put(Store, NeonConnection.DefaultBaseUri, (typed, value.Value), ("x-amz-acl", "private"));
        }
        catch (NeonApiException refused)
        {
            Assert.Equal(NeonFailure.InvalidResponse, refused.Failure);
            Assert.DoesNotContain(refused.Message, char.IsControl);
            return;
        }

        using var message = request.Content(() => new ByteArrayContent([])).ToMessage(NeonConnection.DefaultBaseUri);
        var sent = message.Headers.NonValidated.Concat(message.Content!.Headers.NonValidated).Select(header => (header.Key, header.Value.ToString())).ToArray();

        Assert.Contains((typed, value.Value), sent);
        Assert.Contains(("x-amz-acl", "private"), sent);
        Assert.Equal(2, sent.Length);
        Assert.All(typed + value.Value, character => Assert.InRange(character, ' ', '~'));
    }

    [Theory]
    [InlineData("""{"x-note":"a\r\nHost: elsewhere.test"}""", "https://store.test/a")]
    [InlineData("""{"Authorization":"Bearer x"}""", "https://store.test/a")]
    [InlineData("""{"x note":"a"}""", "https://store.test/a")]
    [InlineData("{}", "http://127.0.0.1:9000/a")]
    public void An_upload_that_cannot_be_sent_as_signed_is_one_error_and_never_reaches_the_store(string headers, string address)
    {
        using var folder = new TempFolder();
        folder.Write("a.txt", "hello");
        using var replies = new Replies((_, _) => Replies.Json(
            $$"""{"url":"{{address}}","method":"PUT","headers":{{headers}},"expires_at":"2026-03-01T13:00:00Z"}"""));
        using var host = new NeonHost(handler: replies);

        var result = host.Run($"Send-NeonBucketObject '{folder["a.txt"]}' -Bucket uploads -Project quiet-forest-12345678 -Branch br-calm-lake-a1b2c3d4");

        Assert.Equal("NeonInvalidResponse", result.ErrorId);
        Assert.EndsWith("/presign", Assert.Single(replies.Lines), StringComparison.Ordinal);
    }

    private static ApiRequest Put(Uri address, Uri api, params (string Name, string Value)[] headers) =>
        ApiRequest.PutPresigned(address, headers.Length == 0 ? null : new OrderedHeaders(headers), api);

    /// <summary>A dictionary that can become a JSON object, including names that differ only in case.</summary>
    private sealed class OrderedHeaders((string Name, string Value)[] headers)
        : Dictionary<string, string>(headers.Select(header => KeyValuePair.Create(header.Name, header.Value)), StringComparer.Ordinal);
}
