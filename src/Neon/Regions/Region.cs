using System.Text.Json.Serialization;

namespace Neon;

/// <summary>A region that Neon runs projects in.</summary>
[Listed("RegionId", "Name", "Default", Keys = ["RegionId"])]
[ShownBy<RegionView>]
public sealed class Region : NeonObject
{
    /// <summary>The id of the region, such as <c>aws-us-east-2</c>; what <c>New-NeonProject -Region</c> takes.</summary>
    [RequiredInResponse]
    public string? RegionId { get; init; }

    /// <summary>The name of the region: the cloud and the place.</summary>
    public string? Name { get; init; }

    /// <summary>Whether new projects are made here when they name no region.</summary>
    public bool? Default { get; init; }

    /// <summary>Degrees north of the equator, negative in the south; empty when Neon does not tell.</summary>
    [JsonPropertyName("geo_lat")]
    [JsonConverter(typeof(Coordinate))]
    public double? Latitude { get; init; }

    /// <summary>Degrees east of Greenwich, negative in the west; empty when Neon does not tell.</summary>
    [JsonPropertyName("geo_long")]
    [JsonConverter(typeof(Coordinate))]
    public double? Longitude { get; init; }

    private protected override object?[] Keys => [RegionId];

    /// <summary>The id of the region.</summary>
    /// <returns>The id.</returns>
    private protected override string AsText() => RegionId ?? string.Empty;
}
