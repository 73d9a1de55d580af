using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>Project transfers between accounts.</summary>
internal static class ProjectTransfers
{
    private const long DefaultTtlSeconds = 86_400;

    public static void Register(OperationHandlers handlers)
    {
        handlers.Add("createProjectTransferRequest", Create, status: 201);
        handlers.AddReply("acceptProjectTransferRequest", Accept);
    }

    private static JsonObject Create(RequestContext context)
    {
        ProjectState project = context.Project();
        long ttl = context.Body.Integer("ttl_seconds") ?? DefaultTtlSeconds;
        if (ttl <= 0)
        {
            throw ApiException.BadRequest("ttl_seconds must be positive");
        }

        string id = context.Store.Ids.Uuid();
        project.TransferRequests.Add(id, context.Now.AddSeconds(ttl));
        return new JsonObject
        {
            ["id"] = id,
            ["project_id"] = project.Id,
            ["created_at"] = Wire.Time(context.Now),
            ["expires_at"] = Wire.Time(context.Now.AddSeconds(ttl)),
        };
    }

    /// <summary>Moves the project. The recipient does not need access to it before: the id of the request is enough.</summary>
    private static OutgoingReply Accept(RequestContext context)
    {
        if (!context.Store.Projects.TryGetValue(context.Path("project_id"), out ProjectState? project)
            || project.DeletedAt is not null
            || !project.TransferRequests.TryGetValue(context.Path("request_id"), out DateTimeOffset expiresAt)
            || expiresAt <= context.Now)
        {
            throw ApiException.NotFound("transfer request not found");
        }

        OrganizationState recipient = Recipient(context);
        if (recipient != project.Organization && PlanLimit.Projects.Excess(recipient, context.Store.CountProjects(recipient)) is { } excess)
        {
            return OutgoingReply.Json(406, new JsonObject
            {
                ["reasons"] = new JsonArray(new JsonObject { ["message"] = excess.Message, ["code"] = excess.Code }),
            });
        }

        project.Organization = recipient;
        project.UpdatedAt = context.Now;
        project.TransferRequests.Clear();
        // Both belong to the organization that the project has left.
        project.MemberRoles.Clear();
        foreach (string key in context.Store.Keys.Where(pair => pair.Value.ProjectId == project.Id).Select(pair => pair.Key).ToArray())
        {
            context.Store.Keys.Remove(key);
        }

        return new OutgoingReply { Status = 204 };
    }

    /// <summary>The organization of the request, of the key, or the user's first.</summary>
    private static OrganizationState Recipient(RequestContext context) =>
        context.Body.String("org_id") is { } named ? Organizations.Get(context, named)
        : context.Key.OrganizationId is { } own ? Organizations.Get(context, own)
        : context.Store.DefaultOrganization;
}
