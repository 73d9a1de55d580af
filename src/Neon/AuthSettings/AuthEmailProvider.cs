using System.Management.Automation;
using System.Security;
using System.Text.Json.Serialization;

namespace Neon;

/// <summary>The mail server of Neon Auth: Neon's shared server or your own.</summary>
[Listed("Type", "SmtpHost", "Port", "SenderEmail", "BranchId", Keys = ["ProjectId", "BranchId"])]
[RowKey("SmtpHost", In = "BranchId")]
[ShownBy<AuthEmailProviderView>]
public sealed class AuthEmailProvider : AuthSettings
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string? ProjectId { get; set; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? BranchId { get; set; }

    /// <summary>Neon's term for its shared mail server.</summary>
    internal const string Shared = "shared";

    /// <summary>Neon's term for a mail server of the user.</summary>
    internal const string Standard = "standard";

    /// <summary>The type of server: <c>shared</c> for Neon's, <c>standard</c> for your own.</summary>
    [RequiredInResponse]
    public string? Type { get; set; }

    /// <summary>The host name of your own server.</summary>
    [JsonPropertyName("host")]
    public string? SmtpHost { get; set; }

    /// <summary>The port of the server.</summary>
    public int? Port { get; set; }

    /// <summary>The user name for the server.</summary>
    public string? Username { get; set; }

    /// <summary>The password; empty if Neon returns it masked.</summary>
    public SecureString? Password { get; set; }

    /// <summary>User name and password as a credential, if both are known.</summary>
    [JsonIgnore]
    public PSCredential? Credential => Username is { Length: > 0 } name && Password is { } password ? new PSCredential(name, password) : null;

    /// <summary>The sender's email address.</summary>
    public string? SenderEmail { get; set; }

    /// <summary>The sender's name.</summary>
    public string? SenderName { get; set; }
}
