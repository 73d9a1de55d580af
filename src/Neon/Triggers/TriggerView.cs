using static Neon.Display;

namespace Neon;

internal sealed class TriggerView : ObjectView<Trigger>
{
    public TriggerView()
    {
        GroupBy("Branch", trigger => Place(trigger.ProjectId, trigger.BranchId));

        Column("Name", Rest, trigger => Text(trigger.Name));
        Column("Enabled", 7, trigger => Flag(trigger.Enabled));
        Column("NextRunAt", 10, trigger => When(trigger.NextRunAt), right: true);
        Column("FunctionSlug", Rest, trigger => Text(trigger.FunctionSlug));
        Column("Source", Rest, trigger => Text(trigger.Source));

        Item("Name", trigger => Text(trigger.Name));
        Item("TriggerId", trigger => Text(trigger.TriggerId));
        Item("Type", trigger => Text(trigger.Type));
        Optional("Cron", trigger => Text(trigger.Cron));
        Optional("BucketName", trigger => Text(trigger.BucketName));
        Optional("Prefix", trigger => Text(trigger.Prefix));
        Item("FunctionSlug", trigger => Text(trigger.FunctionSlug));
        Item("FunctionPath", trigger => Text(trigger.FunctionPath));
        Item("Enabled", trigger => Flag(trigger.Enabled));
        Item("Inherited", trigger => Flag(trigger.Inherited));
        Optional("NextRunAt", trigger => Time(trigger.NextRunAt));
        Item("Version", trigger => Text(trigger.Version));
        Item("BranchId", trigger => Text(trigger.BranchId));
        Item("ProjectId", trigger => Text(trigger.ProjectId));
    }
}
