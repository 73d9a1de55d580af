using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>The VPC endpoints that projects are restricted to. Responses to changes have no body.</summary>
internal static class ProjectVpcEndpoints
{
    public static void Register(OperationHandlers handlers)
    {
        handlers.Add("listProjectVPCEndpoints", context => new JsonObject
        {
            ["endpoints"] = Wire.Array(context.Project().VpcEndpoints.Select(endpoint => new JsonObject
            {
                ["vpc_endpoint_id"] = endpoint.Key,
                ["label"] = endpoint.Value,
            })),
        });
        handlers.AddEmpty("assignProjectVPCEndpoint", context =>
            context.Project().VpcEndpoints[context.Path("vpc_endpoint_id")] = context.Body.String("label")!);
        handlers.AddEmpty("deleteProjectVPCEndpoint", context =>
        {
            if (!context.Project().VpcEndpoints.Remove(context.Path("vpc_endpoint_id")))
            {
                throw ApiException.NotFound("VPC endpoint not found");
            }
        });
    }
}
