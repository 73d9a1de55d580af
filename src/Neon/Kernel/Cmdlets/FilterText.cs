using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Neon.Commands;

/// <summary>The parameters that limit the output of a command, as they are typed: <c>-Name pr-* -OlderThan 14d</c>.</summary>
internal static partial class FilterText
{
    // They change the order, the amount or the form of the output, and exclude nothing.
    private static readonly string[] Others =
        [nameof(NeonApiCmdlet.Connection), "SortBy", "SortOrder", "OldestFirst", "First", "Delimiter", "FetchTimeout", "IncludeRevoked", "AsPeriod", "Granularity"];

    /// <summary>The parameters of the current input.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="isOnlyInput">Whether there is no other input. If there is, only the typed parameters apply to all of them.</param>
    public static string Of(NeonCmdlet cmdlet, bool isOnlyInput) => string.Join(' ',
        from property in cmdlet.GetType().GetProperties()
        where property.IsDefined(typeof(ParameterAttribute)) && !Others.Contains(property.Name) && !IsPlace(property)
        let value = property.GetValue(cmdlet)
        where value is not null && (value is string[] || cmdlet.IsTyped(property.Name) || (isOnlyInput && cmdlet.MyInvocation.BoundParameters.ContainsKey(property.Name)))
        select $"-{NameOf(cmdlet, property)}{Argument(value)}");

    // The parents of the whole list are declared in a base class. A parameter of the cmdlet itself selects from the list.
    internal static bool IsPlace(PropertyInfo property) => property.DeclaringType != property.ReflectedType && ParentParameter.Of(property) is not null;

    // A pattern in place of one resource was specified with the parameter for the resource.
    private static string NameOf(NeonCmdlet cmdlet, PropertyInfo property) =>
        cmdlet.IsTyped(property.Name) ? property.Name : NamePattern.Of(cmdlet.GetType())?.ReplacedBy(property) ?? property.Name;

    private static string Argument(object value) => value switch
    {
        SwitchParameter { IsPresent: true } => string.Empty,
        SwitchParameter => ":$false",
        TimeSpan span => $" {Text(DurationText.Write(span))}",
        DateTimeOffset time => $" {time:u}",
        IEnumerable several and not string => $" {string.Join(", ", several.Cast<object>().Select(Text))}",
        _ => $" {Text(value)}",
    };

    private static string Text(object value) =>
        Convert.ToString(value, CultureInfo.InvariantCulture) is { } text && Plain().IsMatch(text) ? text : CompletionWord.Visible(value.ToString()!);

    // The text of one argument, also with wildcards and a leading digit, which completion quotes to be safe.
    [GeneratedRegex(@"^[\p{L}\p{N}*?][\p{L}\p{N}*?._:/@+-]*\z")]
    private static partial Regex Plain();
}
