using System.Collections.Specialized;
using System.Globalization;

namespace Neon;

/// <summary>Writes a connection in the formats of drivers and tools. The URI's password may be masked.</summary>
internal static class ConnectionStringWriter
{
    // The values that the Neon CLI uses for Prisma: a suspended compute takes a moment to respond.
    private const string PrismaTimeout = "30";
    private const string PrismaPoolTimeout = "30";

    public static string Write(PostgresUri uri, bool pooled, ConnectionStringFormat format) => format switch
    {
        ConnectionStringFormat.Npgsql => Npgsql(uri, pooled),
        ConnectionStringFormat.Jdbc => Jdbc(uri),
        ConnectionStringFormat.Prisma => Prisma(uri, pooled).ToPlainText(),
        ConnectionStringFormat.Psql => Psql(uri),
        ConnectionStringFormat.Environment => string.Join('\n', Lines(uri)),
        _ => uri.ToPlainText(),
    };

    /// <summary>The libpq variables as lines.</summary>
    public static IEnumerable<string> Lines(PostgresUri uri)
    {
        foreach (var (name, value) in Variables(uri))
        {
            // A line break would start another variable.
            yield return value.AsSpan().IndexOfAny('\r', '\n') < 0
                ? $"{name}={value}"
                : throw new NeonApiException(NeonFailure.InvalidInput, $"The value of {name} has a line break and cannot be written as one line.")
                {
                    Advice = "Omit -AsPlainText and call ToEnvironment() on the object instead.",
                };
        }
    }

    /// <summary>The libpq variables by name.</summary>
    public static OrderedDictionary Environment(PostgresUri uri)
    {
        var variables = new OrderedDictionary();
        foreach (var (name, value) in Variables(uri))
        {
            variables.Add(name, value);
        }

        return variables;
    }

    private static string SslMode(PostgresUri uri) => uri.Parameter("sslmode") ?? "require";

    private static IEnumerable<(string Name, string Value)> Variables(PostgresUri uri)
    {
        (string Name, string? Value)[] variables =
        [
            ("PGHOST", uri.Host),
            ("PGPORT", (uri.Port ?? PostgresUri.DefaultPort).ToString(CultureInfo.InvariantCulture)),
            ("PGDATABASE", uri.Database),
            ("PGUSER", uri.Role),
            ("PGPASSWORD", uri.Password),
            ("PGSSLMODE", SslMode(uri)),
            ("PGCHANNELBINDING", uri.Parameter("channel_binding")),
            ("PGOPTIONS", uri.Parameter("options")),
        ];
        return variables.Where(variable => variable.Value is not null).Select(variable => (variable.Name, variable.Value!));
    }

    private static string Npgsql(PostgresUri uri, bool pooled)
    {
        (string Keyword, string? Value)[] settings =
        [
            ("Host", uri.Host),
            ("Port", uri.Port?.ToString(CultureInfo.InvariantCulture)),
            ("Database", uri.Database),
            ("Username", uri.Role),
            ("Password", uri.Password),
            ("SSL Mode", Keyword(SslMode(uri))),
            ("Channel Binding", uri.Parameter("channel_binding") is { } binding ? Keyword(binding) : null),
            ("Options", uri.Parameter("options")),
            // The reset that Npgsql sends with a reused connection would reach another session of the pooler.
            ("No Reset On Close", pooled ? "True" : null),
        ];
        return string.Join(';', settings.Where(setting => setting.Value is not null).Select(setting => $"{setting.Keyword}={QuoteValue(setting.Value!)}"));
    }

    // Quoted here, because DbConnectionStringBuilder does not quote a value that ends with a line break, and its parser then
    // drops the line break.
    private static string QuoteValue(string value) =>
        value.Length > 0 && !value.Any(character => character is '"' or '\'' or '=' or ';' || char.IsWhiteSpace(character) || char.IsControl(character))
            ? value
            : "\"" + value.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    // libpq writes verify-full where Npgsql writes VerifyFull.
    private static string Keyword(string value) => value switch
    {
        "verify-ca" => "VerifyCA",
        "verify-full" => "VerifyFull",
        { Length: > 0 } => char.ToUpperInvariant(value[0]) + value[1..],
        _ => value,
    };

    private static string Jdbc(PostgresUri uri)
    {
        (string Name, string? Value)[] properties =
        [
            ("user", uri.Role),
            ("password", uri.Password),
            ("sslmode", SslMode(uri)),
            ("channelBinding", uri.Parameter("channel_binding")),
            ("options", uri.Parameter("options")),
        ];
        var port = uri.Port is { } number ? string.Create(CultureInfo.InvariantCulture, $":{number}") : null;
        var query = properties.Where(property => property.Value is not null).Select(property => $"{property.Name}={Escape(property.Value!)}");
        return $"jdbc:postgresql://{uri.Host}{port}/{Escape(uri.Database)}?{string.Join('&', query)}";
    }

    // The Java driver reads a plus sign as a space, so the parts of Neon's URI cannot be copied unchanged.
    private static string Escape(string text) => text == Secret.TextMask ? text : Uri.EscapeDataString(text);

    private static PostgresUri Prisma(PostgresUri uri, bool pooled)
    {
        var patient = uri.With("sslmode", SslMode(uri)).With("connect_timeout", PrismaTimeout);
        return pooled ? patient.With("pool_timeout", PrismaPoolTimeout).With("pgbouncer", "true") : patient;
    }

    // All users of a machine can read the arguments of a process, but not its environment.
    private static string Psql(PostgresUri uri)
    {
        var command = $"psql {Quote((uri with { RawPassword = null }).ToPlainText())}";
        return uri.Password is { } password ? $"PGPASSWORD={Quote(password)} {command}" : command;
    }

    private static string Quote(string text) => "'" + text.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
}
