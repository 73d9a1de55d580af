using System.Collections.Specialized;
using System.Management.Automation;
using System.Security;

namespace Neon;

/// <summary>
/// How to connect to a database, password included. The password is masked in views and text; ToPlainText() and
/// ToEnvironment() tell it on purpose.
/// </summary>
[Listed("Role", "Database", "Pooled", "Host")]
[RowKey("Pooled", In = "BranchId")]
[ShownBy<ConnectionStringView>]
public sealed class ConnectionString
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
        // The host's name begins with the endpoint's id, except for a point in time.
        var endpoint = Pooled ? uri.HostLabel[..^PoolerSuffix.Length] : uri.HostLabel;
        EndpointId = endpoint.StartsWith("ep-", StringComparison.Ordinal) ? endpoint : null;
    }

    /// <summary>The project of the branch.</summary>
    public string? ProjectId { get; init; }

    /// <summary>The branch that the database is on.</summary>
    public string? BranchId { get; init; }

    /// <summary>The compute endpoint that is connected to; empty for a point in time, which has a compute of its own.</summary>
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

    /// <summary>The point in time that is connected to, for reading only; empty for the present.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>The log position that is connected to, for reading only; empty for the present.</summary>
    public string? Lsn { get; init; }

    /// <summary>The form that the text of this object has.</summary>
    public ConnectionStringFormat Format { get; init; }

    /// <summary>The connection URI with its password, as a secret, whatever the form.</summary>
    public SecureString Uri { get; }

    /// <summary>Reads a connection URI, for example to return it from a mock of Get-NeonConnectionString.</summary>
    /// <param name="uri">A URI such as <c>postgresql://role:password@host/database</c>.</param>
    /// <returns>The connection string.</returns>
    /// <exception cref="ArgumentException">The text is not a connection URI. The message does not contain the text.</exception>
    public static ConnectionString FromUri(string uri) => new(
        PostgresUri.Parse(uri) ?? throw new ArgumentException("The text is not a Postgres connection URI, such as postgresql://role:password@host/database.", nameof(uri)));

    /// <summary>The text in the object's own form, with the password in it.</summary>
    /// <returns>The connection string; keep it out of logs.</returns>
    public string ToPlainText() => ToPlainText(Format);

    /// <summary>The text in any form, with the password in it.</summary>
    /// <param name="format">The form.</param>
    /// <returns>The connection string; keep it out of logs.</returns>
    public string ToPlainText(ConnectionStringFormat format) => ConnectionStringWriter.Write(Parts(), Pooled, format);

    /// <summary>The environment variables of libpq by name, with the password in them: PGHOST, PGUSER and so on.</summary>
    /// <returns>Names and values, such as for <c>Start-Process -Environment</c>.</returns>
    public OrderedDictionary ToEnvironment() => ConnectionStringWriter.Environment(Parts());

    /// <summary>The text in the object's own form, with a mask in the place of the password.</summary>
    /// <returns>Text such as <c>postgresql://app:********@ep-bold-sun-a1b2c3d4.us-east-2.aws.neon.tech/app?sslmode=require</c>.</returns>
    public override string ToString() => ConnectionStringWriter.Write(Parts().Masked(), Pooled, Format);

    internal IEnumerable<string> ToPlainLines() =>
        Format == ConnectionStringFormat.Environment ? ConnectionStringWriter.Lines(Parts()) : [ToPlainText()];

    private PostgresUri Parts() => PostgresUri.Parse(Secret.Reveal(Uri))!;
}
