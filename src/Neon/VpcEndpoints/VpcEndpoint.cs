using System.Text.Json.Serialization;

namespace Neon;

/// <summary>
/// A VPC endpoint of AWS that is assigned to an organization, so that its projects can be reached privately. A list has its
/// label; its state and the projects restricted to it come when it is read by itself.
/// </summary>
[Listed("Label", "VpcEndpointId", "RegionId", "State", Keys = ["OrganizationId", "RegionId", "VpcEndpointId"])]
[RowKey("VpcEndpointId", In = "OrganizationId")]
[ShownBy<VpcEndpointView>]
public sealed class VpcEndpoint : NeonObject
{
    /// <summary>The id of the endpoint at AWS, such as <c>vpce-1234567890abcdef0</c>; under this name it is piped on.</summary>
    [RequiredInResponse]
    public string? VpcEndpointId { get; init; }

    /// <summary>What the organization calls it.</summary>
    public string? Label { get; init; }

    /// <summary>The organization that it is assigned to.</summary>
    [JsonIgnore]
    public string? OrganizationId { get; set; }

    /// <summary>The region that it lies in, such as <c>aws-us-east-1</c>.</summary>
    [JsonInclude]
    public string? RegionId { get; set; }

    /// <summary><c>new</c> until Neon has accepted the connection, <c>accepted</c> then; lists leave it out.</summary>
    public string? State { get; init; }

    /// <summary>How many projects can be reached through nothing but such endpoints; lists leave it out.</summary>
    [JsonPropertyName("num_restricted_projects")]
    public int? RestrictedProjectCount { get; init; }

    /// <summary>The ids of some of those projects, three at most; lists leave it out.</summary>
    public IReadOnlyList<string>? ExampleRestrictedProjects { get; init => field = NeonList.Of(value); }

    private protected override object?[] Keys => [OrganizationId, RegionId, VpcEndpointId];

    /// <summary>Label and id.</summary>
    /// <returns>Text such as <c>office (vpce-1234567890abcdef0)</c>.</returns>
    private protected override string AsText() => string.IsNullOrEmpty(Label) ? VpcEndpointId ?? string.Empty : $"{Label} ({VpcEndpointId})";

    internal VpcEndpoint Of(string organizationId, string? regionId = null)
    {
        OrganizationId = organizationId;
        RegionId ??= regionId;
        return this;
    }
}
