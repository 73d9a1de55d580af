using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>The input of an operation's handler: the validated request and the store.</summary>
internal sealed class RequestContext
{
    public required EmulatorStore Store { get; init; }

    public required ApiKey Key { get; init; }

    public required RouteMatch Route { get; init; }

    public required IReadOnlyList<KeyValuePair<string, string>> Query { get; init; }

    /// <summary>The JSON body, or the texts of a form; an empty object if an optional body was omitted.</summary>
    public required JsonObject Body { get; init; }

    /// <summary>The files of a form, by the names of their parts.</summary>
    public required IReadOnlyDictionary<string, byte[]> Files { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>The scheme and host that the client used.</summary>
    public required string Origin { get; init; }

    public string Path(string name) => Route.Values[name];

    public string? Text(string name) => Query.FirstOrDefault(pair => pair.Key == name).Value;

    /// <summary>All values of a query parameter that accepts several: repeated, or separated by commas.</summary>
    public IReadOnlyList<string> Texts(string name) =>
        [.. Query.Where(pair => pair.Key == name).SelectMany(pair => pair.Value.Split(',', StringSplitOptions.RemoveEmptyEntries))];

    public bool Flag(string name) => Text(name) == "true";

    public int Limit(int @default) =>
        Text("limit") is { } limit ? int.Parse(limit, System.Globalization.CultureInfo.InvariantCulture) : @default;

    public bool CanSee(ProjectState project) => Key.Kind switch
    {
        EmulatorKeyKind.Personal => project.Organization.HasUser || Store.SharedProjects.Contains(project.Id),
        EmulatorKeyKind.Organization => project.Organization.Id == Key.OrganizationId,
        _ => project.Id == Key.ProjectId,
    };

    /// <summary>The id of the request's project: in the path, or in the body.</summary>
    public string? ProjectId => Route.Values.GetValueOrDefault("project_id") ?? Body.String("project_id");

    /// <summary>The project of the request, if it is not deleted and the key can access it.</summary>
    public ProjectState Project() =>
        ProjectId is { } id && Store.Projects.TryGetValue(id, out ProjectState? project)
        && project.DeletedAt is null && CanSee(project)
            ? project
            : throw ApiException.NotFound("project not found");

    /// <summary>The branch of the path, if it is not deleted.</summary>
    public BranchState Branch(ProjectState project) => Branch(project, Path("branch_id"));

    public static BranchState Branch(ProjectState project, string id) =>
        project.Branches.TryGetValue(id, out BranchState? branch) && branch.DeletedAt is null
            ? branch
            : throw ApiException.NotFound("branch not found");

    /// <summary>The endpoint of the path, if it is not deleted.</summary>
    public EndpointState Endpoint(ProjectState project) => Endpoint(project, Path("endpoint_id"));

    public static EndpointState Endpoint(ProjectState project, string id) =>
        project.Endpoints.TryGetValue(id, out EndpointState? endpoint) && project.IsLive(endpoint)
            ? endpoint
            : throw ApiException.NotFound("endpoint not found");

    public IReadOnlyList<OperationState> Schedule(ProjectState project, params IEnumerable<OperationStep> steps) =>
        Store.Scheduler.Schedule(project, Now, steps);

    public JsonArray ToJson(IEnumerable<OperationState> operations) =>
        Wire.Array(operations.Select(operation => operation.ToJson(Now)));
}
