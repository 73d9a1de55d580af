using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>The VPC endpoints that projects are restricted to. The answers to changes have no body.</summary>
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
        handlers.AddReply("assignProjectVPCEndpoint", context =>
        {
            context.Project().VpcEndpoints[context.Path("vpc_endpoint_id")] = context.Body.String("label")!;
            return new OutgoingReply { Status = 200 };
        });
        handlers.AddReply("deleteProjectVPCEndpoint", context => context.Project().VpcEndpoints.Remove(context.Path("vpc_endpoint_id"))
            ? new OutgoingReply { Status = 200 }
            : throw ApiException.NotFound("VPC endpoint not found"));
    }
}
