using System.Security;
using System.Text.Json.Serialization;

namespace Neon;

/// <summary>A started transfer. Anyone who opens its URL can take over the provider's project.</summary>
[Listed("ProjectId", "AuthProvider")]
[RowKey("AuthProvider", "Url", In = "ProjectId")]
[ShownBy<AuthProjectTransferView>]
public sealed class AuthProjectTransfer : NeonObject, IProjectResource
{
    /// <summary>The Neon project whose users sign in through the provider's project.</summary>
    [JsonIgnore]
    public string? ProjectId { get; set; }

    /// <summary>The provider of the account.</summary>
    [JsonIgnore]
    public string? AuthProvider { get; set; }

    /// <summary>The URL that completes the transfer. It is a secret.</summary>
    [RequiredInResponse]
    public SecureString? Url { get; set; }

    /// <summary>The project; never the URL.</summary>
    /// <returns>The project.</returns>
    private protected override string AsText() => ProjectId ?? string.Empty;
}
