using Neon.Tests.Transport;
using Xunit;

namespace Neon.Tests.Connection;

/// <summary>If something other than Neon's API responds, the error names it and says that the URL is probably wrong.</summary>
public sealed class WrongAddressTests : ConnectionTest
{
    private const string Page = "<html><title>Welcome to nginx!</title></html>";

    public static TheoryData<string, string> Responses() => new()
    {
        { $"HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Length: {Page.Length}\n\n{Page}", "200 and a body that cannot be read as JSON (text/html, 45 bytes, titled \"Welcome to nginx!\")" },
        { $"HTTP/1.1 404 Not Found\nContent-Type: text/html\nContent-Length: {Page.Length}\n\n{Page}", "404 NotFound (text/html, 45 bytes, titled \"Welcome to nginx!\")" },
        { $"HTTP/1.1 403 Forbidden\nContent-Type: text/html\nContent-Length: {Page.Length}\n\n{Page}", "403 Forbidden (text/html, 45 bytes, titled \"Welcome to nginx!\")" },
        { "HTTP/1.1 404 Not Found\nContent-Type: application/json\nContent-Length: 2\n\n{}", "404 NotFound (application/json, 2 bytes: {})" },
        { $"HTTP/1.1 401 Unauthorized\nContent-Type: text/html\nContent-Length: {Page.Length}\n\n{Page}", "401 Unauthorized (text/html, 45 bytes, titled \"Welcome to nginx!\")" },
        { "HTTP/1.1 405 Method Not Allowed\nContent-Length: 0\n\n", "405 MethodNotAllowed (no body)" },
        { "HTTP/1.1 302 Found\nLocation: https://www.example.com/\nContent-Length: 0\n\n", "302, a redirect. It was not followed, to protect the API key. It points to www.example.com." },
        { "HTTP/1.1 304 Not Modified\n\n", "304 NotModified (no body)" },
    };

    [Theory]
    [InlineData("{}", "does not contain 'account_id'")]
    [InlineData("[]", "200 and JSON that does not match the API (application/json, 2 bytes: [])")]
    [InlineData("[", "200 and a body that cannot be read as JSON")]
    public void JSON_that_is_not_from_Neon_is_not_accepted_as_an_account(string body, string what)
    {
        using var server = new LoopbackServer(LoopbackServer.Text($"HTTP/1.1 200 OK\nContent-Type: application/json\nContent-Length: {body.Length}\n\n{body}"));

        var result = Run($"Connect-Neon {Marker} -BaseUri {server.Uri.GetLeftPart(UriPartial.Authority)}");

        Assert.Equal("NeonInvalidResponse", result.ErrorId);
        Assert.Contains(what, result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Contains("is probably wrong", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    /// <summary>The real Neon has no account below another path, and says so in its own words.</summary>
    [Theory]
    [InlineData("api/v3/")]
    [InlineData("api/v2/projects/")]
    public void Another_path_on_Neon_is_reported_as_a_wrong_URL(string path)
    {
        var address = new Uri(Address, "/" + path);

        var result = Run($"Connect-Neon {Marker} -BaseUri {address}");

        Assert.Equal("NeonInvalidResponse", result.ErrorId);
        Assert.Contains("responded with 404 NotFound (", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Contains($"The URL {address} is probably wrong", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    /// <summary>Server errors and invalid statuses of something other than Neon.</summary>
    public static TheoryData<string, string> Faults() => new()
    {
        { $"HTTP/1.1 500 Internal Server Error\nServer: nginx/1.27\nContent-Type: text/html\nContent-Length: {Page.Length}\n\n{Page}", "500 InternalServerError (text/html, 45 bytes, titled \"Welcome to nginx!\", server \"nginx/1.27\")" },
        { "HTTP/1.1 501 Not Implemented\nContent-Length: 0\n\n", "501 NotImplemented (no body)" },
        { "HTTP/1.1 502 Bad Gateway\nServer: a\u001b[31m\nContent-Type: text/plain\nContent-Length: 14\n\nno\u0007 healthy up", "502 BadGateway (text/plain, 14 bytes: " },
        { "HTTP/1.1 502 Bad Gateway\nContent-Type: application/json\nContent-Length: 36\n\n{\"message\":\"upstream connect error\"}", "502 BadGateway (application/json, 36 bytes: {\"message\": \"upstream connect error\"})" },
        { "HTTP/1.1 503 Service Unavailable\nContent-Type: application/json\nContent-Length: 2\n\n[]", "503 ServiceUnavailable (application/json, 2 bytes: [])" },
        { $"HTTP/1.1 504 Gateway Timeout\nContent-Type: text/html\nContent-Length: {Page.Length}\n\n{Page}", "504 GatewayTimeout (text/html, 45 bytes, titled \"Welcome to nginx!\")" },
        { "HTTP/1.1 511 Network Authentication Required\nContent-Length: 0\n\n", "511 NetworkAuthenticationRequired (no body)" },
        { "HTTP/1.1 599 Odd\nContent-Length: 0\n\n", "599 (no body)" },
        { "HTTP/1.1 101 Switching Protocols\nUpgrade: websocket\nConnection: Upgrade\n\n", "101 SwitchingProtocols (no body)" },
        { "HTTP/1.1 666 Odd\nContent-Length: 0\n\n", "666 (no body)" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Server_errors_of_another_service_are_not_attributed_to_Neon(string response, string what)
    {
        // A wait that exceeds every time-out: one response is enough, whatever the clock.
        var last = response.Replace("\n\n", "\nRetry-After: 3600\n\n", StringComparison.Ordinal);
        using var server = new LoopbackServer(LoopbackServer.Text(last));
        var address = server.Uri.GetLeftPart(UriPartial.Authority);

        var result = Run($"Connect-Neon {Marker} -BaseUri {address}");

        Assert.True(result.ErrorId is "NeonServiceUnavailable" or "NeonInvalidResponse", result.ErrorId);
        var words = result.Error.ErrorDetails;
        Assert.Contains($"{server.Uri.Authority} responded with {what}", words.Message, StringComparison.Ordinal);
        Assert.Contains("That is not a response of Neon's API.", words.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', words.Message);
        Assert.DoesNotContain('\u0007', words.Message);
        Assert.Contains($"The URL {address}/api/v2/ is probably wrong", words.RecommendedAction, StringComparison.Ordinal);
        Assert.DoesNotContain("support", words.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Responses))]
    public void Connect_Neon_and_a_first_cmdlet_show_what_responded(string response, string what)
    {
        using var server = new LoopbackServer(LoopbackServer.Text(response), LoopbackServer.Text(response));
        var address = server.Uri.GetLeftPart(UriPartial.Authority);

        var connect = Run($"Connect-Neon {Marker} -BaseUri {address}");
        HostVariable = address;
        KeyVariable = Marker;
        var first = Run("Get-NeonProject");

        Assert.All([connect, first], result =>
        {
            Assert.Equal("NeonInvalidResponse", result.ErrorId);
            Assert.Contains(what, result.Error.ErrorDetails.Message, StringComparison.Ordinal);
            Assert.Contains($"The URL {address}/api/v2/ is probably wrong", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
            Assert.DoesNotContain("the id", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        });
        Assert.Equal(2, server.Requests.Count);
    }
}
