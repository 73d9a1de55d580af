using System.Security;
using System.Text.Json.Serialization;

namespace Neon;

/// <summary>An API key: of the user, of an organization, or of an organization and for one project only.</summary>
[Listed("Name", "ApiKeyId", "OrganizationId", "ProjectId", "LastUsedAt", "CreatedAt", Keys = ["OrganizationId", "ApiKeyId"])]
[RowKey("ApiKeyId", In = "OrganizationId")]
[ShownBy<ApiKeyView>]
public sealed class ApiKey : NeonObject
{
    /// <summary>Neon's number for the key; under this name it is piped on.</summary>
    [RequiredInResponse]
    [JsonPropertyName("id")]
    public long? ApiKeyId { get; init; }

    /// <summary>The name of the key.</summary>
    public string? Name { get; init; }

    /// <summary>The organization that the key belongs to; empty for a personal key.</summary>
    [JsonIgnore]
    public string? OrganizationId { get; set; }

    /// <summary>The one project that the key reaches; empty for a key without such a bound.</summary>
    public string? ProjectId { get; init; }

    /// <summary>The key itself, when it has just been made; Neon tells it this once.</summary>
    public SecureString? Key { get; init; }

    /// <summary>Who made the key.</summary>
    [JsonConverter(typeof(ApiKeyCreatorConverter))]
    public ApiKeyCreator? CreatedBy { get; init; }

    /// <summary>When the key was made.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When the key was last used; empty when it never was.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>The address that the key was last used from; empty when it never was.</summary>
    [JsonPropertyName("last_used_from_addr")]
    public string? LastUsedFromAddress { get; init; }

    /// <summary>Whether the key is revoked, when it has just been.</summary>
    public bool? Revoked { get; init; }

    private protected override object?[] Keys => [OrganizationId, ApiKeyId];

    /// <summary>The name of the key.</summary>
    /// <returns>The name, or the number where there is none; never the key itself.</returns>
    private protected override string AsText() => Name ?? ApiKeyId?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? string.Empty;

    internal ApiKey Of(string organizationId)
    {
        OrganizationId = organizationId;
        return this;
    }
}
