using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>Regions.</summary>
internal static class Regions
{
    public static void Register(OperationHandlers handlers) => handlers.Add("getActiveRegions", context =>
    {
        if (context.Text("org_id") is { } organization)
        {
            Organizations.Get(context, organization);
        }

        return new JsonObject { ["regions"] = Wire.Array(Region.Open.Select(region => region.ToJson())) };
    });
}
