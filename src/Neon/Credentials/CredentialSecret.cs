using System.Security;
using System.Text.Json.Serialization;

namespace Neon;

/// <summary>The secrets of a credential, masked wherever they are shown.</summary>
[Listed("TokenId", "BranchId", Keys = ["ProjectId", "BranchId", "TokenId"])]
[RowKey("TokenId", In = "BranchId")]
[ShownBy<CredentialSecretView>]
public sealed class CredentialSecret : NeonObject, IBranchResource
{
    /// <summary>The project of the branch.</summary>
    [JsonIgnore]
    public string? ProjectId { get; set; }

    /// <summary>The branch that the credential is for.</summary>
    [JsonIgnore]
    public string? BranchId { get; set; }

    /// <summary>The credential's id.</summary>
    [RequiredInResponse]
    public string? TokenId { get; set; }

    /// <summary>The token to send as <c>Authorization: Bearer</c>.</summary>
    [RequiredInResponse]
    public SecureString? ApiToken { get; set; }

    /// <summary>The secret access key for S3 clients.</summary>
    public SecureString? S3SecretAccessKey { get; set; }

    private protected override object?[] Keys => [ProjectId, BranchId, TokenId];

    /// <summary>The credential's id.</summary>
    /// <returns>Text without a secret.</returns>
    private protected override string AsText() => TokenId ?? string.Empty;
}
