using static Neon.Display;
using static Neon.TriggerDisplay;

namespace Neon;

internal sealed class TriggerView : ObjectView<Trigger>
{
    public TriggerView()
    {
        GroupBy("Branch", trigger => Place(trigger.ProjectId, trigger.BranchId));

        Column("Name", 24, trigger => Text(trigger.Name));
        Column("Function", 22, trigger => Text(trigger.FunctionSlug));
        Column("SetOffBy", 23, trigger => SetOffBy(trigger));
        Column("Enabled", 7, trigger => YesNo(trigger.Enabled));
        Column("Next", 10, trigger => When(trigger.NextRunAt), right: true);

        Item("Name", trigger => Text(trigger.Name));
        Item("TriggerId", trigger => Text(trigger.TriggerId));
        Item("Type", trigger => Text(trigger.Type));
        Optional("Cron", trigger => Text(trigger.Cron));
        Optional("BucketName", trigger => Text(trigger.BucketName));
        Optional("Prefix", trigger => Text(trigger.Prefix));
        Item("FunctionSlug", trigger => Text(trigger.FunctionSlug));
        Item("FunctionPath", trigger => Text(trigger.FunctionPath));
        Item("Enabled", trigger => YesNo(trigger.Enabled));
        Item("Inherited", trigger => YesNo(trigger.Inherited));
        Optional("NextRun", trigger => Time(trigger.NextRunAt));
        Item("Version", trigger => Text(trigger.Version));
        Item("BranchId", trigger => Text(trigger.BranchId));
        Item("ProjectId", trigger => Text(trigger.ProjectId));
    }
}

internal static class TriggerDisplay
{
    /// <summary>The schedule or bucket of a trigger.</summary>
    /// <param name="trigger">The trigger.</param>
    /// <returns>Text such as <c>0 3 * * *</c> or <c>uploads/pictures/*</c>; otherwise the type.</returns>
    public static string SetOffBy(Trigger? trigger) => trigger switch
    {
        { Cron: { } cron } => VisibleText.Of(cron),
        { BucketName: { } bucket } => VisibleText.Of($"{bucket}/{trigger.Prefix}*"),
        _ => VisibleText.Of(trigger?.Type),
    };
}
