using System.Management.Automation;
using System.Security;
using System.Text.Json.Serialization;

namespace Neon;

/// <summary>The mail server that Neon Auth sends its mails through: Neon's shared one or one of your own.</summary>
[Listed("Type", "SmtpHost", "Port", "SenderEmail", "BranchId", Keys = ["ProjectId", "BranchId"])]
[RowKey("SmtpHost", In = "BranchId")]
[ShownBy<AuthEmailProviderView>]
public sealed class AuthEmailProvider : AuthSettings
{
    /// <summary>Neon's word for its own, shared mail server.</summary>
    internal const string Shared = "shared";

    /// <summary>Neon's word for a mail server of the user.</summary>
    internal const string Standard = "standard";

    /// <summary>Which kind of server it is: <c>shared</c> for Neon's, <c>standard</c> for one of your own.</summary>
    [RequiredInResponse]
    public string? Type { get; init; }

    /// <summary>The name of the server, when it is one of your own.</summary>
    [JsonPropertyName("host")]
    public string? SmtpHost { get; init; }

    /// <summary>The port of the server.</summary>
    public int? Port { get; init; }

    /// <summary>The user that signs in to the server.</summary>
    public string? Username { get; init; }

    /// <summary>The password of that user; empty when Neon shows it masked.</summary>
    public SecureString? Password { get; init; }

    /// <summary>User and password as a credential, when both are known.</summary>
    [JsonIgnore]
    public PSCredential? Credential => Username is { Length: > 0 } name && Password is { } password ? new PSCredential(name, password) : null;

    /// <summary>The address that mails come from.</summary>
    public string? SenderEmail { get; init; }

    /// <summary>The name that mails come from.</summary>
    public string? SenderName { get; init; }
}
