using System.Text.Json.Serialization;

namespace Neon;

/// <summary>The AI gateway of a branch.</summary>
[Listed("BranchId", "BaseUrl", Keys = ["ProjectId", "BranchId"])]
[RowKey("Enabled", "BaseUrl", In = "BranchId")]
[ShownBy<AiGatewayView>]
public sealed class AiGateway : NeonObject, IBranchResource
{
    /// <summary>The project of the branch.</summary>
    [JsonIgnore]
    public string? ProjectId { get; set; }

    /// <summary>The branch.</summary>
    [JsonIgnore]
    public string? BranchId { get; set; }

    /// <summary>Whether the gateway is currently available.</summary>
    [RequiredInResponse]
    public bool? Enabled { get; set; }

    /// <summary>The base URL of the gateway's routes. For clients of OpenAI's API, append a route.</summary>
    public string? BaseUrl { get; set; }

    private protected override object?[] Keys => [ProjectId, BranchId];

    /// <summary>The URL.</summary>
    /// <returns>The base URL.</returns>
    private protected override string AsText() => BaseUrl ?? string.Empty;
}
