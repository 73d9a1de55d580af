using System.Text;
using Neon.Tests.Support;
using Npgsql;
using Xunit;

namespace Neon.Tests.Reliability;

/// <summary>
/// A role, a password and a database of any characters arrive unchanged in each format, and nothing else does. The readers are
/// Npgsql itself and, for the other formats, the rules of libpq, of the driver for Java and of a POSIX shell.
/// </summary>
public sealed class ConnectionStringProperties
{
    private const string Host = "ep-a-b-1.eu.neon.tech";

    [InputProperty]
    public void Npgsql_reads_the_intended_values(PostgresText role, PostgresText password, PostgresText database, bool isLenient)
    {
        var builder = new NpgsqlConnectionStringBuilder(Of(role, password, database, isLenient).ToPlainText(ConnectionStringFormat.Npgsql));

        Assert.Equal((role.Value, password.Value, database.Value), (builder.Username, builder.Password, builder.Database));
        Assert.Equal((Host, 5432, SslMode.Require, ChannelBinding.Require), (builder.Host, builder.Port, builder.SslMode, builder.ChannelBinding));
        Assert.Equal(6, builder.Keys.Count);
    }

    [InputProperty]
    public void Libpq_reads_the_intended_values(PostgresText role, PostgresText password, PostgresText database, bool isLenient)
    {
        var connection = Of(role, password, database, isLenient);
        foreach (var text in new[] { connection.ToPlainText(), connection.ToPlainText(ConnectionStringFormat.Prisma) })
        {
            var read = LibpqUri.Read(text);

            Assert.Equal((role.Value, password.Value, Host, database.Value), (read.User, read.Password, read.Host, read.Database));
            Assert.Equal("require", read.Parameters["sslmode"]);
            Assert.Equal("require", read.Parameters["channel_binding"]);
        }
    }

    [InputProperty]
    public void Java_reads_the_intended_values(PostgresText role, PostgresText password, PostgresText database, bool isLenient)
    {
        var text = Of(role, password, database, isLenient).ToPlainText(ConnectionStringFormat.Jdbc);

        // The driver splits at the first question mark, the first slash, ampersands and equals signs, and decodes the parts
        // like a form: a plus sign is a space.
        // a form: a plus sign is a space.
        Assert.StartsWith($"jdbc:postgresql://{Host}/", text, StringComparison.Ordinal);
        var (path, query) = (text[..text.IndexOf('?', StringComparison.Ordinal)], text[(text.IndexOf('?', StringComparison.Ordinal) + 1)..]);
        Assert.Equal(database.Value, Form(path[$"jdbc:postgresql://{Host}/".Length..]));
        Assert.Equal(
            [("user", role.Value), ("password", password.Value), ("sslmode", "require"), ("channelBinding", "require")],
            query.Split('&').Select(pair => pair.Split('=', 2)).Select(pair => (pair[0], Form(pair[1]))));
        Assert.All(text, character => Assert.InRange(character, '!', '~'));
    }

    [InputProperty]
    public void A_shell_runs_one_command_with_the_password_in_its_environment(PostgresText role, PostgresText password, PostgresText database, bool isLenient)
    {
        var words = PosixShell.Words(Of(role, password, database, isLenient).ToPlainText(ConnectionStringFormat.Psql));

        Assert.Equal(["PGPASSWORD=" + password.Value, "psql", words[2]], words);
        var read = LibpqUri.Read(words[2]);
        Assert.Equal((role.Value, null, Host, database.Value), (read.User, read.Password, read.Host, read.Database));
    }

    [InputProperty]
    public void The_environment_contains_each_complete_value_or_refuses_line_breaks(PostgresText role, PostgresText password, PostgresText database, bool isLenient)
    {
        var connection = Of(role, password, database, isLenient);

        var variables = connection.ToEnvironment();
        Assert.Equal((role.Value, password.Value, database.Value), ((string)variables["PGUSER"]!, (string)variables["PGPASSWORD"]!, (string)variables["PGDATABASE"]!));
        if ((role.Value + password.Value + database.Value).AsSpan().IndexOfAny('\r', '\n') >= 0)
        {
            Assert.Throws<NeonApiException>(() => connection.ToPlainText(ConnectionStringFormat.Environment));
            return;
        }

        var lines = connection.ToPlainText(ConnectionStringFormat.Environment).Split('\n').Select(line => line.Split('=', 2));
        Assert.Equal(variables.Cast<System.Collections.DictionaryEntry>().Select(entry => ((string)entry.Key, (string)entry.Value!)), lines.Select(line => (line[0], line[1])));
    }

    /// <summary>The visible text is the same for every password, so it reveals nothing about it.</summary>
    [InputProperty]
    public void The_displayed_text_does_not_depend_on_the_password(PostgresText password)
    {
        var (role, database) = (new PostgresText("app"), new PostgresText("orders"));
        foreach (var format in Enum.GetValues<ConnectionStringFormat>())
        {
            Assert.Equal(
                Of(role, new PostgresText("other"), database, false, format).ToString(),
                Of(role, password, database, false, format).ToString());
        }
    }

    [InputProperty]
    public void Text_that_is_not_a_connection_string_is_refused_or_unchanged(AnyText text)
    {
        Assert.Null(PostgresUri.Parse(text.Value));
        if (PostgresUri.Parse("postgresql://" + text.Value) is { } uri)
        {
            Assert.Equal("postgresql://" + text.Value, uri.ToPlainText());
        }
    }

    private static string Form(string text) => System.Net.WebUtility.UrlDecode(text);

    private static ConnectionString Of(
        PostgresText role, PostgresText password, PostgresText database, bool isLenient, ConnectionStringFormat format = ConnectionStringFormat.Uri)
    {
        Func<string, string> encode = isLenient ? Leniently : Uri.EscapeDataString;
        var uri = $"postgresql://{encode(role.Value)}:{encode(password.Value)}@{Host}/{encode(database.Value)}?sslmode=require&channel_binding=require";
        return new ConnectionString(PostgresUri.Parse(uri)!) { Format = format };
    }

    // As servers write it that encode only what they must, in lower case.
    private static string Leniently(string text)
    {
        var result = new StringBuilder();
        foreach (var octet in Encoding.UTF8.GetBytes(text))
        {
            var character = (char)octet;
            result.Append(char.IsAsciiLetterOrDigit(character) || "-_.~$&+,;=!'()*".Contains(character, StringComparison.Ordinal)
                ? character.ToString()
                : $"%{octet:x2}");
        }

        return result.ToString();
    }
}
