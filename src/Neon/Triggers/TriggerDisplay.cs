namespace Neon;

public static partial class Display
{
    /// <summary>What sets a trigger off.</summary>
    /// <param name="trigger">The trigger.</param>
    /// <returns>Text such as <c>0 3 * * *</c> or <c>uploads/pictures/*</c>; the type when it is another.</returns>
    public static string SetOffBy(Trigger? trigger) => trigger switch
    {
        { Cron: { } cron } => VisibleText.Of(cron),
        { BucketName: { } bucket } => VisibleText.Of($"{bucket}/{trigger.Prefix}*"),
        _ => VisibleText.Of(trigger?.Type),
    };
}
