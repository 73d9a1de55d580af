using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>Invitations to an organization.</summary>
internal static class Invitations
{
    public static void Register(OperationHandlers handlers)
    {
        handlers.Add("getOrganizationInvitations", context =>
        {
            OrganizationState organization = Organizations.Get(context);
            return Respond(organization, organization.Invitations);
        });
        handlers.Add("createOrganizationInvitations", Create);
    }

    private static JsonObject Respond(OrganizationState organization, IEnumerable<InvitationState> invitations) => new()
    {
        ["invitations"] = Wire.Array(invitations.Select(invitation => invitation.ToJson(organization.Id))),
    };

    private static JsonObject Create(RequestContext context)
    {
        OrganizationState organization = Organizations.GetAsAdmin(context);
        List<InvitationState> made = [.. context.Body["invitations"]!.AsArray().OfType<JsonObject>().Select(invitation => new InvitationState(
            context.Store.Ids.Uuid(), invitation.String("email")!, MemberState.Current(invitation.String("role")!), context.Store.User.Id, context.Now))];
        foreach (InvitationState invitation in made)
        {
            if (organization.Members.Values.Any(member => IsFor(member.Email, invitation)))
            {
                throw ApiException.Conflict($"{invitation.Email} is already a member of the organization");
            }

            // A person who accepted an invitation and then left can be invited again.
            if (organization.Invitations.Exists(earlier => IsFor(earlier.Email, invitation)) && !context.Store.Accounts.ContainsKey(invitation.Email))
            {
                throw ApiException.Conflict($"{invitation.Email} is already invited to the organization");
            }
        }

        foreach (InvitationState invitation in made)
        {
            organization.Invitations.Add(invitation);
            if (context.Store.Accounts.ContainsKey(invitation.Email))
            {
                context.Store.AddMember(organization, invitation.Email, invitation.Role, context.Now);
            }
        }

        return Respond(organization, made);
    }

    private static bool IsFor(string email, InvitationState invitation) =>
        string.Equals(email, invitation.Email, StringComparison.OrdinalIgnoreCase);
}
