using System.Text.RegularExpressions;
using Neon.Tests.Support;
using Npgsql;
using Xunit;

namespace Neon.Tests.ConnectionStrings;

public sealed class ConnectionFormatTests
{
    private const string Host = "ep-a-b-1.eu.neon.tech";
    private const string Pooler = "ep-a-b-1-pooler.eu.neon.tech";

    public static TheoryData<string> Nasty => PostgresUriTests.Texts();

    [Theory]
    [MemberData(nameof(Nasty))]
    public void Npgsql_reads_every_character_back(string part)
    {
        var builder = new NpgsqlConnectionStringBuilder(Of(part).ToPlainText(ConnectionStringFormat.Npgsql));

        Assert.Equal((part, part, part), (builder.Username, builder.Password, builder.Database));
        Assert.Equal((Host, 5432), (builder.Host, builder.Port));
        Assert.Equal((SslMode.Require, ChannelBinding.Require), (builder.SslMode, builder.ChannelBinding));
    }

    [Theory]
    [InlineData("'\"")]
    [InlineData(";Host=evil;")]
    [InlineData(" both ends ")]
    [InlineData("a=b")]
    [InlineData("\"quoted\"")]
    [InlineData("'quoted'")]
    [InlineData("''\"\"==;;")]
    [InlineData("a line break at the end\n")]
    [InlineData("none\n")]
    [InlineData("\n")]
    public void Npgsql_reads_hostile_text_back(string part)
    {
        var builder = new NpgsqlConnectionStringBuilder(Of(part).ToPlainText(ConnectionStringFormat.Npgsql));

        Assert.Equal((part, part, part, Host), (builder.Username, builder.Password, builder.Database, builder.Host));
    }

    [Theory]
    [MemberData(nameof(Nasty))]
    public void A_JDBC_driver_reads_every_character_back(string part)
    {
        var match = Regex.Match(
            Of(part).ToPlainText(ConnectionStringFormat.Jdbc),
            "^jdbc:postgresql://([^/]+)/([^?]+)\\?user=([^&]+)&password=([^&]+)&sslmode=require&channelBinding=require$");

        Assert.True(match.Success);
        Assert.Equal(Host, match.Groups[1].Value);
        Assert.All([2, 3, 4], group => Assert.Equal(part, System.Net.WebUtility.UrlDecode(match.Groups[group].Value)));
    }

    [Theory]
    [MemberData(nameof(Nasty))]
    public void A_shell_reads_every_character_back(string part)
    {
        var words = PosixShell.Words(Of(part).ToPlainText(ConnectionStringFormat.Psql));

        Assert.Equal(3, words.Count);
        Assert.Equal("PGPASSWORD=" + part, words[0]);
        Assert.Equal("psql", words[1]);
        var uri = PostgresUri.Parse(words[2])!;
        Assert.Equal((part, null, part), (uri.Role, uri.Password, uri.Database));
    }

    [Fact]
    public void Every_format_matches_the_documentation()
    {
        var direct = Of("app", "pw", "db", Host);

        Assert.Equal("postgresql://app:pw@ep-a-b-1.eu.neon.tech/db?sslmode=require&channel_binding=require", direct.ToPlainText());
        Assert.Equal(
            "Host=ep-a-b-1.eu.neon.tech;Database=db;Username=app;Password=pw;SSL Mode=Require;Channel Binding=Require",
            direct.ToPlainText(ConnectionStringFormat.Npgsql));
        Assert.Equal(
            "jdbc:postgresql://ep-a-b-1.eu.neon.tech/db?user=app&password=pw&sslmode=require&channelBinding=require",
            direct.ToPlainText(ConnectionStringFormat.Jdbc));
        Assert.Equal(
            "postgresql://app:pw@ep-a-b-1.eu.neon.tech/db?channel_binding=require&sslmode=require&connect_timeout=30",
            direct.ToPlainText(ConnectionStringFormat.Prisma));
        Assert.Equal(
            "PGPASSWORD='pw' psql 'postgresql://app@ep-a-b-1.eu.neon.tech/db?sslmode=require&channel_binding=require'",
            direct.ToPlainText(ConnectionStringFormat.Psql));
        Assert.Equal(
            "PGHOST=ep-a-b-1.eu.neon.tech\nPGPORT=5432\nPGDATABASE=db\nPGUSER=app\nPGPASSWORD=pw\nPGSSLMODE=require\nPGCHANNELBINDING=require",
            direct.ToPlainText(ConnectionStringFormat.Environment));
    }

    [Fact]
    public void A_pooled_connection_gets_pooler_settings()
    {
        var pooled = Of("app", "pw", "db", Pooler);

        Assert.True(pooled.Pooled);
        Assert.Equal("ep-a-b-1", pooled.EndpointId);
        Assert.True(new NpgsqlConnectionStringBuilder(pooled.ToPlainText(ConnectionStringFormat.Npgsql)).NoResetOnClose);
        Assert.EndsWith(
            "&connect_timeout=30&pool_timeout=30&pgbouncer=true", pooled.ToPlainText(ConnectionStringFormat.Prisma), StringComparison.Ordinal);
    }

    [Fact]
    public void Environment_variables_are_also_available_as_an_ordered_dictionary()
    {
        var variables = Of("app", "p'w", "db", Host).ToEnvironment();

        Assert.Equal("PGHOST", variables.Keys.Cast<string>().First());
        Assert.Equal("p'w", variables["PGPASSWORD"]);
    }

    [Fact]
    public void A_line_break_cannot_inject_a_variable()
    {
        var connection = Of("line\nbreak");

        Assert.Throws<NeonApiException>(() => connection.ToPlainText(ConnectionStringFormat.Environment));
        Assert.Equal("line\nbreak", connection.ToEnvironment()["PGUSER"]);
    }

    [Theory]
    [InlineData("verify-full", SslMode.VerifyFull)]
    [InlineData("verify-ca", SslMode.VerifyCA)]
    [InlineData("prefer", SslMode.Prefer)]
    public void The_SSL_mode_from_Neon_is_kept(string mode, SslMode expected)
    {
        var uri = PostgresUri.Parse($"postgresql://a:b@{Host}:6432/db?sslmode={mode}")!;
        var builder = new NpgsqlConnectionStringBuilder(new ConnectionString(uri).ToPlainText(ConnectionStringFormat.Npgsql));

        Assert.Equal((expected, 6432), (builder.SslMode, builder.Port));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void No_format_shows_the_password_by_default(ConnectionStringFormat format)
    {
        var uri = PostgresUri.Parse($"postgresql://app:s3cr%2Ft@{Host}/db?sslmode=require&channel_binding=require")!;
        var text = new ConnectionString(uri) { Format = format }.ToString();

        Assert.Contains("***use-AsPlainText***", text, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr", text, StringComparison.Ordinal);
    }

    public static TheoryData<ConnectionStringFormat> Formats() => [.. Enum.GetValues<ConnectionStringFormat>()];

    private static ConnectionString Of(string part) => Of(part, part, part, Host);

    private static ConnectionString Of(string role, string password, string database, string host) => new(PostgresUri.Parse(
        $"postgresql://{Uri.EscapeDataString(role)}:{Uri.EscapeDataString(password)}@{host}/{Uri.EscapeDataString(database)}?sslmode=require&channel_binding=require")!);
}
