using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Completion;

/// <summary>Completed text is parsed as exactly the name that was suggested, however it is quoted.</summary>
public sealed class QuotingTests(QuotingTests.Branches branches) : IClassFixture<QuotingTests.Branches>
{
    private static readonly string[] Odd =
    [
        "feature one", "it's", "say \"hi\"", "a$b", "back`tick", "two\nlines", "q\u2018q", "q\u201cq", "[br]*?", "-Wait", "@home", "1e3", "0x10", "12",
        "a,b", "a;b|c&d", "(x)", "{x}", "#note", "%", "$(Get-Date)", "é", "tab\there", "$null", "007", "1kb", "a#b", ">out", "br-not-an-id", "br-like-an-a1b2c3d4",
    ];

    private readonly NeonHost _host = branches.Host;
    private readonly SeededProject _app = branches.App;

    [Theory]
    [InlineData("")]
    [InlineData("'")]
    [InlineData("\"")]
    [InlineData("\u2018")]
    [InlineData("\u201c")]
    public void A_completed_line_selects_the_offered_branch(string quote)
    {
        var line = $"Get-NeonBranch -Project {_app.ProjectId} -Branch {quote}";

        var names = _host.Lines(line).Select(complete => Assert.Single(_host.Get<Branch>(complete)).Name);

        Assert.Equal([.. Odd.Order(StringComparer.Ordinal)], names.Where(name => name != "main").Order(StringComparer.Ordinal));
        Assert.All(_host.Offered(line).Where(text => quote.Length > 0 && !text.Contains("`u{", StringComparison.Ordinal)), text => Assert.Equal(quote is "\"" or "\u201c" ? '"' : '\'', text[0]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("'")]
    [InlineData("\"")]
    public void A_completed_pattern_matches_exactly_one_name(string quote)
    {
        var lines = _host.Lines($"Get-NeonBranch -Project {_app.ProjectId} -Name {quote}");

        Assert.Equal(
            [.. Odd.Append("main").Order(StringComparer.Ordinal)],
            lines.Select(complete => Assert.Single(_host.Get<Branch>(complete)).Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("feature` o", "'feature one'")]
    [InlineData("'feature o", "'feature one'")]
    [InlineData("'feature o'", "'feature one'")]
    [InlineData("\"feature o", "\"feature one\"")]
    [InlineData("\"feature o\"", "\"feature one\"")]
    [InlineData("'it''", "'it''s'")]
    [InlineData("it`'", "'it''s'")]
    [InlineData("\"it'", "\"it's\"")]
    [InlineData("\"say `\"", "\"say `\"hi`\"\"")]
    [InlineData("\"say \"\"", "\"say `\"hi`\"\"")]
    [InlineData("'say \"", "'say \"hi\"'")]
    [InlineData("\"a`$", "\"a`$b\"")]
    [InlineData("a`$", "'a$b'")]
    [InlineData("'back`", "'back`tick'")]
    [InlineData("\"back``", "\"back``tick\"")]
    [InlineData("\"two`n", "\"two`u{a}lines\"")]
    [InlineData("'two", "\"two`u{a}lines\"")]
    [InlineData("\"two`u{a}l", "\"two`u{a}lines\"")]
    [InlineData("'q\u2018\u2018", "'q\u2018\u2018q'")]
    [InlineData("ma", "main")]
    [InlineData("'ma", "'main'")]
    public void Typed_text_is_parsed_as_PowerShell_parses_it(string word, string expected) =>
        Assert.Equal([expected], _host.Offered($"Get-NeonBranch -Project {_app.ProjectId} -Branch {word}"));

    [Theory]
    [InlineData("*one", "'feature one'")]
    [InlineData("'`[", "'`[br`]`*`?'")]
    [InlineData("fea*o", "'feature one'")]
    public void A_partial_pattern_offers_matching_names(string word, string expected) =>
        Assert.Equal([expected], _host.Offered($"Get-NeonBranch -Project {_app.ProjectId} -Name {word}"));

    [Fact]
    public void A_name_that_looks_like_an_id_is_completed_to_the_id()
    {
        var offer = Assert.Single(_host.Press($"Get-NeonBranch -Project {_app.ProjectId} -Branch br-like"));

        Assert.NotEqual("br-like-an-a1b2c3d4", offer.CompletionText);
        Assert.Equal("br-like-an-a1b2c3d4", Assert.Single(_host.Get<Branch>($"Get-NeonBranch -Project {_app.ProjectId} -Branch {offer.CompletionText}")).Name);
    }

    [Fact]
    public void An_ambiguous_name_is_completed_to_ids()
    {
        var ids = _host.Get<Project>("New-NeonProject twin -Wait; New-NeonProject twin -Wait").Select(project => project.ProjectId!).Order(StringComparer.Ordinal);

        var offers = _host.Press("Get-NeonProject twi");

        Assert.Equal(ids, offers.Select(offer => offer.CompletionText));
        Assert.Equal(ids.Select(id => $"twin ({id})"), offers.Select(offer => offer.ListItemText));
    }

    [Fact]
    public void Displayed_text_contains_no_control_characters()
    {
        var other = _host.Seed("colours");
        Assert.Empty(_host.Run($"New-NeonBranch \"`e[31mred`a\" -Project {other.ProjectId} -NoCompute -Wait").Errors);

        var offers = _host.Press($"Get-NeonBranch -Project {other.ProjectId} -Branch ");

        Assert.Contains(offers, offer => offer.CompletionText.Contains("`u{1b}[31mred`u{7}", StringComparison.Ordinal));
        Assert.All(offers, offer => Assert.DoesNotContain(offer.CompletionText + offer.ListItemText + offer.ToolTip, char.IsControl));
    }

    /// <summary>A branch for each unusual name, created once: the tests only read them.</summary>
    public sealed class Branches : IDisposable
    {
        public Branches()
        {
            App = Host.Seed();
            foreach (var name in Odd)
            {
                Assert.Empty(Host.Run($"New-NeonBranch $name -Project {App.ProjectId} -NoCompute -Wait", ("name", name)).Errors);
            }
        }

        internal NeonHost Host { get; } = new();

        internal SeededProject App { get; }

        public void Dispose() => Host.Dispose();
    }
}
