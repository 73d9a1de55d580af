using System.Text.Json.Serialization;

namespace Neon;

/// <summary>A VPC endpoint that a project is restricted to.</summary>
[Listed("VpcEndpointId", "Label", "ProjectId", Keys = ["ProjectId", "VpcEndpointId"])]
[RowKey("VpcEndpointId", In = "ProjectId", Details = ["Label"])]
[ShownBy<ProjectVpcEndpointView>]
public sealed class ProjectVpcEndpoint : NeonObject, IProjectResource
{
    /// <summary>The restricted project.</summary>
    [JsonIgnore]
    public string? ProjectId { get; set; }

    /// <summary>The id of the VPC endpoint at AWS, such as <c>vpce-1234567890abcdef0</c>.</summary>
    [RequiredInResponse]
    public string? VpcEndpointId { get; set; }

    /// <summary>The label of the VPC endpoint.</summary>
    public string? Label { get; set; }

    private protected override object?[] Keys => [ProjectId, VpcEndpointId];

    /// <summary>The VPC endpoint.</summary>
    /// <returns>The label, or the id if there is none.</returns>
    private protected override string AsText() => string.IsNullOrEmpty(Label) ? VpcEndpointId ?? string.Empty : Label;
}
