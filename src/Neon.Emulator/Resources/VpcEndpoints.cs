using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>VPC endpoints of an organization.</summary>
internal static class VpcEndpoints
{
    private const string Azure = "azure";

    public static void Register(OperationHandlers handlers)
    {
        handlers.Add("listOrganizationVPCEndpointsAllRegions", context =>
            Respond(Organizations.Get(context).VpcEndpoints.Values.Select(endpoint => endpoint.ToListItem())));
        handlers.Add("listOrganizationVPCEndpoints", context =>
        {
            string region = RegionOf(context);
            return Respond(Organizations.Get(context).VpcEndpoints.Values
                .Where(endpoint => endpoint.Region == region)
                .Select(endpoint => endpoint.ToJson()));
        });
        handlers.Add("getOrganizationVPCEndpointDetails", context =>
        {
            OrganizationState organization = Organizations.Get(context);
            VpcEndpointState endpoint = Get(context, organization);
            return endpoint.ToDetails(context.Now, [.. context.Store.Projects.Values
                .Where(project => project.Organization == organization && project.DeletedAt is null && project.VpcEndpoints.ContainsKey(endpoint.Id))
                .Select(project => project.Id)]);
        });
        handlers.AddEmpty("assignOrganizationVPCEndpoint", Assign);
        handlers.AddEmpty("deleteOrganizationVPCEndpoint", context =>
        {
            OrganizationState organization = Organizations.GetAsAdmin(context);
            VpcEndpointState endpoint = Get(context, organization);
            organization.VpcEndpoints.Remove((endpoint.Region, endpoint.Id));
            organization.RemovedVpcEndpoints.Add(endpoint.Id);
        });
    }

    private static JsonObject Respond(IEnumerable<JsonObject> endpoints) => new() { ["endpoints"] = Wire.Array(endpoints) };

    private static string RegionOf(RequestContext context) => Region.Get(context.Path("region_id")).Id;

    private static VpcEndpointState Get(RequestContext context, OrganizationState organization) =>
        organization.VpcEndpoints.GetValueOrDefault((RegionOf(context), context.Path("vpc_endpoint_id")))
        ?? throw ApiException.NotFound("VPC endpoint not found");

    private static void Assign(RequestContext context)
    {
        OrganizationState organization = Organizations.GetAsAdmin(context);
        Region region = Region.Get(context.Path("region_id"));
        string id = context.Path("vpc_endpoint_id");
        string label = context.Body.String("label")!;
        if (region.Platform == Azure)
        {
            throw ApiException.Unprocessable("VPC endpoints are not supported in regions of Azure");
        }

        if (organization.RemovedVpcEndpoints.Contains(id))
        {
            throw ApiException.Conflict("the VPC endpoint was removed from the organization and cannot be added back");
        }

        organization.VpcEndpoints[(region.Id, id)] = organization.VpcEndpoints.TryGetValue((region.Id, id), out VpcEndpointState? assigned)
            ? assigned with { Label = label }
            : new VpcEndpointState(region.Id, id, label, context.Now);
    }
}
