using static Neon.Display;

namespace Neon;

internal sealed class CurrentUserView : ObjectView<CurrentUser>
{
    public CurrentUserView()
    {
        Item("Name", user => Text(user.Name));
        Optional("LastName", user => Text(user.LastName));
        Item("UserId", user => Text(user.UserId));
        Item("Email", user => Text(user.Email));
        Item("Plan", user => Text(user.Plan));
        Item("ProjectsLimit", user => Text(user.ProjectsLimit));
        Item("BranchesLimit", user => Text(user.BranchesLimit));
        Item("MaxAutoscalingLimit", user => Cu(null, user.MaxAutoscalingLimit));
        Item("ActiveSecondsLimit", user => Seconds(user.ActiveSecondsLimit));
        Item("ComputeSecondsLimit", user => Seconds(user.ComputeSecondsLimit));
        Item("AuthAccounts", user => List(user.AuthAccounts));
        Item("BillingAccount", user => Text(user.BillingAccount));

        Column("UserId", Rest, user => Text(user.UserId));
        Column("Plan", 12, user => Text(user.Plan));
        Column("ProjectsLimit", 13, user => Text(user.ProjectsLimit), right: true);
        Column("BranchesLimit", 13, user => Text(user.BranchesLimit), right: true);
        Column("Billing", 14, user => State(user.BillingAccount?.State));
    }
}
