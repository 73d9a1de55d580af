using System.Security;

namespace Neon;

/// <summary>What a connection is made of.</summary>
internal sealed record ConnectionSettings(SecureString ApiKey, string KeySource)
{
    public Uri BaseUri { get; init; } = NeonConnection.DefaultBaseUri;

    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(100);

    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(30);

    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromMinutes(5);

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Whether the module connected by itself: then it follows what the key and the host are found in.</summary>
    public bool IsImplicit { get; init; }

    /// <summary>Whether the first request forgets that Neon refused others of the account for a time.</summary>
    public bool BeginsAfresh { get; init; }

    /// <summary>Whether the context file of the present folder counts; null leaves it to the session's preference.</summary>
    public bool? UseNeonFile { get; init; }

    /// <summary>The organization that the connection brings along to where no context names one.</summary>
    public string? OrganizationId { get; init; }

    /// <summary>Takes the place of the network; tests put the emulator or a recorder here.</summary>
    public HttpMessageHandler? PrimaryHandler { get; init; }
}
