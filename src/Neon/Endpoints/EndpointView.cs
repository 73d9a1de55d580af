using static Neon.Display;
using static Neon.EndpointDisplay;

namespace Neon;

internal sealed class EndpointView : ObjectView<Endpoint>
{
    public EndpointView()
    {
        GroupBy("Project", endpoint => Text(endpoint.ProjectId));

        Column("EndpointId", Rest, endpoint => NameAndId(endpoint.Name, endpoint.EndpointId));
        Column("Type", 10, endpoint => Text(endpoint.Type));
        Column("State", 14, endpoint => Compute(endpoint));
        Column("MinCu", 5, endpoint => Text(endpoint.MinCu), right: true);
        Column("MaxCu", 5, endpoint => Text(endpoint.MaxCu), right: true);
        Column("BranchId", Rest, endpoint => Text(endpoint.BranchId));

        Optional("Name", endpoint => Text(endpoint.Name));
        Item("EndpointId", endpoint => Text(endpoint.EndpointId));
        Item("Type", endpoint => Text(endpoint.Type));
        Item("State", endpoint => Compute(endpoint));
        Item("Host", endpoint => Text(endpoint.Host));
        Item("MinCu", endpoint => Text(endpoint.MinCu));
        Item("MaxCu", endpoint => Text(endpoint.MaxCu));
        Item("SuspendTimeoutSeconds", endpoint => SuspendTimeout(endpoint.SuspendTimeoutSeconds));
        Item("Disabled", endpoint => Flag(endpoint.Disabled));
        Item("PasswordlessAccess", endpoint => Flag(endpoint.PasswordlessAccess));
        Optional("Settings", endpoint => Parts(("PgSettings", Map(endpoint.Settings?.PgSettings)), ("PreloadLibraries", Text(endpoint.Settings?.PreloadLibraries))));
        Item("RegionId", endpoint => Text(endpoint.RegionId));
        Item("Provisioner", endpoint => Text(endpoint.Provisioner));
        Optional("ComputeReleaseVersion", endpoint => Text(endpoint.ComputeReleaseVersion));
        Item("CreationSource", endpoint => Text(endpoint.CreationSource));
        Item("LastActive", endpoint => Time(endpoint.LastActive));
        Optional("StartedAt", endpoint => Time(endpoint.StartedAt));
        Optional("SuspendedAt", endpoint => Time(endpoint.SuspendedAt));
        Item("CreatedAt", endpoint => Time(endpoint.CreatedAt));
        Item("UpdatedAt", endpoint => Time(endpoint.UpdatedAt));
        Item("BranchId", endpoint => Text(endpoint.BranchId));
        Item("ProjectId", endpoint => Text(endpoint.ProjectId));
        Optional("Operations", endpoint => List(endpoint.Operations));
    }
}

internal static class EndpointDisplay
{
    /// <summary>The state of a compute, and how long it has been idle.</summary>
    /// <param name="endpoint">The compute.</param>
    /// <returns>Text such as <c>active</c>, <c>idle 3 d</c>, <c>disabled</c> or <c>idle -> active</c>.</returns>
    public static string Compute(Endpoint? endpoint) => endpoint switch
    {
        null => string.Empty,
        { State: Endpoint.DisabledState } => Paint(Endpoint.DisabledState, Tone.Faint),
        { CurrentState: "idle", PendingState: null or "" or "idle", LastActive: { } used } => Paint($"idle {Age(used)}", Tone.Faint),
        _ => State(endpoint.CurrentState, endpoint.PendingState),
    };
}
