using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>Monthly spending limits of organizations.</summary>
internal static class SpendingLimits
{
    public static void Register(OperationHandlers handlers)
    {
        handlers.Add("getOrganizationSpendingLimit", context => Respond(Organizations.Get(context)));
        handlers.Add("setOrganizationSpendingLimit", context =>
        {
            OrganizationState organization = Organizations.GetAsAdmin(context);
            organization.SpendingLimitCents = context.Body.Integer("spending_limit_cents");
            return Respond(organization);
        });
        handlers.Add("deleteOrganizationSpendingLimit", context =>
        {
            Organizations.GetAsAdmin(context).SpendingLimitCents = null;
            return new JsonObject();
        });
    }

    private static JsonObject Respond(OrganizationState organization) => new()
    {
        ["spending_limit_cents"] = organization.SpendingLimitCents,
    };
}
