using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>Neon Auth of a branch, from when it is enabled until it is disabled. Its users belong to the branch.</summary>
internal sealed class NeonAuthState
{
    public const string SchemaName = "neon_auth";

    public required string AuthProvider { get; init; }

    public required string ProviderProjectId { get; init; }

    public required string BranchId { get; init; }

    public required string DatabaseName { get; init; }

    public required string BaseUrl { get; init; }

    public required string Name { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public string? TransferStatus { get; set; }

    /// <summary>The trusted redirect domains, each with its provider, in the order in which they were added.</summary>
    public List<(string AuthProvider, string Domain)> Domains { get; } = [];

    /// <summary>The OAuth providers by id.</summary>
    public SortedDictionary<string, NeonAuthProviderState> Providers { get; } = new(StringComparer.Ordinal);

    public NeonAuthSettingsState Settings { get; } = new();

    private string JwksUrl => BaseUrl + "/.well-known/jwks.json";

    public JsonObject ToJson() => new JsonObject
    {
        ["auth_provider"] = AuthProvider,
        ["auth_provider_project_id"] = ProviderProjectId,
        ["branch_id"] = BranchId,
        ["db_name"] = DatabaseName,
        ["created_at"] = Wire.Time(CreatedAt),
        ["owned_by"] = "neon",
        ["jwks_url"] = JwksUrl,
        ["base_url"] = BaseUrl,
        ["name"] = Name,
    }.AddIf("transfer_status", TransferStatus);

    /// <summary>The settings for an application, with a new pair of keys.</summary>
    public JsonObject ToSetup(string clientKey, string serverKey) => new()
    {
        ["auth_provider"] = AuthProvider,
        ["auth_provider_project_id"] = ProviderProjectId,
        ["pub_client_key"] = clientKey,
        ["secret_server_key"] = serverKey,
        ["jwks_url"] = JwksUrl,
        ["schema_name"] = SchemaName,
        ["table_name"] = "users_sync",
        ["base_url"] = BaseUrl,
    };
}
