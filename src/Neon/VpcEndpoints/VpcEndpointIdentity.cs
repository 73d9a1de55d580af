using System.ComponentModel;
using System.Management.Automation;

namespace Neon;

/// <summary>A VPC endpoint named by its id, by its exact label or by itself, which knows its region.</summary>
[TypeConverter(typeof(RowConverter))]
public sealed class VpcEndpointIdentity : OrganizationItemIdentity
{
    private const string IdStart = "vpce-";

    /// <summary>Names an endpoint by id or by label. Text that begins with <c>vpce-</c> is an id.</summary>
    /// <param name="idOrLabel">The id or the exact label.</param>
    public VpcEndpointIdentity(string idOrLabel)
        : base(IsId(idOrLabel) ? idOrLabel : null, IsId(idOrLabel) ? null : idOrLabel)
    {
    }

    /// <summary>Names an endpoint by itself.</summary>
    /// <param name="endpoint">The endpoint.</param>
    public VpcEndpointIdentity(VpcEndpoint endpoint)
        : base(endpoint.VpcEndpointId, endpoint.Label, endpoint, endpoint.OrganizationId) => RegionId = endpoint.RegionId;

    /// <summary>Names an endpoint by a plain object with its keys, such as a row of a CSV file.</summary>
    /// <param name="plain">An object with <c>VpcEndpointId</c>, and <c>RegionId</c> and <c>OrganizationId</c> if they are known.</param>
    public VpcEndpointIdentity(PSObject plain)
        : base(PlainObject.Key(plain, "VpcEndpointId"), null, plain, OrganizationIdentity.IdIn(plain)) =>
        RegionId = PlainObject.Find(plain, "RegionId");

    /// <summary>The region that it lies in, when it was given as an object.</summary>
    public string? RegionId { get; }

    /// <summary>Refuses an endpoint that is known to lie in another region.</summary>
    internal void EnsureIn(string? region)
    {
        if (region is not null && RegionId is not null && region != RegionId)
        {
            throw new NeonApiException(NeonFailure.InvalidInput, $"The VPC endpoint {this} is in the region {RegionId}, not in {region}.")
            {
                Advice = "Leave -Region out for a piped object.",
            };
        }
    }

    /// <summary>The endpoint's region and id; looks for it among the organization's endpoints when one of them is not known.</summary>
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
            [] when Id is not null => throw new NeonApiException(
                NeonFailure.NameNotFound, $"The organization {organizationId} has no VPC endpoint {Id} in any region.")
            {
                Resource = "VpcEndpoint",
                Advice = "See what there is with Get-NeonVpcEndpoint. One that is not assigned yet needs its region: -Region.",
            },
            _ => throw Unclear(found),
        };
    }

    private static bool IsId(string text) => text.StartsWith(IdStart, StringComparison.Ordinal);

    private NeonApiException Unclear(VpcEndpoint[] found) => new(
        found.Length == 0 ? NeonFailure.NameNotFound : NeonFailure.NameAmbiguous,
        found.Length == 0
            ? $"There is no VPC endpoint with the label '{Name}'."
            : $"{found.Length} VPC endpoints match '{Id ?? Name}': {string.Join(", ", found.Select(endpoint => $"{endpoint.VpcEndpointId} in {endpoint.RegionId}"))}.")
    {
        Resource = "VpcEndpoint",
        Advice = found.Length == 0 ? "Labels are exact, including case. See what there is with Get-NeonVpcEndpoint." : "Name the endpoint by its id, and its region with -Region.",
    };
}
