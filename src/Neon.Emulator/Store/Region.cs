using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>A region of Neon.</summary>
internal sealed record Region(string Id, string Name, string Latitude, string Longitude, bool IsDefault = false, bool IsClosed = false)
{
    public static IReadOnlyList<Region> All { get; } =
    [
        new("aws-us-east-1", "AWS US East 1 (N. Virginia)", "38.9339", "-77.4777"),
        new("aws-us-east-2", "AWS US East 2 (Ohio)", "39.9653", "-83.0161", IsDefault: true),
        new("aws-us-west-2", "AWS US West 2 (Oregon)", "46.15", "-123.88"),
        new("aws-eu-central-1", "AWS Europe Central 1 (Frankfurt)", "50", "8"),
        new("aws-eu-west-2", "AWS Europe West 2 (London)", "51.5074", "-0.1278"),
        new("aws-ap-southeast-1", "AWS Asia Pacific 1 (Singapore)", "1.37", "103.8"),
        new("aws-ap-southeast-2", "AWS Asia Pacific 2 (Sydney)", "-33.8688", "151.2093"),
        new("aws-sa-east-1", "AWS South America East 1 (São Paulo)", "-23.5505", "-46.6333"),
        new("azure-eastus2", "Azure East US 2 region (Virginia)", "36.6681", "-78.3889", IsClosed: true),
        new("azure-westus3", "Azure West US 3 region (Arizona)", "33.43", "-112.07", IsClosed: true),
        new("azure-gwc", "Azure Germany West Central region (Frankfurt)", "50.11", "8.68", IsClosed: true),
    ];

    public static Region Default { get; } = All.Single(region => region.IsDefault);

    public string Platform => Id[..Id.IndexOf('-', StringComparison.Ordinal)];

    /// <summary>The domain of the region's hosts, such as <c>us-east-2.aws.neon.tech</c>.</summary>
    public string ProxyHost => $"{Id[(Platform.Length + 1)..]}.{Platform}.neon.tech";

    /// <summary>The regions in which projects can be created. The others only keep existing projects.</summary>
    public static IEnumerable<Region> Open => All.Where(region => !region.IsClosed);

    public static Region GetOpen(string id) =>
        Get(id) is { IsClosed: false } region ? region : throw ApiException.BadRequest($"region '{id}' is closed for new projects");

    public static Region Get(string id) =>
        All.FirstOrDefault(region => region.Id == id) ?? throw ApiException.BadRequest($"unknown region '{id}'");

    public JsonObject ToJson() => new()
    {
        ["region_id"] = Id,
        ["name"] = Name,
        ["default"] = IsDefault,
        ["geo_lat"] = Latitude,
        ["geo_long"] = Longitude,
    };
}
