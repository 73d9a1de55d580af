namespace Neon;

/// <summary>The forms that a connection string can be written in.</summary>
public enum ConnectionStringFormat
{
    /// <summary>The URI that libpq and most drivers take: <c>postgresql://role:password@host/database?sslmode=require</c>.</summary>
    Uri,

    /// <summary>Keywords and values for Npgsql and ADO.NET: <c>Host=...;Database=...;Username=...;Password=...</c>.</summary>
    Npgsql,

    /// <summary>The URL of the Postgres driver for Java: <c>jdbc:postgresql://host/database?user=...</c>.</summary>
    Jdbc,

    /// <summary>The URI with the parameters that Prisma wants: time to wake a compute up, and the pooler's mode.</summary>
    Prisma,

    /// <summary>A command line of psql for a POSIX shell. The password is in an environment variable of that command, not among its arguments.</summary>
    Psql,

    /// <summary>The environment variables of libpq, one <c>NAME=value</c> a line.</summary>
    Environment,
}
