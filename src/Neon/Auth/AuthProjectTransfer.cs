using System.Security;
using System.Text.Json.Serialization;

namespace Neon;

/// <summary>A handing over that was begun: whoever opens its address can take over the provider's project.</summary>
[Listed("ProjectId", "AuthProvider")]
[RowKey("AuthProvider", "Url", In = "ProjectId")]
[ShownBy<AuthProjectTransferView>]
public sealed class AuthProjectTransfer : NeonObject
{
    /// <summary>The Neon project whose users the provider's project signs in.</summary>
    [JsonIgnore]
    public string? ProjectId { get; set; }

    /// <summary>The provider that the account is with.</summary>
    [JsonIgnore]
    public string? AuthProvider { get; set; }

    /// <summary>Where the handing over is completed. It is a secret.</summary>
    [RequiredInResponse]
    public SecureString? Url { get; init; }

    /// <summary>The project; never the address.</summary>
    /// <returns>The project.</returns>
    private protected override string AsText() => ProjectId ?? string.Empty;

    internal AuthProjectTransfer In(string projectId, string authProvider)
    {
        ProjectId = projectId;
        AuthProvider = authProvider;
        return this;
    }
}
