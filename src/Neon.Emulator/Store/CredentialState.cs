using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>A credential of a branch with its secrets.</summary>
internal sealed record CredentialState(
    string Id, string? Name, IReadOnlyList<string> Scopes, DateTimeOffset CreatedAt, string ApiToken, string S3Secret)
{
    private const int ShortLength = 12;

    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>The members shown in lists.</summary>
    public JsonObject ToMeta(string branchId)
    {
        JsonObject json = Common(branchId);
        json["principal_type"] = "user";
        return json.AddIf("revoked_at", RevokedAt);
    }

    /// <summary>The response to its creation, with the secrets.</summary>
    public JsonObject ToCreated(string branchId)
    {
        JsonObject json = Common(branchId);
        json["api_token"] = ApiToken;
        json["s3_secret_access_key"] = S3Secret;
        return json;
    }

    /// <summary>The response to a rotation, with the new secrets.</summary>
    public JsonObject ToRotated(string branchId)
    {
        JsonObject json = ToCreated(branchId);
        json["principal_type"] = "user";
        return json;
    }

    public JsonObject ToSecret() => new()
    {
        ["token_id"] = Id,
        ["api_token"] = ApiToken,
        ["s3_secret_access_key"] = S3Secret,
    };

    private JsonObject Common(string branchId) => new JsonObject
    {
        ["token_id"] = Id,
        ["token_id_short"] = Id.Split('_')[^1][..ShortLength],
        ["scopes"] = new JsonArray([.. Scopes.Select(scope => JsonValue.Create(scope))]),
        ["branch_id"] = branchId,
        ["created_at"] = Wire.Time(CreatedAt),
    }.AddIf("name", Name);
}
