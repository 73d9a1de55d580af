namespace Neon.Commands;

internal sealed class ConnectionStringFormatCompleter() : KnownValueCompleter(
    (nameof(ConnectionStringFormat.Uri), "postgresql:// URI, which libpq and most drivers accept"),
    (nameof(ConnectionStringFormat.Npgsql), "Keywords and values for Npgsql and ADO.NET: Host=...;Database=..."),
    (nameof(ConnectionStringFormat.Jdbc), "jdbc:postgresql:// URL for the Postgres driver of Java"),
    (nameof(ConnectionStringFormat.Prisma), "URI with the parameters for Prisma: time-outs and the pooler mode"),
    (nameof(ConnectionStringFormat.Psql), "psql command line for a POSIX shell, with the password in an environment variable"),
    (nameof(ConnectionStringFormat.Environment), "The variables of libpq, such as PGHOST, one per line"));
