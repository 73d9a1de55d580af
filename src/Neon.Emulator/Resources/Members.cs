using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>Members of an organization.</summary>
internal static class Members
{
    private const int DefaultLimit = 100;

    public static void Register(OperationHandlers handlers)
    {
        handlers.Add("getOrganizationMembers", List);
        handlers.Add("getOrganizationMember", context =>
        {
            OrganizationState organization = Organizations.Get(context);
            return Get(context, organization).ToJson(organization.Id);
        });
        handlers.Add("updateOrganizationMember", Update);
        handlers.Add("removeOrganizationMember", Remove);
    }

    private static MemberState Get(RequestContext context, OrganizationState organization) =>
        organization.Members.GetValueOrDefault(context.Path("member_id")) ?? throw ApiException.NotFound("member not found");

    private static JsonObject List(RequestContext context)
    {
        OrganizationState organization = Organizations.Get(context);
        string sortBy = context.Text("sort_by") ?? "joined_at";
        string sortOrder = context.Text("sort_order") ?? "desc";
        Func<MemberState, string> key = sortBy switch
        {
            "email" => member => member.Email,
            "role" => member => member.Role,
            _ => member => Wire.Time(member.JoinedAt),
        };
        IEnumerable<MemberState> sorted = organization.Members.Values
            .OrderBy(key, StringComparer.Ordinal)
            .ThenBy(member => member.Id, StringComparer.Ordinal);
        sorted = sortOrder == "desc" ? sorted.Reverse() : sorted;
        if (context.Text("cursor") is { } cursor)
        {
            sorted = organization.Members.ContainsKey(cursor)
                ? sorted.SkipWhile(member => member.Id != cursor).Skip(1)
                : throw ApiException.BadRequest("invalid cursor");
        }

        List<MemberState> page = Paging.Page(sorted, context.Limit(DefaultLimit), out bool more);
        return new JsonObject { ["members"] = Wire.Array(page.Select(member => member.ToListItem(organization.Id))) }
            .WithNext(more ? page[^1].Id : null, sortBy, sortOrder);
    }

    private static JsonObject Update(RequestContext context)
    {
        OrganizationState organization = Organizations.GetAsAdmin(context);
        MemberState member = Get(context, organization);
        MemberState changed = member with { Role = MemberState.Current(context.Body.String("role")!) };
        if (changed.Role != MemberState.Admin)
        {
            KeepAdmin(organization, member);
        }

        organization.Members[member.Id] = changed;
        return changed.ToJson(organization.Id);
    }

    private static JsonObject Remove(RequestContext context)
    {
        OrganizationState organization = Organizations.GetAsAdmin(context);
        MemberState member = Get(context, organization);
        KeepAdmin(organization, member);
        organization.Members.Remove(member.Id);
        if (member.UserId == context.Store.User.Id)
        {
            organization.HasUser = false;
        }

        return [];
    }

    private static void KeepAdmin(OrganizationState organization, MemberState member)
    {
        if (member.Role == MemberState.Admin && organization.Members.Values.Count(each => each.Role == MemberState.Admin) == 1)
        {
            throw ApiException.Unprocessable("the last admin of an organization cannot be removed or given another role");
        }
    }
}
