namespace Neon.Commands;

/// <summary>Refuses one name for several targets: the first would get it, and the change of the others would fail.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NameOfOneAttribute : InputRuleAttribute
{
    /// <inheritdoc/>
    internal override NeonApiException? Refusal(NeonCmdlet cmdlet, string parameter, object value) =>
        OneByOneAttribute.TargetsOf(cmdlet.GetType()).Select(target => target.ValuesOf(cmdlet)).OfType<ResourceIdentity[]>().FirstOrDefault() is { Length: > 1 } all
            ? InputErrors.Invalid($"-{parameter} is the name of one {all[0].Kind}, but {all.Length} were specified.", "Nothing was changed. Run the command once for each.")
            : null;
}
