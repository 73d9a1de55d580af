using static Neon.Display;

namespace Neon;

internal sealed class DataApiView : ObjectView<DataApi>
{
    public DataApiView()
    {
        GroupBy("Branch", api => Place(api.ProjectId, api.BranchId));

        Column("Database", 20, api => Text(api.DatabaseName));
        Column("Status", 12, api => State(api.Status));
        Column("Url", Rest, api => Text(api.Url));

        Item("DatabaseName", api => Text(api.DatabaseName));
        Item("Status", api => State(api.Status));
        Item("Url", api => Text(api.Url));
        Item("AvailableSchemas", api => List(api.AvailableSchemas));
        Item("Schemas", api => List(api.Settings?.DbSchemas));
        Item("ExtraSearchPath", api => Text(api.Settings?.DbExtraSearchPath));
        Item("Aggregates", api => YesNo(api.Settings?.DbAggregatesEnabled));
        Item("MaxRows", api => Text(api.Settings?.DbMaxRows));
        Item("AnonymousRole", api => Text(api.Settings?.DbAnonRole));
        Item("RoleClaimKey", api => Text(api.Settings?.JwtRoleClaimKey));
        Item("TokenCacheLifetime", api => Seconds(api.Settings?.JwtCacheMaxLifetime));
        Item("OpenApiMode", api => Text(api.Settings?.OpenapiMode));
        Item("CorsAllowedOrigins", api => Text(api.Settings?.ServerCorsAllowedOrigins));
        Item("ServerTiming", api => YesNo(api.Settings?.ServerTimingEnabled));
        Item("BranchId", api => Text(api.BranchId));
        Item("ProjectId", api => Text(api.ProjectId));
    }
}
