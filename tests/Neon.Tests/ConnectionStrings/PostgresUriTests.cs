using Xunit;

namespace Neon.Tests.ConnectionStrings;

public sealed class PostgresUriTests
{
    private static readonly string[] Unusual =
        ["żółć", "пароль", "密碼", "😀 smile", "e\u0301", "\u00A0nbsp", "tab\there", "line\nbreak", "%41", "%", "a+b", "%2F%40"];

    public static TheoryData<string> Texts()
    {
        var texts = new TheoryData<string>();
        for (var character = ' '; character <= '~'; character++)
        {
            texts.Add($"a{character}z");
            texts.Add(character.ToString());
        }

        foreach (var text in Unusual)
        {
            texts.Add(text);
        }

        return texts;
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Encoded_parts_are_decoded_exactly_and_the_text_is_unchanged(string part)
    {
        var encoded = Uri.EscapeDataString(part);
        var text = $"postgresql://{encoded}:{encoded}@ep-a-b-1.eu.neon.tech/{encoded}?sslmode=require";

        var uri = PostgresUri.Parse(text)!;

        Assert.Equal((part, part, part), (uri.Role, uri.Password, uri.Database));
        Assert.Equal("ep-a-b-1.eu.neon.tech", uri.Host);
        Assert.Null(uri.Port);
        Assert.Equal("require", uri.Parameter("sslmode"));
        Assert.Equal(text, uri.ToPlainText());
    }

    [Theory]
    [InlineData("$&+,;=-_.~!*'()")]
    [InlineData(":second:third")]
    [InlineData("a%2fb")]
    public void Characters_that_need_no_encoding_are_accepted_as_they_are(string password)
    {
        var text = $"postgres://app:{password}@host:6543/db";
        var uri = PostgresUri.Parse(text)!;

        Assert.Equal(Uri.UnescapeDataString(password), uri.Password);
        Assert.Equal(("host", 6543, "db"), (uri.Host, uri.Port, uri.Database));
        Assert.Equal(text, uri.ToPlainText());
    }

    [Fact]
    public void A_URI_without_a_password_and_with_an_IPv6_host_is_parsed()
    {
        var uri = PostgresUri.Parse("postgresql://app@[::1]/db")!;

        Assert.Null(uri.Password);
        Assert.Equal("[::1]", uri.Host);
        Assert.Null(uri.Port);
        Assert.Equal("postgresql://app@[::1]/db", uri.ToPlainText());
    }

    [Theory]
    [InlineData("")]
    [InlineData("https://app:secret@host/db")]
    [InlineData("postgresql://host/db")]
    [InlineData("postgresql://app:secret@host")]
    [InlineData("postgresql://app:secret@host/")]
    [InlineData("postgresql://:secret@host/db")]
    [InlineData("postgresql://app:secret@/db")]
    [InlineData("postgresql://app:secret@host:port/db")]
    public void Text_in_another_format_is_not_parsed(string text) => Assert.Null(PostgresUri.Parse(text));

    [Fact]
    public void A_parameter_is_added_or_replaced_and_the_others_are_kept()
    {
        var uri = PostgresUri.Parse("postgresql://a:b@host/db?sslmode=require&options=old&x=%20y")!;

        Assert.Equal(
            "postgresql://a:b@host/db?sslmode=require&x=%20y&options=neon_lsn%3A0%2F1",
            uri.With("options", "neon_lsn:0/1").ToPlainText());
        Assert.Equal("neon_lsn:0/1", uri.With("options", "neon_lsn:0/1").Parameter("options"));
    }

    [Fact]
    public void The_text_of_a_uri_masks_its_password() =>
        Assert.Equal("postgresql://a:***use-AsPlainText***@host/db", PostgresUri.Parse("postgresql://a:secret@host/db")!.ToString());
}
