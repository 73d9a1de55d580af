using Neon.Tests.Connection;
using Xunit;

namespace Neon.Tests.Completion;

/// <summary>What Tab does before the session is connected.</summary>
public sealed class UnconnectedTests : ConnectionTest
{
    // Nothing listens there, so the connection is refused immediately.
    private const string Nowhere = "http://127.0.0.1:9";
    private const string Line = "$line = 'Get-NeonOrganization -Organization '; TabExpansion2 $line $line.Length";

    private const string Vault = "function global:Get-Secret { $global:asked = $true; 'napi_of_the_vault' }; ";

    [Fact]
    public void Without_a_key_completion_is_silent_and_does_not_read_a_vault()
    {
        var result = Run(Vault + "$Error.Clear(); " + Line + "; $Error.Count; [bool]$global:asked");

        Assert.Empty(result.Errors);
        Assert.Equal([0, false], result.Output.Skip(1).Select(item => item.BaseObject));
        Assert.Empty(Matches(result.Output[0].BaseObject));
        Assert.Null(Session.Connection);
        Assert.Null(Session.PeekedConnection);
        Assert.Equal(0, RequestCount);
    }

    [Theory]
    [InlineData("$NeonApiKey = 'napi_own'; ", null, "session variable NeonApiKey")]
    [InlineData("", "napi_of_the_environment", "environment variable NEON_API_KEY")]
    public void A_key_in_a_variable_is_used_without_connecting_the_session(string script, string? environment, string source)
    {
        (HostVariable, KeyVariable) = (Nowhere, environment);

        var result = Run(Vault + script + Line + "; [bool]$global:asked");

        Assert.Empty(Matches(result.Output[0].BaseObject));
        Assert.Equal(false, result.Output[1].BaseObject);
        Assert.Equal(source, Session.PeekedConnection!.KeySource);
        Assert.Null(Session.Connection);
        Assert.Equal(0, RequestCount);
    }

    [Fact]
    public void A_different_key_uses_a_new_connection_and_an_invalid_key_uses_none()
    {
        (HostVariable, KeyVariable) = (Nowhere, "napi_first");
        Run(Line);
        var first = Session.PeekedConnection;
        Run(Line);
        Assert.Same(first, Session.PeekedConnection);

        KeyVariable = "napi_second";
        Run(Line);
        Assert.NotSame(first, Session.PeekedConnection);

        KeyVariable = "no key at all";
        Assert.Empty(Matches(Run(Line).Output[0].BaseObject));
    }

    [Fact]
    public void Known_values_need_no_connection()
    {
        var result = Run("$line = 'Get-NeonOperation -Status ca'; TabExpansion2 $line $line.Length");

        Assert.Equal(["cancelling", "cancelled"], Matches(result.Output[0].BaseObject));
    }

    private static IEnumerable<string> Matches(object found) =>
        ((System.Management.Automation.CommandCompletion)found).CompletionMatches.Where(Tab.IsValue).Select(offer => offer.CompletionText);
}
