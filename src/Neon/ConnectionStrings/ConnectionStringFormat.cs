namespace Neon;

/// <summary>The formats of a connection string.</summary>
public enum ConnectionStringFormat
{
    /// <summary>
    /// The URI that libpq and most drivers accept: <c>postgresql://role:password@host/database?sslmode=require</c>.
    /// </summary>
    Uri,

    /// <summary>Keywords and values for Npgsql and ADO.NET: <c>Host=...;Database=...;Username=...;Password=...</c>.</summary>
    Npgsql,

    /// <summary>The URL of the Postgres driver for Java: <c>jdbc:postgresql://host/database?user=...</c>.</summary>
    Jdbc,

    /// <summary>The URI with the parameters for Prisma: time-outs that let a compute start, and the pooler mode.</summary>
    Prisma,

    /// <summary>
    /// A psql command line for a POSIX shell. The password is in an environment variable of the command, not in its
    /// arguments.
    /// </summary>
    Psql,

    /// <summary>The libpq environment variables, one <c>NAME=value</c> per line.</summary>
    Environment,
}
