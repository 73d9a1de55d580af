using System.Management.Automation.Language;
using Neon.Tests.Support;
using Xunit;
using NeonHost = Neon.Tests.Support.NeonHost;

namespace Neon.Tests.Completion;

/// <summary>If nothing can be offered before the user specifies something, one entry says what. Accepting it changes no command.</summary>
public sealed class HintTests(HintTests.Session session) : IClassFixture<HintTests.Session>
{
    private readonly NeonHost _host = session.Host;

    [Theory]
    [InlineData("Get-NeonBranch -Branch ", "no project: -Project or Set-NeonContext")]
    [InlineData("Get-NeonBranch ma", "no project: -Project or Set-NeonContext")]
    [InlineData("Get-NeonBranch -Branch 'it''s", "no project: -Project or Set-NeonContext")]
    [InlineData("Get-NeonBranch -Branch \"a b\"", "no project: -Project or Set-NeonContext")]
    [InlineData("Get-NeonBranchConsumption -Project {0} -Branch a, ", null)]
    [InlineData("Get-NeonDatabase -Database ", "no project: -Project or Set-NeonContext")]
    [InlineData("Get-NeonDatabase -Project {0} -Database ", "no branch: -Branch or Set-NeonContext")]
    [InlineData("Get-NeonBucketObject -Project {0} -Branch {1} -Object ", "no bucket: -Bucket")]
    [InlineData("Get-NeonOrganizationMember -Member ", "no organization: -Organization or Set-NeonContext")]
    [InlineData("Get-NeonBranch -Project (Get-Date) -Branch ", null)]
    [InlineData("Get-NeonBranch -Connection (Get-Date) -Branch ", null)]
    [InlineData("Get-NeonBranch -Project {0} -Branch none", null)]
    public void A_missing_parent_is_named_in_a_comment_that_changes_nothing(string line, string? hint)
    {
        line = string.Format(System.Globalization.CultureInfo.InvariantCulture, line, session.App.ProjectId, session.App.MainBranchId);

        AssertHint(_host, line, hint);
    }

    [Theory]
    [InlineData("Get-NeonBranch -Branch ")]
    [InlineData("Get-NeonProject app")]
    [InlineData("New-NeonProject x -Region aws")]
    public void A_session_without_a_key_is_named(string line)
    {
        using var host = new NeonHost();
        host.Run("Disconnect-Neon");

        AssertHint(host, line, "not connected: Connect-Neon");
        Assert.Empty(host.Requests);
    }

    private static void AssertHint(NeonHost host, string line, string? hint)
    {
        var found = host.Complete(line);
        if (hint is null)
        {
            Assert.DoesNotContain(found.CompletionMatches, offer => !Tab.IsValue(offer));
            return;
        }

        var offer = Assert.Single(found.CompletionMatches);
        Assert.Equal(($"({hint})", $"({hint})"), (offer.ListItemText, offer.ToolTip));
        Assert.EndsWith($"<# {hint} #>", offer.CompletionText, StringComparison.Ordinal);
        Assert.Equal(Values(line), Values(Assert.Single(host.Lines(line))));
    }

    // The values of the arguments. A quote that is not closed is an error and nothing else.
    private static IEnumerable<string> Values(string line) =>
        Parser.ParseInput(line, out _, out _).FindAll(ast => ast is CommandElementAst, true).Select(ast => ast is StringConstantExpressionAst text ? text.Value : ast.ToString());

    /// <summary>A project without a context.</summary>
    public sealed class Session : IDisposable
    {
        public Session()
        {
            App = Host.Seed();
            NeonSession.Of(Host.Runspace).Context = NeonContext.Empty;
        }

        internal NeonHost Host { get; } = new();

        internal SeededProject App { get; }

        public void Dispose() => Host.Dispose();
    }
}
