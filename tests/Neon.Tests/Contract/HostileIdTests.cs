using Xunit;

namespace Neon.Tests.Contract;

/// <summary>Ids and names, typed by a user or read from a response, never change where a request goes.</summary>
public sealed class HostileIdTests
{
    private const string Base = "/api/v2";

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    public async Task Dot_segments_are_refused_before_any_request(string id)
    {
        TypedCall.Text.Value = id;
        var tried = 0;
        foreach (var (operation, method) in Calls())
        {
            var call = await TypedCall.TryAsync(operation.Id, method);

            Assert.True(call.Failure is { Failure: NeonFailure.InvalidInput }, $"{operation.Id}: {call.Failure?.Message}");
            Assert.Empty(call.Sent);
            tried++;
        }

        Assert.True(tried > 130, $"{tried} were tried.");
    }

    [Theory]
    [InlineData("../../x")]
    [InlineData("a/../../b")]
    [InlineData("x/.")]
    [InlineData("..\\x")]
    [InlineData("%2e%2e")]
    [InlineData("%2e%2e%2fx")]
    [InlineData("x?y=1")]
    [InlineData("x#y")]
    [InlineData("x y")]
    [InlineData("x;y&z")]
    [InlineData("//evil.test/x")]
    [InlineData("https://evil.test/x")]
    [InlineData("x\r\ny\u0001")]
    [InlineData("\u202ex\uff0e\uff0e")]
    public async Task Any_other_id_is_one_path_segment(string id)
    {
        TypedCall.Text.Value = id;
        foreach (var (operation, method) in Calls())
        {
            var call = await TypedCall.TryAsync(operation.Id, method);

            Assert.NotEmpty(call.Sent);
            Assert.All(call.Sent, address =>
            {
                Assert.Matches("^[0-9a-z]+\\.test$", address.Host);
                Assert.NotEqual("evil.test", address.Host);
                Assert.StartsWith(Base, address.AbsolutePath, StringComparison.Ordinal);
            });
            Assert.Contains(call.Sent, address => IsOf(operation, address.AbsolutePath[Base.Length..], id));
        }
    }

    /// <summary>The typed calls with a text in their route.</summary>
    private static IEnumerable<(ContractOperation Operation, System.Reflection.MethodInfo Method)> Calls() => TypedCall.All
        .Where(group => ContractFile.Current.Operations.TryGetValue(group.Key, out var operation) && operation.Path.Replace("{key_id}", string.Empty, StringComparison.Ordinal).Contains('{', StringComparison.Ordinal))
        .SelectMany(group => group.Select(method => (ContractFile.Current.Operations[group.Key], method)));

    private static bool IsOf(ContractOperation operation, string path, string id) =>
        path.Split('/') is var segments && operation.Path.Split('/') is var words && segments.Length == words.Length
        && words.Zip(segments).All(pair => pair.First.StartsWith('{') ? Uri.UnescapeDataString(pair.Second) == id || pair.First == "{key_id}" : pair.First == pair.Second);
}
