using static Neon.Display;

namespace Neon;

internal sealed class CurrentUserView : ObjectView<CurrentUser>
{
    public CurrentUserView()
    {
        Item("Name", user => Text($"{user.Name} {user.LastName}".Trim()));
        Item("UserId", user => Text(user.UserId));
        Item("Email", user => Text(user.Email));
        Item("Plan", user => Text(user.Plan));
        Item("ProjectsLimit", user => Text(user.ProjectsLimit));
        Item("BranchesLimit", user => Text(user.BranchesLimit));
        Item("MaxAutoscalingLimit", user => Cu(null, user.MaxAutoscalingLimit));
        Item("ActiveTimeLimit", user => Seconds(user.ActiveSecondsLimit));
        Item("ComputeTimeLimit", user => Seconds(user.ComputeSecondsLimit));
        Item("AuthAccounts", user => List(user.AuthAccounts));
        Item("BillingAccount", user => Text(user.BillingAccount));

        Column("UserId", 36, user => Text(user.UserId));
        Column("Plan", 16, user => Text(user.Plan));
        Column("Projects", 8, user => Text(user.ProjectsLimit), right: true);
        Column("Branches", 8, user => Text(user.BranchesLimit), right: true);
        Column("MaxSize", 7, user => Cu(null, user.MaxAutoscalingLimit), right: true);
        Column("Billing", 12, user => State(user.BillingAccount?.State));
    }
}
