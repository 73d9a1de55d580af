using System.Collections.Specialized;
using System.Management.Automation;
using System.Security;

namespace Neon;

/// <summary>
/// The connection to a database, including the password. Views and the object's text show a mask instead of the password;
/// ToPlainText() and ToEnvironment() return it.
/// </summary>
[Listed("Role", "Database", "Pooled", "Host", "BranchId", Headings = [nameof(Text)])]
[RowKey("Pooled", In = "BranchId")]
[ShownBy<ConnectionStringView>]
public sealed class ConnectionString : IViewCells
{
    private const string PoolerSuffix = "-pooler";

    internal ConnectionString(PostgresUri uri)
    {
        Uri = Secret.Of(uri.ToPlainText());
        Host = uri.Host;
        Port = uri.Port ?? PostgresUri.DefaultPort;
        Database = uri.Database;
        Role = uri.Role;
        Password = uri.Password is { } password ? Secret.Of(password) : null;
        Pooled = uri.HostLabel.EndsWith(PoolerSuffix, StringComparison.Ordinal);
        // The host name starts with the endpoint's id, except for a point in time.
        var endpoint = Pooled ? uri.HostLabel[..^PoolerSuffix.Length] : uri.HostLabel;
        EndpointId = endpoint.StartsWith("ep-", StringComparison.Ordinal) ? endpoint : null;
    }

    /// <summary>The project of the branch.</summary>
    public string? ProjectId { get; init; }

    /// <summary>The branch that the database is on.</summary>
    public string? BranchId { get; init; }

    /// <summary>The compute endpoint to connect to; empty for a point in time, which has its own compute.</summary>
    public string? EndpointId { get; init; }

    /// <summary>The host to connect to.</summary>
    public string Host { get; }

    /// <summary>The port, usually 5432.</summary>
    public int Port { get; }

    /// <summary>The name of the database.</summary>
    public string Database { get; }

    /// <summary>The name of the role.</summary>
    public string Role { get; }

    /// <summary>The role's password.</summary>
    public SecureString? Password { get; }

    /// <summary>Role and password as a credential.</summary>
    public PSCredential? Credential => Password is { } password ? new PSCredential(Role, password) : null;

    /// <summary>Whether the connection goes through the pooler.</summary>
    public bool Pooled { get; }

    /// <summary>The point in time to connect to, read-only; empty for the current state.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>The log position (LSN) to connect to, read-only; empty for the current state.</summary>
    public string? Lsn { get; init; }

    /// <summary>The format of this object's text.</summary>
    public ConnectionStringFormat Format { get; init; }

    /// <summary>The connection URI with its password, as a secret, regardless of the format.</summary>
    public SecureString Uri { get; }

    /// <summary>Reads a connection URI, for example to return it from a mock of Get-NeonConnectionString.</summary>
    /// <param name="uri">A URI such as <c>postgresql://role:password@host/database</c>.</param>
    /// <returns>The connection string.</returns>
    /// <exception cref="ArgumentException">
    /// The text is not a connection URI, or its password is masked. The message does not contain the text.
    /// </exception>
    public static ConnectionString FromUri(string uri)
    {
        var parts = PostgresUri.Parse(uri) ?? throw new ArgumentException("The text is not a Postgres connection URI, such as postgresql://role:password@host/database.", nameof(uri));
        return parts.Password is { } password && Secret.IsPlaceholder(password)
            ? throw new ArgumentException("The password in the connection URI is masked. Get the URI with Get-NeonConnectionString -AsPlainText.", nameof(uri))
            : new ConnectionString(parts);
    }

    /// <summary>The text in the object's format, including the password.</summary>
    /// <returns>The connection string; keep it out of logs.</returns>
    public string ToPlainText() => ToPlainText(Format);

    /// <summary>The text in any format, including the password.</summary>
    /// <param name="format">The format.</param>
    /// <returns>The connection string; keep it out of logs.</returns>
    public string ToPlainText(ConnectionStringFormat format) => ConnectionStringWriter.Write(Parts(), Pooled, format);

    /// <summary>The libpq environment variables by name, including the password: PGHOST, PGUSER and so on.</summary>
    /// <returns>Names and values, for example for <c>Start-Process -Environment</c>.</returns>
    public OrderedDictionary ToEnvironment() => ConnectionStringWriter.Environment(Parts());

    /// <summary>The connection string in its format, with the password masked.</summary>
    internal string Text => ToString();

    /// <summary>The names of the project and the branch that the cmdlet knew, for the view.</summary>
    internal KnownNames? Names { get; init; }

    /// <summary>The text in the object's format, with the password masked.</summary>
    /// <returns>Text such as
    /// <c>postgresql://app:***use-AsPlainText***@ep-bold-sun-a1b2c3d4.us-east-2.aws.neon.tech/app?sslmode=require</c>.</returns>
    public override string ToString() => ConnectionStringWriter.Write(Parts().Masked(), Pooled, Format);

    internal IEnumerable<string> ToPlainLines() =>
        Format == ConnectionStringFormat.Environment ? ConnectionStringWriter.Lines(Parts()) : [ToPlainText()];

    private PostgresUri Parts() => PostgresUri.Parse(Secret.Reveal(Uri))!;
}
