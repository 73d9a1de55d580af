using System.Text.RegularExpressions;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Kernel;

/// <summary>The article before a word that is only known when a message is written.</summary>
public sealed partial class ArticleTests
{
    [Theory]
    [InlineData("branch", "a branch")]
    [InlineData("organization", "an organization")]
    [InlineData("Environment path", "an Environment path")]
    [InlineData("Alias path", "an Alias path")]
    [InlineData("Variable path", "a Variable path")]
    [InlineData("API key", "an API key")]
    [InlineData("SQL file", "an SQL file")]
    [InlineData("JWKS", "a JWKS")]
    [InlineData("VPC endpoint", "a VPC endpoint")]
    [InlineData("URL", "a URL")]
    [InlineData("user", "a user")]
    [InlineData("unit", "a unit")]
    [InlineData("unknown value", "an unknown value")]
    [InlineData("one-time link", "a one-time link")]
    public void The_article_follows_the_sound(string word, string expected) => Assert.Equal(expected, Article.With(word));

    /// <summary>A message that writes the article itself is wrong for some values.</summary>
    [Fact]
    public void No_message_writes_an_article_before_a_variable_word() => Assert.Empty(
        from file in Directory.GetFiles(Path.Combine(StagedModule.RepositoryRoot, "src", "Neon"), "*.cs", SearchOption.AllDirectories)
        from line in File.ReadLines(file)
        where line.Contains("$\"", StringComparison.Ordinal) && FixedArticle().IsMatch(line)
        select $"{Path.GetFileName(file)}: {line.Trim()}");

    [GeneratedRegex("""[ "}][Aa]n? \{[A-Za-z_]""")]
    private static partial Regex FixedArticle();

    [Theory]
    [InlineData("Export-NeonReport Env:/PATH", "is an Environment path")]
    [InlineData("Export-NeonReport Alias:/dir", "is an Alias path")]
    [InlineData("Export-NeonReport Variable:/x", "is a Variable path")]
    public void The_error_of_a_path_names_the_provider(string command, string expected)
    {
        using var host = new NeonHost();

        Assert.Contains(expected, Assert.Single(host.Run(command).Errors).ErrorDetails.Message, StringComparison.Ordinal);
    }
}
