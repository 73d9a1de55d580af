using System.Text.Json.Serialization;

namespace Neon;

/// <summary>Where the AI gateway of a branch is reached.</summary>
[Listed("BranchId", "BaseUrl", Keys = ["ProjectId", "BranchId"])]
[RowKey("Enabled", "BaseUrl", In = "BranchId")]
[ShownBy<AiGatewayView>]
public sealed class AiGateway : NeonObject
{
    /// <summary>The project of the branch.</summary>
    [JsonIgnore]
    public string? ProjectId { get; set; }

    /// <summary>The branch.</summary>
    [JsonIgnore]
    public string? BranchId { get; set; }

    /// <summary>Whether the gateway can be used now.</summary>
    [RequiredInResponse]
    public bool? Enabled { get; init; }

    /// <summary>The address that the routes of the gateway begin with; clients of OpenAI's API take it with a route appended.</summary>
    public string? BaseUrl { get; init; }

    private protected override object?[] Keys => [ProjectId, BranchId];

    /// <summary>The address.</summary>
    /// <returns>The base address.</returns>
    private protected override string AsText() => BaseUrl ?? string.Empty;

    internal AiGateway On(string projectId, string branchId)
    {
        ProjectId = projectId;
        BranchId = branchId;
        return this;
    }
}
