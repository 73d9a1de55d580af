using System.Text.RegularExpressions;

namespace Neon;

/// <summary>
/// All kinds of resources. The kernel does not name any: Scope registers them, and the kernel looks up their words.
/// </summary>
internal static class ResourceTable
{
    private static Lazy<IReadOnlyList<Resource>> _all = new(() => []);
    private static Lazy<IReadOnlyList<Resource>> _commonParents = new(() => []);
    private static readonly Lazy<Regex> Missing = new(() => new Regex(
        $@"(?<!vpc )\b({string.Join('|', MissingWords)}) (?:not found|does not exist)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant));

    /// <summary>An unknown kind, such as that of a typed path.</summary>
    public static Resource Unknown { get; } = new("Resource") { Lister = null };

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<Resource> All => _all.Value;

    /// <summary>The words for resources in Neon's not-found messages.</summary>
    public static IEnumerable<string> MissingWords => All.Select(resource => resource.MissingWord).OfType<string>();

    /// <summary>The parents that most routes begin with, from the outer to the inner one.</summary>
    public static IReadOnlyList<Resource> CommonParents => _commonParents.Value;

    /// <summary>Registers the kinds; they are created on first use.</summary>
    public static void Register(Func<IReadOnlyList<Resource>> all)
    {
        _all = new(all);
        _commonParents = new(() => [.. All.Where(resource => resource.IsCommonParent)]);
    }

    /// <summary>Whether a parameter of a route is the id of something whose changes Neon makes one after another.</summary>
    public static bool SerializesChanges(string parameter) =>
        CommonParents.Any(resource => resource.SerializesChanges && resource.Parameters[0] == parameter);

    /// <summary>The property of the models for a parameter of a route: <c>BranchId</c> for <c>branch_id</c>.</summary>
    public static string PropertyOf(string parameter) =>
        All.FirstOrDefault(resource => resource.Property is not null && resource.Parameters[0] == parameter)?.Property
            ?? string.Concat(parameter.Split('_').Select(word => string.Concat(char.ToUpperInvariant(word[0]).ToString(), word.AsSpan(1))));

    /// <summary>Whether Neon's message says that the request has to specify a parent.</summary>
    public static bool RequiresParent(string message) =>
        All.Any(resource => resource.RequiredMessage is { } required && message.Contains(required, StringComparison.OrdinalIgnoreCase));

    /// <summary>The kind that has a noun.</summary>
    public static Resource OfNoun(string noun) => All.FirstOrDefault(resource => resource.Noun == noun) ?? new Resource(noun);

    /// <summary>The kind with this word in sentences. Words for something else, such as a log field, become a new kind.</summary>
    public static Resource OfKind(string kind) =>
        All.FirstOrDefault(resource => resource.Kind == kind) ?? new Resource(Resource.NounOf(kind)) { Kind = kind };

    /// <summary>The kind of the last parameter of a route: the branch for
    /// <c>/projects/{project_id}/branches/{branch_id}/restore</c>.</summary>
    public static Resource OfRoute(string? template)
    {
        var start = template?.LastIndexOf('{') ?? -1;
        if (template is null || start < 0)
        {
            return Unknown;
        }

        var parameter = template[(start + 1)..template.IndexOf('}', start)];
        return All.FirstOrDefault(resource => resource.Parameters.Contains(parameter) && HasParentIn(template, resource)) ?? Unknown;
    }

    /// <summary>The kind of the last segment of a route that stands for one with a list: the role for
    /// <c>/projects/{project_id}/branches/{branch_id}/roles/{role_name}/reset_password</c>. Null if there is none.</summary>
    public static Resource? ListedIn(string template) => template.Split('/').AsEnumerable().Reverse()
        .Select(segment => All.FirstOrDefault(resource => resource.Lister is not null && resource.Segments.Contains(segment) && HasParentIn(template, resource)))
        .FirstOrDefault(resource => resource is not null);

    /// <summary>
    /// The kind that is missing according to Neon's message, which may be a parent; null if the message does not name
    /// one.
    /// </summary>
    public static Resource? MissingIn(string message) =>
        Missing.Value.Match(message) is { Success: true } match ? All.First(resource => string.Equals(resource.MissingWord, match.Groups[1].Value, StringComparison.OrdinalIgnoreCase)) : null;

    private static bool HasParentIn(string template, Resource resource) =>
        resource.In is null || template.StartsWith($"/{OfNoun(resource.In).Collection}/", StringComparison.Ordinal);
}
