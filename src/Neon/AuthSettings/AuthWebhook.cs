using System.Text.Json.Serialization;

namespace Neon;

/// <summary>The webhook that Neon Auth calls for events, such as a new user.</summary>
[Listed("Enabled", "Url", "Events", "BranchId", Keys = ["ProjectId", "BranchId"])]
[RowKey("Events", "TimeoutSeconds", In = "BranchId")]
[ShownBy<AuthWebhookView>]
public sealed class AuthWebhook : AuthSettings
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string? ProjectId { get; set; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? BranchId { get; set; }

    /// <summary>Whether events are sent.</summary>
    [RequiredInResponse]
    public bool? Enabled { get; set; }

    /// <summary>The URL that is called.</summary>
    [JsonPropertyName("webhook_url")]
    public string? Url { get; set; }

    /// <summary>The events that are sent, such as <c>user.created</c>.</summary>
    [JsonPropertyName("enabled_events")]
    public IReadOnlyList<string>? Events { get; init => field = NeonList.Of(value); }

    /// <summary>The time-out of a call in seconds.</summary>
    public int? TimeoutSeconds { get; set; }
}
