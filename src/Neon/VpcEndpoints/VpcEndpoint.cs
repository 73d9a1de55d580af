using System.Text.Json.Serialization;

namespace Neon;

/// <summary>
/// An AWS VPC endpoint that is assigned to an organization, so that its projects can be reached privately. A list
/// includes labels; the state and the restricted projects are included only when a single endpoint is read.
/// </summary>
[Listed("Label", "VpcEndpointId", "RegionId", "State", Keys = ["OrganizationId", "RegionId", "VpcEndpointId"], Headings = [nameof(Projects)])]
[RowKey("VpcEndpointId", In = "OrganizationId", Details = ["Label"])]
[ShownBy<VpcEndpointView>]
public sealed class VpcEndpoint : NeonObject, IOrganizationResource
{
    /// <summary>
    /// The id of the endpoint at AWS, such as <c>vpce-1234567890abcdef0</c>; other cmdlets bind to it by property
    /// name.
    /// </summary>
    [RequiredInResponse]
    public string? VpcEndpointId { get; set; }

    /// <summary>The label of the endpoint in the organization.</summary>
    public string? Label { get; set; }

    /// <summary>The organization that it is assigned to.</summary>
    [JsonIgnore]
    public string? OrganizationId { get; set; }

    /// <summary>The region of the endpoint, such as <c>aws-us-east-1</c>.</summary>
    [JsonInclude]
    public string? RegionId { get; set; }

    /// <summary><c>new</c> until Neon has accepted the connection, then <c>accepted</c>; not in lists.</summary>
    public string? State { get; set; }

    /// <summary>The number of projects that are restricted to such endpoints; not in lists.</summary>
    [JsonPropertyName("num_restricted_projects")]
    public int? RestrictedProjectCount { get; set; }

    /// <summary>The ids of up to three of those projects; not in lists.</summary>
    public IReadOnlyList<string>? ExampleRestrictedProjects { get; init => field = NeonList.Of(value); }

    /// <summary>The number of projects that only accept connections through the endpoint.</summary>
    internal int? Projects => RestrictedProjectCount;

    private protected override object?[] Keys => [OrganizationId, RegionId, VpcEndpointId];

    /// <summary>The label and the id.</summary>
    /// <returns>Text such as <c>office (vpce-1234567890abcdef0)</c>.</returns>
    private protected override string AsText() => string.IsNullOrEmpty(Label) ? VpcEndpointId ?? string.Empty : $"{Label} ({VpcEndpointId})";

    internal VpcEndpoint WithRegion(string regionId)
    {
        RegionId ??= regionId;
        return this;
    }
}
