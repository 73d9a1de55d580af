using static Neon.Display;

namespace Neon;

internal sealed class OrganizationView : ObjectView<Organization>
{
    public OrganizationView()
    {
        Column("Name", Rest, organization => Text(organization.Name));
        Column("Plan", 15, organization => Text(organization.Plan));
        Column("ManagedBy", 11, organization => Text(organization.ManagedBy));
        Column("Age", 6, organization => Age(organization.CreatedAt), right: true);
        Column("OrganizationId", Rest, organization => Text(organization.OrganizationId));

        Item("Name", organization => Text(organization.Name));
        Item("OrganizationId", organization => Text(organization.OrganizationId));
        Item("Handle", organization => Text(organization.Handle));
        Item("Plan", organization => Text(organization.Plan));
        Item("ManagedBy", organization => Text(organization.ManagedBy));
        Item("RequireMfa", organization => Flag(organization.RequireMfa));
        Item("AllowHipaaProjects", organization => Flag(organization.AllowHipaaProjects));
        Item("CreatedAt", organization => Time(organization.CreatedAt));
        Item("UpdatedAt", organization => Time(organization.UpdatedAt));
    }
}
