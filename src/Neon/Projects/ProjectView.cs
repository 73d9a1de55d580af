using static Neon.Display;

namespace Neon;

internal sealed class ProjectView : ObjectView<Project>
{
    public ProjectView()
    {
        Column("Name", 28, project => Text(project.Name));
        Column("ProjectId", 28, project => Text(project.ProjectId));
        Column("Region", 18, project => Text(project.RegionId));
        Column("Pg", 2, project => Text(project.PgVersion), right: true);
        Column("Size", 9, project => Size(project.SyntheticStorageSize), right: true);
        Column("Age", 6, project => Age(project.CreatedAt), right: true);

        Item("Name", project => Text(project.Name));
        Item("ProjectId", project => Text(project.ProjectId));
        Item("Region", project => Text(project.RegionId));
        Item("PgVersion", project => Text(project.PgVersion));
        Item("Size", project => Size(project.SyntheticStorageSize));
        Item("HistoryRetention", project => Seconds(project.HistoryRetentionSeconds));
        Optional("ComputeSize", project => Cu(project.DefaultEndpointSettings?.MinCu, project.DefaultEndpointSettings?.MaxCu));
        Optional("SuspendTimeout", project => SuspendTimeout(project.DefaultEndpointSettings?.SuspendTimeoutSeconds));
        Optional("AllowedIps", project => project.Settings?.AllowedIps is { Ips.Count: > 0 } allowed ? Text(allowed) : null);
        Optional("LogicalReplication", project => YesNo(project.Settings?.EnableLogicalReplication));
        Optional("MaintenanceWindow", project => Text(project.Settings?.MaintenanceWindow));
        Optional("Permission", project => Text(project.EffectiveProjectPermission));
        Optional("LastActive", project => Time(project.ComputeLastActiveAt));
        Item("Created", project => Time(project.CreatedAt));
        Item("Updated", project => Time(project.UpdatedAt));
        Optional("Deleted", project => Time(project.DeletedAt));
        Optional("RecoverableUntil", project => Time(project.RecoverableUntil));
        Optional("Owner", project => Text(project.Owner));
        Optional("Organization", project => List(new[] { project.OrganizationName, project.OrganizationId }.Where(part => part is not null), " "));
        Optional("DefaultBranch", project => Text(project.DefaultBranch));
        Optional("ConnectionUris", project => List(project.ConnectionUris));
        Optional("Operations", project => List(project.Operations));
    }
}
