using System.Security;

namespace Neon;

/// <summary>The settings of a connection.</summary>
internal sealed record ConnectionSettings(SecureString ApiKey, string KeySource)
{
    public Uri BaseUri { get; init; } = NeonConnection.DefaultBaseUri;

    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(100);

    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(30);

    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromMinutes(5);

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>
    /// Whether the connection was created automatically. Then it follows changes of the variables for key and
    /// host.
    /// </summary>
    public bool IsImplicit { get; init; }

    /// <summary>Whether the first request clears an earlier rate-limit refusal of the account.</summary>
    public bool BeginsAfresh { get; init; }

    /// <summary>Whether the context file of the current folder is used; null uses the session's preference.</summary>
    public bool? UseNeonFile { get; init; }

    /// <summary>The organization of the connection, used if no context specifies one.</summary>
    public string? OrganizationId { get; init; }

    /// <summary>The organization as the user specified it; null if it is only the default.</summary>
    public string? OrganizationAsSet { get; init; }

    /// <summary>Opens an address in a browser and returns whether there is one; tests replace it.</summary>
    public Func<Uri, bool> OpenBrowser { get; init; } = Browser.Open;

    /// <summary>Replaces the network; tests use the emulator or a recorder.</summary>
    public HttpMessageHandler? PrimaryHandler { get; init; }
}
