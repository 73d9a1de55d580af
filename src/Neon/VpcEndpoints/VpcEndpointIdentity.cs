using System.ComponentModel;
using System.Management.Automation;
using Neon.Commands;

namespace Neon;

/// <summary>A VPC endpoint, identified by its id, by its exact label or by the object, which includes its region.</summary>
[TypeConverter(typeof(RowConverter))]
public sealed class VpcEndpointIdentity : OrganizationItemIdentity
{
    private const string IdStart = "vpce-";

    /// <summary>Identifies an endpoint by id or by label. Text that begins with <c>vpce-</c> is an id.</summary>
    /// <param name="idOrLabel">The id or the exact label.</param>
    public VpcEndpointIdentity(string idOrLabel)
        : base(IsId(idOrLabel) ? idOrLabel : null, IsId(idOrLabel) ? null : idOrLabel)
    {
    }

    /// <summary>Identifies an endpoint by the endpoint itself.</summary>
    /// <param name="endpoint">The endpoint.</param>
    public VpcEndpointIdentity(VpcEndpoint endpoint)
        : base(endpoint.VpcEndpointId, endpoint.Label, endpoint, endpoint.OrganizationId) => RegionId = endpoint.RegionId;

    /// <summary>Identifies an endpoint by a plain object with its keys, such as a row of a CSV file.</summary>
    /// <param name="plain">An object with <c>VpcEndpointId</c>, and <c>RegionId</c> and <c>OrganizationId</c> if
    /// known.</param>
    public VpcEndpointIdentity(PSObject plain)
        : base(PlainObject.Key(plain, "VpcEndpointId"), null, plain, OrganizationIdentity.IdIn(plain)) =>
        RegionId = RegionIn(plain);

    /// <summary>The region of the endpoint, if it was specified as an object.</summary>
    public string? RegionId { get; }

    /// <summary>Refuses an endpoint that is known to be in another region.</summary>
    internal void EnsureIn(string? region)
    {
        if (region is not null && RegionId is not null && region != RegionId)
        {
            throw new NeonApiException(NeonFailure.InvalidInput, $"The VPC endpoint {this} is in the region {RegionId}, not in {region}.")
            {
                Advice = "Omit -Region for a piped object.",
            };
        }
    }

    /// <summary>
    /// The endpoint's region and id; looked up among the organization's endpoints if one of them is unknown.
    /// </summary>
    internal async Task<(string RegionId, string Id)> ResolveAsync(
        VpcEndpointApi api, string organizationId, string? region, CancellationToken cancellation)
    {
        EnsureNamed();
        EnsureIn(region);
        var regionId = region ?? RegionId;
        if (regionId is not null && Id is not null)
        {
            return (regionId, Id);
        }

        var all = regionId is null
            ? await api.ListAllAsync(organizationId, cancellation).ConfigureAwait(false)
            : await api.ListAsync(organizationId, regionId, cancellation).ConfigureAwait(false);
        var found = all.Where(endpoint => Id is null ? endpoint.Label == Name : endpoint.VpcEndpointId == Id)
            .Where(endpoint => endpoint is { VpcEndpointId: not null, RegionId: not null })
            .ToArray();
        return found switch
        {
            [var one] => (one.RegionId!, one.VpcEndpointId!),
            [] when Id is not null => throw NoneNamed(
                Kind,
                Id,
                all.Select(endpoint => endpoint.VpcEndpointId),
                $"The organization {organizationId} has no VPC endpoint {Id} in any region.",
                "Get-NeonVpcEndpoint lists the endpoints. For an endpoint that is not assigned yet, specify -Region."),
            [] => throw NoneNamed(
                Kind,
                Name!,
                all.Select(endpoint => endpoint.Label),
                $"There is no VPC endpoint with the label '{Name}'.",
                "Labels must match exactly, including case. Get-NeonVpcEndpoint lists the endpoints."),
            _ => throw Ambiguous(found),
        };
    }

    /// <inheritdoc/>
    internal override async Task<NeonObject?> ReadResourceAsync(NeonClient client, string id, IReadOnlyDictionary<string, string> above, CancellationToken cancellation)
    {
        var api = new VpcEndpointApi(client);
        var organizationId = await OrganizationScope.AboveAsync(client, OrganizationId, above, cancellation).ConfigureAwait(false);
        return RegionId is not null
            ? await api.FindAsync(organizationId, RegionId, id, cancellation).ConfigureAwait(false)
            : (await api.ListAllAsync(organizationId, cancellation).ConfigureAwait(false)).FirstOrDefault(endpoint => endpoint.VpcEndpointId == id);
    }

    /// <summary>The region in a row, in any spelling of the column. The request contains it.</summary>
    private static string? RegionIn(PSObject plain)
    {
        string[] regions = [.. plain.Properties.Select(property => property.Name)
            .Where(name => RowRule.HeadingOf(name).Equals(nameof(RegionId), StringComparison.OrdinalIgnoreCase))
            .Select(name => PlainObject.Find(plain, name)).OfType<string>().Distinct()];
        return regions.Length < 2 ? regions.FirstOrDefault()
            : throw new PSInvalidCastException(VisibleText.Of($"The object has two columns for the region with different values: {regions[0]} and {regions[1]}. Correct the object, or remove one of them."));
    }

    private static bool IsId(string text) => text.StartsWith(IdStart, StringComparison.Ordinal);

    private NeonApiException Ambiguous(VpcEndpoint[] found) => new(
        NeonFailure.NameAmbiguous,
        $"{found.Length} VPC endpoints match '{Id ?? Name}': {string.Join(", ", found.Select(endpoint => $"{endpoint.VpcEndpointId} in {endpoint.RegionId}"))}.")
    {
        Resource = "VpcEndpoint",
        Advice = "Specify the endpoint by id, and its region with -Region.",
    };
}
