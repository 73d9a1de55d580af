using System.Security;
using System.Text.Json.Serialization;

namespace Neon;

/// <summary>An API key: personal, of an organization, or scoped to one project of an organization.</summary>
[Listed("Name", "ApiKeyId", "OrganizationId", "ProjectId", "LastUsedAt", "CreatedAt", Keys = ["OrganizationId", "ApiKeyId"], Headings = [nameof(Scope), nameof(Age)])]
[RowKey("ApiKeyId", In = "OrganizationId", AlsoCalled = "KeyId")]
[ShownBy<ApiKeyView>]
public sealed class ApiKey : NeonObject, IOrganizationResource
{
    /// <summary>Neon's number for the key; used when the object is piped.</summary>
    [RequiredInResponse]
    [JsonPropertyName("id")]
    public long? ApiKeyId { get; set; }

    /// <summary>The name of the key.</summary>
    public string? Name { get; set; }

    /// <summary>The organization that the key belongs to; empty for a personal key.</summary>
    [JsonIgnore]
    public string? OrganizationId { get; set; }

    /// <summary>The project that the key is scoped to; empty for an unscoped key.</summary>
    public string? ProjectId { get; set; }

    /// <summary>The secret key; set only when the key has just been created, because Neon returns it once.</summary>
    public SecureString? Key { get; set; }

    /// <summary>Who created the key.</summary>
    [JsonConverter(typeof(ApiKeyCreatorConverter))]
    public ApiKeyCreator? CreatedBy { get; set; }

    /// <summary>When the key was created.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>When the key was last used; empty if it was never used.</summary>
    public DateTimeOffset? LastUsedAt { get; set; }

    /// <summary>The address that the key was last used from; empty if it was never used.</summary>
    [JsonPropertyName("last_used_from_addr")]
    public string? LastUsedFromAddress { get; set; }

    /// <summary>Whether the key is revoked; set when it has just been revoked.</summary>
    public bool? Revoked { get; set; }

    /// <summary>The project or organization that the key is limited to, or <c>personal</c>.</summary>
    internal string Scope => ProjectId ?? OrganizationId ?? "personal";

    /// <summary>How long ago it was created.</summary>
    internal TimeSpan? Age => Display.SinceNow(CreatedAt);

    private protected override object?[] Keys => [OrganizationId, ApiKeyId];

    /// <summary>The name of the key.</summary>
    /// <returns>The name, or the number if there is no name; never the secret key.</returns>
    private protected override string AsText() => Name ?? ApiKeyId?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? string.Empty;
}
