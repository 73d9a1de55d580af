using System.Security;
using System.Text.Json.Serialization;

namespace Neon;

/// <summary>
/// A credential of a branch, for programs that use its storage, functions or AI gateway. Its secrets are known only right
/// after they were made.
/// </summary>
[Listed("Name", "TokenIdShort", "Scopes", "CreatedAt", "ExpiresAt", Keys = ["ProjectId", "BranchId", "TokenId"])]
[RowKey("TokenId", In = "BranchId")]
[ShownBy<CredentialView>]
public sealed class Credential : NeonObject
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

    /// <summary>The credential's id; under this name it is piped on.</summary>
    [RequiredInResponse]
    public string? TokenId { get; init; }

    /// <summary>The beginning of the id, fit for logs.</summary>
    public string? TokenIdShort { get; init; }

    /// <summary>The name that it was given; names need not be unique.</summary>
    public string? Name { get; init; }

    /// <summary>The token to send as <c>Authorization: Bearer</c>, when the call just made gave one.</summary>
    public SecureString? ApiToken
    {
        get => _apiToken;
        init => _apiToken = value;
    }

    /// <summary>The secret access key for S3 clients, when the call just made gave one.</summary>
    public SecureString? S3SecretAccessKey
    {
        get => _s3SecretAccessKey;
        init => _s3SecretAccessKey = value;
    }

    /// <summary>What it allows, such as <c>storage:read</c>.</summary>
    public IReadOnlyList<string>? Scopes { get; init => field = NeonList.Of(value); }

    /// <summary>Whom it stands for: <c>user</c> for those that are made here; <c>function</c> and <c>system</c> are Neon's own.</summary>
    public string? PrincipalType { get; init; }

    /// <summary>The function that it was made for, if it was.</summary>
    public string? FunctionId { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was last used; empty if never.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>When it was revoked; empty while it is valid.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>When it expires; empty if never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    private protected override object?[] Keys => [ProjectId, BranchId, TokenId];

    /// <summary>The name, or else the id.</summary>
    /// <returns>Text that holds no secret.</returns>
    private protected override string AsText() => Name ?? TokenId ?? string.Empty;

    internal Credential In(string projectId, string branchId)
    {
        ProjectId = projectId;
        _branchId ??= branchId;
        return this;
    }

    /// <summary>The same credential with secrets that were found out by another call.</summary>
    internal Credential With(CredentialSecret secret)
    {
        var same = Copy<Credential>();
        same._apiToken = secret.ApiToken;
        same._s3SecretAccessKey = secret.S3SecretAccessKey;
        return same;
    }
}
