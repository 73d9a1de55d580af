using System.Text.Json.Serialization;

namespace Neon;

/// <summary>A region that Neon runs projects in.</summary>
[Listed("RegionId", "Name", "Default", Keys = ["RegionId"])]
[ShownBy<RegionView>]
public sealed class Region : NeonObject
{
    /// <summary>The id of the region, such as <c>aws-us-east-2</c>, for <c>New-NeonProject -Region</c>.</summary>
    [RequiredInResponse]
    public string? RegionId { get; set; }

    /// <summary>The name of the region: the cloud and the location.</summary>
    public string? Name { get; set; }

    /// <summary>Whether new projects are created here if no region is specified.</summary>
    public bool? Default { get; set; }

    /// <summary>Degrees north of the equator, negative in the south; empty if Neon does not report it.</summary>
    [JsonPropertyName("geo_lat")]
    [JsonConverter(typeof(DegreesConverter))]
    public double? Latitude { get; set; }

    /// <summary>Degrees east of Greenwich, negative in the west; empty if Neon does not report it.</summary>
    [JsonPropertyName("geo_long")]
    [JsonConverter(typeof(DegreesConverter))]
    public double? Longitude { get; set; }

    private protected override object?[] Keys => [RegionId];

    /// <summary>The id of the region.</summary>
    /// <returns>The id.</returns>
    private protected override string AsText() => RegionId ?? string.Empty;
}
