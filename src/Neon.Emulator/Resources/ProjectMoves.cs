using System.Globalization;
using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>Moving projects between organizations.</summary>
internal static class ProjectMoves
{
    public static void Register(OperationHandlers handlers) => handlers.AddReply("transferProjectsFromOrgToOrg", Move);

    private static OutgoingReply Move(RequestContext context)
    {
        OrganizationState source = Organizations.GetAsAdmin(context, "source_org_id");
        OrganizationState destination = Organizations.Get(context, context.Body.String("destination_org_id")!);
        List<ProjectState> projects = [.. context.Body["project_ids"]!.AsArray().Select(id => Find(context, source, id!.GetValue<string>()))];
        List<ProjectState> held = projects.FindAll(project => context.Store.Integrations.ContainsKey(project.Id));
        if (held.Count > 0)
        {
            return OutgoingReply.Json(422, new JsonObject
            {
                ["projects"] = Wire.Array(held.Select(project => new JsonObject
                {
                    ["id"] = project.Id,
                    ["integration"] = context.Store.Integrations[project.Id],
                })),
            });
        }

        int count = projects.Count + context.Store.CountProjects(destination);
        int limit = PlanLimit.Projects.Of(destination);
        if (count > limit)
        {
            return OutgoingReply.Json(406, new JsonObject
            {
                ["limits"] = new JsonArray(new JsonObject
                {
                    ["name"] = "projects",
                    ["expected"] = limit.ToString(CultureInfo.InvariantCulture),
                    ["actual"] = count.ToString(CultureInfo.InvariantCulture),
                }),
            });
        }

        foreach (ProjectState project in projects)
        {
            project.Organization = destination;
            project.UpdatedAt = context.Now;
            LoseKeys(context.Store, project);
        }

        return OutgoingReply.Json(200, new JsonObject());
    }

    private static ProjectState Find(RequestContext context, OrganizationState source, string id) =>
        context.Store.Projects.TryGetValue(id, out ProjectState? project)
        && project.DeletedAt is null && project.Organization.Id == source.Id
            ? project
            : throw ApiException.NotFound("project not found");

    // A project-scoped key belongs to the organization, and stops working when the project leaves it.
    private static void LoseKeys(EmulatorStore store, ProjectState project)
    {
        foreach (string secret in store.Keys.Where(pair => pair.Value.ProjectId == project.Id).Select(pair => pair.Key).ToList())
        {
            store.Keys.Remove(secret);
        }
    }
}
