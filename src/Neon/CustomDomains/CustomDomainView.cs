using static Neon.Display;
using static Neon.CustomDomainDisplay;

namespace Neon;

internal sealed class CustomDomainView : ObjectView<CustomDomain>
{
    public CustomDomainView()
    {
        GroupBy("Branch", domain => Place(domain.ProjectId, domain.BranchId));

        Column("Domain", 28, domain => Text(domain.Domain));
        Column("LeadsTo", 16, domain => LeadsTo(domain));
        Column("Status", 10, domain => State(domain.Status));
        Column("CnameTarget", Rest, domain => Text(domain.CnameTarget));

        Item("Domain", domain => Text(domain.Domain));
        Item("Status", domain => State(domain.Status));
        Optional("StatusReason", domain => Text(domain.StatusReason));
        Item("DnsStatus", domain => State(domain.DnsStatus));
        Item("BindingStatus", domain => State(domain.BindingStatus));
        Item("LeadsTo", domain => LeadsTo(domain));
        Item("CnameTarget", domain => Text(domain.CnameTarget));
        Item("BranchId", domain => Text(domain.BranchId));
        Item("ProjectId", domain => Text(domain.ProjectId));
    }
}

internal static class CustomDomainDisplay
{
    /// <summary>The target of a custom domain.</summary>
    /// <param name="domain">The custom domain.</param>
    /// <returns>The slug of a function, or the type and id of another target.</returns>
    public static string LeadsTo(CustomDomain? domain) => VisibleText.Of(domain?.FunctionSlug ?? $"{domain?.EntityType} {domain?.EntityId}".Trim());
}
