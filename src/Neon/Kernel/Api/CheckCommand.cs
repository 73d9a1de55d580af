using System.Management.Automation;
using System.Reflection;
using System.Text.Json;

namespace Neon;

/// <summary>
/// The command that shows the outcome of a change: the cmdlet that lists the resource of the route, with those parameters that the
/// request has values for. A new resource is found by its name and its parents, which are in the body.
/// </summary>
/// <example><c>Get-NeonRole -Project quiet-forest-12345678 -Branch br-calm-lake-a1b2c3d4 -Role app_user</c></example>
internal static class CheckCommand
{
    /// <summary>The command for a change.</summary>
    public static CommandLine Of(ApiRequest request)
    {
        var template = request.Route.Template;
        var resource = ResourceTable.ListedIn(template)
            ?? throw new ArgumentException($"No cmdlet shows what {request.Label} changes.", nameof(request));
        var parameters = ParametersOf(resource.Lister!);
        var isNew = request.Method == HttpMethod.Post && resource.Segments.Contains(template[(template.LastIndexOf('/') + 1)..]);
        return CommandLine.Of(
            resource.Lister!,
            from value in request.RouteIds.Concat(isNew ? Sent(request, resource) : [])
            let parameter = parameters.FirstOrDefault(parameter => IsFor(parameter, value.Key))
            where parameter is not null
            select (parameter.Name, value.Value, parameter.IsDefined(typeof(SupportsWildcardsAttribute))));
    }

    private static PropertyInfo[] ParametersOf(string cmdlet) =>
        typeof(CheckCommand).Assembly.GetType($"Neon.Commands.{cmdlet.Replace("-", string.Empty, StringComparison.Ordinal)}Command", throwOnError: true)!.GetProperties();

    // The parameters for ids have the properties of the models as aliases.
    private static bool IsFor(PropertyInfo parameter, string property) => parameter.IsDefined(typeof(ParameterAttribute))
        && (parameter.Name == property || parameter.GetCustomAttribute<AliasAttribute>()?.AliasNames.Contains(property) == true);

    /// <summary>What identifies a new resource, by the properties of the models: its parents first.</summary>
    private static KeyValuePair<string, string>[] Sent(ApiRequest request, Resource resource)
    {
        using var body = request.SentJson is { } json ? JsonDocument.Parse(json) : null;
        return [.. MembersOf(body?.RootElement, resource).Concat(request.Echoed)
            .Where(member => member.Key is "name" or "email" || IsNameOfResource(member.Key) || member.Key.EndsWith("_id", StringComparison.Ordinal) || member.Key.EndsWith("_name", StringComparison.Ordinal))
            .OrderByDescending(member => member.Key.EndsWith("_id", StringComparison.Ordinal))
            .Select(member => KeyValuePair.Create(ResourceTable.PropertyOf(member.Key), member.Value))];
    }

    private static bool IsNameOfResource(string member) => ResourceTable.All.Any(resource => resource.NamedBy == NamedBy.Name && resource.Parameters.Contains(member));

    private static IEnumerable<KeyValuePair<string, string>> MembersOf(JsonElement? body, Resource resource) =>
        body is not { } root ? [] : (Within(root, resource.Kind.Replace(' ', '_')) ?? root).EnumerateObject()
            .Where(member => member.Value.ValueKind == JsonValueKind.String)
            .Select(member => KeyValuePair.Create(member.Name, member.Value.GetString()!));

    // Most bodies contain the resource in a member with its name, some of them within another member.
    private static JsonElement? Within(JsonElement body, string name)
    {
        var objects = body.EnumerateObject().Where(member => member.Value.ValueKind == JsonValueKind.Object).ToArray();
        return objects.FirstOrDefault(member => member.NameEquals(name)) is { Value.ValueKind: JsonValueKind.Object } found
            ? found.Value
            : objects.Select(member => Within(member.Value, name)).FirstOrDefault(inner => inner is not null);
    }
}
