using static Neon.Display;

namespace Neon;

internal sealed class CustomDomainView : ObjectView<CustomDomain>
{
    public CustomDomainView()
    {
        GroupBy("Branch", domain => Place(domain.ProjectId, domain.BranchId));

        Wraps();

        Column("Domain", Rest, domain => Text(domain.Domain));
        Column("Target", Rest, domain => Text(domain.Target));
        Column("Status", 10, domain => State(domain.Status));
        Column("CnameTarget", Rest, domain => Text(domain.CnameTarget));

        Item("Domain", domain => Text(domain.Domain));
        Item("Status", domain => State(domain.Status));
        Optional("StatusReason", domain => Text(domain.StatusReason));
        Item("DnsStatus", domain => State(domain.DnsStatus));
        Item("BindingStatus", domain => State(domain.BindingStatus));
        Item("Target", domain => Text(domain.Target));
        Item("CnameTarget", domain => Text(domain.CnameTarget));
        Item("BranchId", domain => Text(domain.BranchId));
        Item("ProjectId", domain => Text(domain.ProjectId));
    }
}
