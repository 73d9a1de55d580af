using static Neon.DataApiDisplay;
using static Neon.Display;

namespace Neon;

internal sealed class DataApiView : ObjectView<DataApi>
{
    public DataApiView()
    {
        GroupBy("Branch", api => Place(api.ProjectId, api.BranchId));

        Wraps();

        Column("DatabaseName", Rest, api => Text(api.DatabaseName));
        Column("Status", 12, api => State(api.Status));
        Column("Url", Rest, api => Text(api.Url));

        Item("DatabaseName", api => Text(api.DatabaseName));
        Item("Status", api => State(api.Status));
        Item("Url", api => Text(api.Url));
        Item("AvailableSchemas", api => List(api.AvailableSchemas));
        Item("Settings", api => Settings(api.Settings));
        Item("BranchId", api => Text(api.BranchId));
        Item("ProjectId", api => Text(api.ProjectId));
    }
}

internal static class DataApiDisplay
{
    /// <summary>The settings of a Data API.</summary>
    /// <param name="settings">The settings.</param>
    /// <returns>One line for each setting.</returns>
    public static string Settings(DataApiSettings? settings) => settings is null ? string.Empty : Parts(
        ("DbSchemas", List(settings.DbSchemas)),
        ("DbExtraSearchPath", Text(settings.DbExtraSearchPath)),
        ("DbAggregatesEnabled", Flag(settings.DbAggregatesEnabled)),
        ("DbMaxRows", Text(settings.DbMaxRows)),
        ("DbAnonRole", Text(settings.DbAnonRole)),
        ("JwtRoleClaimKey", Text(settings.JwtRoleClaimKey)),
        ("JwtCacheMaxLifetime", Seconds(settings.JwtCacheMaxLifetime)),
        ("OpenapiMode", Text(settings.OpenapiMode)),
        ("ServerCorsAllowedOrigins", Text(settings.ServerCorsAllowedOrigins)),
        ("ServerTimingEnabled", Flag(settings.ServerTimingEnabled)));
}
