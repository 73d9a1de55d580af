using static Neon.Display;
using static Neon.EndpointDisplay;

namespace Neon;

internal sealed class EndpointView : ObjectView<Endpoint>
{
    public EndpointView()
    {
        GroupBy("Project", endpoint => Text(endpoint.ProjectId));

        Column("EndpointId", 31, endpoint => Text(endpoint.EndpointId));
        Column("BranchId", 31, endpoint => Text(endpoint.BranchId));
        Column("State", 15, endpoint => Compute(endpoint));
        Column("CU", 7, endpoint => Cu(endpoint.MinCu, endpoint.MaxCu).Replace(" CU", string.Empty, StringComparison.Ordinal));
        Column("Type", 10, endpoint => Text(endpoint.Type));

        Optional("Name", endpoint => Text(endpoint.Name));
        Item("EndpointId", endpoint => Text(endpoint.EndpointId));
        Item("Type", endpoint => Text(endpoint.Type));
        Item("State", endpoint => Compute(endpoint));
        Item("Host", endpoint => Text(endpoint.Host));
        Item("ComputeSize", endpoint => Cu(endpoint.MinCu, endpoint.MaxCu));
        Item("SuspendTimeout", endpoint => SuspendTimeout(endpoint.SuspendTimeoutSeconds));
        Item("Disabled", endpoint => YesNo(endpoint.Disabled));
        Item("PasswordlessAccess", endpoint => YesNo(endpoint.PasswordlessAccess));
        Optional("PgSettings", endpoint => Map(endpoint.Settings?.PgSettings));
        Optional("PreloadLibraries", endpoint => Text(endpoint.Settings?.PreloadLibraries));
        Item("Region", endpoint => Text(endpoint.RegionId));
        Item("Provisioner", endpoint => Text(endpoint.Provisioner));
        Optional("ComputeReleaseVersion", endpoint => Text(endpoint.ComputeReleaseVersion));
        Item("CreationSource", endpoint => Text(endpoint.CreationSource));
        Item("LastActive", endpoint => Time(endpoint.LastActive));
        Optional("Started", endpoint => Time(endpoint.StartedAt));
        Optional("Suspended", endpoint => Time(endpoint.SuspendedAt));
        Item("Created", endpoint => Time(endpoint.CreatedAt));
        Item("Updated", endpoint => Time(endpoint.UpdatedAt));
        Item("BranchId", endpoint => Text(endpoint.BranchId));
        Item("ProjectId", endpoint => Text(endpoint.ProjectId));
        Optional("Operations", endpoint => List(endpoint.Operations));
    }
}

internal static class EndpointDisplay
{
    /// <summary>The state of a compute, and how long it has been idle.</summary>
    /// <param name="endpoint">The compute.</param>
    /// <returns>Text such as <c>active</c>, <c>idle 3 d</c> or <c>idle -> active</c>.</returns>
    public static string Compute(Endpoint? endpoint) => endpoint switch
    {
        null => string.Empty,
        { CurrentState: "idle", PendingState: null or "" or "idle", LastActive: { } used } => Paint($"idle {Age(used)}", Tone.Faint),
        _ => State(endpoint.CurrentState, endpoint.PendingState),
    };
}
