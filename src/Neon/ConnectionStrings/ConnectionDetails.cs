using System.Security;

namespace Neon;

/// <summary>The connection details of a database, as Neon returns them for a new project or branch.</summary>
public sealed class ConnectionDetails : NeonObject
{
    /// <summary>The connection URI with its password, as a secret.</summary>
    public SecureString? ConnectionUri { get; set; }

    /// <summary>The parts of the connection.</summary>
    public ConnectionParameters? ConnectionParameters { get; set; }

    /// <summary>Host, database and role, without the password.</summary>
    /// <returns>Text such as <c>app_user@ep-bold-sun-a1b2c3d4.us-east-2.aws.neon.tech/app</c>.</returns>
    private protected override string AsText() => ConnectionParameters?.ToString() ?? Secret.TextMask;
}

/// <summary>The parts of a connection.</summary>
public sealed class ConnectionParameters : NeonObject
{
    /// <summary>The database.</summary>
    public string? Database { get; set; }

    /// <summary>The role.</summary>
    public string? Role { get; set; }

    /// <summary>The role's password.</summary>
    public SecureString? Password { get; set; }

    /// <summary>The host for direct connections.</summary>
    public string? Host { get; set; }

    /// <summary>The host for connections through the pooler.</summary>
    public string? PoolerHost { get; set; }

    /// <summary>Role, host and database, without the password.</summary>
    /// <returns>Text such as <c>app_user@ep-bold-sun-a1b2c3d4.us-east-2.aws.neon.tech/app</c>.</returns>
    private protected override string AsText() => $"{Role}@{Host}/{Database}";
}
