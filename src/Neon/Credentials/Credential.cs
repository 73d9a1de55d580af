using System.Security;
using System.Text.Json.Serialization;

namespace Neon;

/// <summary>
/// A credential of a branch, for programs that use its storage, functions or AI gateway. Its secrets are included only when
/// they have just been created.
/// </summary>
[Listed("Name", "TokenIdShort", "Scopes", "CreatedAt", "ExpiresAt", "BranchId", Keys = ["ProjectId", "BranchId", "TokenId"], Headings = [nameof(State), nameof(Age)])]
[RowKey("TokenId", In = "BranchId", Details = ["FunctionId", "TokenIdShort"])]
[ShownBy<CredentialView>]
public sealed class Credential : NeonObject, IBranchResource
{
    private string? _branchId;
    private SecureString? _apiToken;
    private SecureString? _s3SecretAccessKey;

    /// <summary>The project of the branch.</summary>
    [JsonIgnore]
    public string? ProjectId { get; set; }

    /// <summary>The branch that the credential is for.</summary>
    public string? BranchId
    {
        get => _branchId;
        init => _branchId = value;
    }

    // Some responses contain the branch.
    string? IBranchResource.BranchId
    {
        get => _branchId;
        set => _branchId ??= value;
    }

    /// <summary>The credential's id; used when the object is piped.</summary>
    [RequiredInResponse]
    public string? TokenId { get; set; }

    /// <summary>The start of the id, safe for logs.</summary>
    public string? TokenIdShort { get; set; }

    /// <summary>The name of the credential. Names need not be unique.</summary>
    public string? Name { get; set; }

    /// <summary>The token to send as <c>Authorization: Bearer</c>, if this response contains one.</summary>
    public SecureString? ApiToken
    {
        get => _apiToken;
        init => _apiToken = value;
    }

    /// <summary>The secret access key for S3 clients, if this response contains one.</summary>
    public SecureString? S3SecretAccessKey
    {
        get => _s3SecretAccessKey;
        init => _s3SecretAccessKey = value;
    }

    /// <summary>The scopes, such as <c>storage:read</c>.</summary>
    public IReadOnlyList<string>? Scopes { get; init => field = NeonList.Of(value); }

    /// <summary>
    /// The principal: <c>user</c> for credentials created by users; <c>function</c> and <c>system</c> are created by Neon.
    /// </summary>
    public string? PrincipalType { get; set; }

    /// <summary>The function that it was created for, if any.</summary>
    public string? FunctionId { get; set; }

    /// <summary>When the credential was created.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>When the credential was last used; empty if it was never used.</summary>
    public DateTimeOffset? LastUsedAt { get; set; }

    /// <summary>When the credential was revoked; empty while it is valid.</summary>
    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>When the credential expires; empty if it does not expire.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>Whether the credential can still be used: <c>active</c>, <c>expired</c> or <c>revoked</c>.</summary>
    internal string State => RevokedAt is not null ? "revoked" : ExpiresAt <= Display.ClockInForce.GetUtcNow() ? "expired" : "active";

    /// <summary>How long ago it was created.</summary>
    internal TimeSpan? Age => Display.SinceNow(CreatedAt);

    private protected override object?[] Keys => [ProjectId, BranchId, TokenId];

    /// <summary>The name, or else the id.</summary>
    /// <returns>Text without a secret.</returns>
    private protected override string AsText() => Name ?? TokenId ?? string.Empty;

    /// <summary>The same credential with secrets from another call.</summary>
    internal Credential With(CredentialSecret secret)
    {
        var same = Copy<Credential>();
        same._apiToken = secret.ApiToken;
        same._s3SecretAccessKey = secret.S3SecretAccessKey;
        return same;
    }
}
