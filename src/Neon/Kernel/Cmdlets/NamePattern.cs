using System.Collections.Concurrent;
using System.Management.Automation;
using System.Reflection;

namespace Neon.Commands;

/// <summary>
/// A pattern instead of one resource: <c>Get-NeonBranch pr-*</c> works as <c>Get-NeonBranch -Name pr-*</c> does. Only text that
/// the user specified can be a pattern. A name in a row is the name of one resource.
/// </summary>
internal sealed class NamePattern
{
    private static readonly ConcurrentDictionary<Type, NamePattern?> Cmdlets = new();

    private static readonly ConcurrentDictionary<Type, ParameterProperty[]> Targets = new();

    private readonly ParameterProperty _identity;
    private readonly PropertyInfo _filter;
    private readonly ConstructorInfo _ofText;

    private NamePattern(PropertyInfo identity, PropertyInfo filter)
    {
        (_identity, _filter) = (new ParameterProperty(identity), filter);
        _ofText = _identity.Type.GetConstructor([typeof(string)])!;
    }

    /// <summary>The parameter of a cmdlet that accepts a pattern; null if there is none.</summary>
    public static NamePattern? Of(Type cmdlet) => Cmdlets.GetOrAdd(cmdlet, type => (
        from property in type.GetProperties()
        let filter = property.GetCustomAttribute<IdentityValueAttribute>()?.Filter
        where filter is not null
        select new NamePattern(property, type.GetProperty(filter)!)).FirstOrDefault());

    /// <summary>The parameter in whose place a filter is used for a pattern; null if the property is not that filter.</summary>
    public string? ReplacedBy(PropertyInfo filter) => filter.Name == _filter.Name ? _identity.Name : null;

    /// <summary>Uses a pattern as the filter for the current input.</summary>
    /// <param name="cmdlet">The cmdlet, with its parameters.</param>
    /// <param name="piped">The piped object, if it was looked at.</param>
    /// <param name="supplied">Restores the parameters when the input has been processed.</param>
    public void Apply(NeonCmdlet cmdlet, PSObject? piped, SuppliedValues supplied)
    {
        if (_identity.ValuesOf(cmdlet) is not [ResourceIdentity { Input: string text } identity, ..] all || (!cmdlet.IsTyped(_identity.Name) && piped?.BaseObject is not (null or string)))
        {
            return;
        }

        if (IsPattern(identity))
        {
            supplied.Set<object?>(_filter.GetValue(cmdlet), all.Select(pattern => ((ResourceIdentity)pattern).Input).Cast<string>().ToArray(), value => _filter.SetValue(cmdlet, value));
            supplied.Set<object?>(all, null, value => _identity.Set(cmdlet, value));
        }
        else if (WildcardPattern.Unescape(text) is var exact && exact != text)
        {
            supplied.Set<object?>(all, _ofText.Invoke([exact]), value => _identity.Set(cmdlet, value));
        }
    }

    /// <summary>
    /// The values of a list, one by one, but its patterns together, as those of <c>-Name</c>: a resource that two of them match is returned
    /// once.
    /// </summary>
    public static IEnumerable<object[]> InputsIn(object[] all)
    {
        var patterns = all.Where(IsPattern).ToArray();
        return all.Where(value => !IsPattern(value) || value == patterns[0]).Select(value => IsPattern(value) ? patterns : [value]);
    }

    private static bool IsPattern(object value) => value is ResourceIdentity { Input: string text } && PatternText.IsPattern(text);

    /// <summary>Advice for a pattern where only one resource is accepted; null if the text is not a pattern, or if there is no such list.</summary>
    /// <param name="cmdlet">The cmdlet that does not accept patterns. The advice repeats its parents: the list could be that of the context.</param>
    /// <param name="target">What was not found.</param>
    public static string? Advice(PSCmdlet cmdlet, ResourceIdentity target) =>
        ListAndPipe(cmdlet, target) is { } advice ? $"{cmdlet.MyInvocation.MyCommand.Name} does not accept wildcards. {advice}" : null;

    /// <summary>Advice for a pattern in a parameter for one resource that is not the target; null if there is no pattern.</summary>
    /// <param name="cmdlet">The cmdlet, with its parameters.</param>
    /// <param name="noun">The kind of resource that was not found.</param>
    public static string? AdviceForOther(NeonApiCmdlet cmdlet, string? noun) => (
        from property in cmdlet.GetType().GetProperties()
        where typeof(ResourceIdentity).IsAssignableFrom(property.PropertyType) && property.IsDefined(typeof(IdentityValueAttribute))
        let identity = property.GetValue(cmdlet) as ResourceIdentity
        where identity is not null && identity.Noun == noun && IsPattern(identity)
        select $"-{property.Name} does not accept wildcards. Specify {Article.With(identity.Kind)} by its id or exact name. {ResourceTable.OfKind(identity.Kind).ToList}".TrimEnd()).FirstOrDefault();

    /// <summary>
    /// Refuses a pattern as the target of a change before it is confirmed. Brackets alone can be part of a name, so the name is looked
    /// up. A resource with an asterisk or a question mark in its name can be piped in.
    /// </summary>
    /// <param name="cmdlet">The cmdlet, with its parameters.</param>
    /// <exception cref="NeonApiException">A target is a pattern.</exception>
    public static void Refuse(NeonCmdlet cmdlet)
    {
        foreach (var target in Targets.GetOrAdd(cmdlet.GetType(), TargetsOf))
        {
            if (target.ValueOf(cmdlet) is ResourceIdentity { Input: string text } identity && text.AsSpan().ContainsAny('*', '?') && ListAndPipe(cmdlet, identity) is { } advice)
            {
                cmdlet.About(identity);
                throw InputErrors.Invalid($"'{text}' contains wildcard characters, which {cmdlet.MyInvocation.MyCommand.Name} does not accept.", $"Nothing was sent. {advice}");
            }
        }
    }

    private static ParameterProperty[] TargetsOf(Type cmdlet) =>
        [.. cmdlet.GetProperties().Where(property => property.IsDefined(typeof(RefuseOtherRowsAttribute))).Select(property => new ParameterProperty(property))];

    private static string? ListAndPipe(PSCmdlet cmdlet, ResourceIdentity target) =>
        target.Input is string text && PatternText.IsPattern(text)
        && ResourceTable.OfKind(target.Kind) is { Lister: { } lister } resource
        && typeof(NamePattern).Assembly.GetType($"{typeof(NamePattern).Namespace}.{lister.Replace("-", string.Empty, StringComparison.Ordinal)}Command") is { } list && Of(list) is not null
            ? $"List the {resource.Plural} first, and pipe them in: "
                + $"{CommandLine.Of($"{lister} '{text.Replace("'", "''", StringComparison.Ordinal)}'", ParentsOf(cmdlet, list, target))} | {cmdlet.MyInvocation.MyCommand.Name}."
            : null;

    private static IEnumerable<(string Name, string Value, bool IsPattern)> ParentsOf(PSCmdlet cmdlet, Type list, ResourceIdentity target) =>
        from property in cmdlet.GetType().GetProperties()
        let parent = ParentParameter.Of(property)
        where parent is not null && list.GetProperty(property.Name) is { } other && ParentParameter.Of(other) is not null
        let value = parent.ValueOf(cmdlet) is { } named && named.GetType() != target.GetType() ? named.Id ?? named.Name : null
        where value is not null
        orderby parent.Depth
        select (property.Name, value, false);
}
