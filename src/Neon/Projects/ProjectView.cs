using static Neon.Display;

namespace Neon;

internal sealed class ProjectView : ObjectView<Project>
{
    public ProjectView()
    {
        Column("Name", Rest, project => Text(project.Name));
        Column("RegionId", 16, project => Text(project.RegionId));
        Column("Pg", 2, project => Text(project.PgVersion), right: true);
        Column("Size", 9, project => Size(project.SyntheticStorageSize), right: true);
        Column("Age", 6, project => Age(project.CreatedAt), right: true);
        Column("ProjectId", Rest, project => Text(project.ProjectId));

        Item("Name", project => Text(project.Name));
        Item("ProjectId", project => Text(project.ProjectId));
        Item("RegionId", project => Text(project.RegionId));
        Item("PgVersion", project => Text(project.PgVersion));
        Item("SyntheticStorageSize", project => Size(project.SyntheticStorageSize));
        Item("HistoryRetentionSeconds", project => Seconds(project.HistoryRetentionSeconds));
        Optional("DefaultEndpointSettings", project => Parts(
            ("MinCu", Text(project.DefaultEndpointSettings?.MinCu)),
            ("MaxCu", Text(project.DefaultEndpointSettings?.MaxCu)),
            ("SuspendTimeoutSeconds", SuspendTimeout(project.DefaultEndpointSettings?.SuspendTimeoutSeconds))));
        Optional("Settings", project => Parts(
            ("AllowedIps", project.Settings?.AllowedIps is { Ips.Count: > 0 } allowed ? Text(allowed) : null),
            ("EnableLogicalReplication", Flag(project.Settings?.EnableLogicalReplication)),
            ("MaintenanceWindow", Text(project.Settings?.MaintenanceWindow))));
        Optional("EffectiveProjectPermission", project => Text(project.EffectiveProjectPermission));
        Optional("ComputeLastActiveAt", project => Time(project.ComputeLastActiveAt));
        Item("CreatedAt", project => Time(project.CreatedAt));
        Item("UpdatedAt", project => Time(project.UpdatedAt));
        Optional("DeletedAt", project => Time(project.DeletedAt));
        Optional("RecoverableUntil", project => Time(project.RecoverableUntil));
        Optional("Owner", project => Text(project.Owner));
        Optional("OrganizationName", project => Text(project.OrganizationName));
        Optional("OrganizationId", project => Text(project.OrganizationId));
        Optional("DefaultBranch", project => Text(project.DefaultBranch));
        Optional("ConnectionUris", project => List(project.ConnectionUris));
        Optional("Operations", project => List(project.Operations));
    }
}
