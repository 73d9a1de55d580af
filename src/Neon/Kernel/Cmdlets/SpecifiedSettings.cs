using System.Collections;
using System.Management.Automation;
using System.Reflection;
using System.Security;

namespace Neon.Commands;

/// <summary>
/// The specified properties of something new, for its confirmation: <c>Create endpoint: Type read_only, MinCu 1</c>. For a change,
/// <see cref="RequestedSetting"/> shows the current values as well.
/// </summary>
internal static class SpecifiedSettings
{
    // They are not properties of what is created.
    private static readonly string[] Others =
        [nameof(NeonApiCmdlet.Connection), nameof(IfExists), "IfNotExists", "Wait", "TimeoutSec", "PassThru", "Force", "AsPlainText"];

    /// <summary>Adds the specified properties to an action.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="action">The creation in words.</param>
    /// <param name="described">The parameters that the action or its target already contain. A parameter of position 0 is the target.</param>
    public static string Describe(NeonCmdlet cmdlet, string action, IReadOnlyCollection<string> described)
    {
        var all = string.Join(", ",
            from property in cmdlet.GetType().GetProperties()
            where cmdlet.MyInvocation.BoundParameters.ContainsKey(property.Name) && IsShown(property) && !described.Contains(property.Name)
            let value = property.GetValue(cmdlet)
            where value is not null
            select value is SwitchParameter { IsPresent: true } ? property.Name : $"{property.Name} {Text(property, value)}");
        return all.Length == 0 ? action : $"{action}: {all}";
    }

    private static bool IsShown(PropertyInfo property) =>
        property.GetCustomAttributes<ParameterAttribute>().ToArray() is { Length: > 0 } attributes
        && !Array.Exists(attributes, attribute => attribute.Position == 0 || attribute.ValueFromPipeline)
        && !Others.Contains(property.Name)
        && ParentParameter.Of(property) is null;

    private static string Text(PropertyInfo property, object value) => value switch
    {
        SecureString or PSCredential => "(secret)",
        long size when property.GetCustomAttribute<WholeNumberAttribute>() is { IsSize: true } => RequestedSetting.Bytes(size),
        Hashtable table => RequestedSetting.WrittenMap(TextMap.Of(table)!),
        IEnumerable list and not string => RequestedSetting.WrittenList(list.Cast<object>()),
        _ => RequestedSetting.Written(value),
    };
}
