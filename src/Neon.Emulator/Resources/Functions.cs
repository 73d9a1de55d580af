using System.Collections.Immutable;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>Functions of a branch and their deployments.</summary>
internal static class Functions
{
    private const int DefaultLimit = 100;
    private const string DefaultRuntime = "nodejs24";
    private const string EntryFile = "index.mjs";

    public static void Register(OperationHandlers handlers)
    {
        handlers.Add("listProjectBranchFunctions", List);
        handlers.Add("getProjectBranchFunction", context =>
        {
            ProjectState project = context.Project();
            BranchState branch = context.Branch(project);
            return Respond(context, project, branch, Get(branch, context.Path("slug")));
        });
        handlers.Add("updateProjectBranchFunction", Update);
        handlers.AddDeletion("deleteProjectBranchFunction", context =>
        {
            BranchState branch = context.Branch(context.Project());
            branch.Functions.Remove(Get(branch, context.Path("slug")).Slug);
            return null;
        });
        handlers.Add("createProjectBranchFunctionDeployment", Deploy, status: 201);
    }

    public static FunctionState Get(BranchState branch, string slug) =>
        branch.Functions.GetValueOrDefault(slug) ?? throw ApiException.NotFound("function not found");

    /// <summary>A new branch starts with the functions of its parent.</summary>
    public static void Inherit(BranchState branch, BranchState parent, DateTimeOffset now)
    {
        foreach (FunctionState function in parent.Functions.Values)
        {
            FunctionState copy = new() { Id = function.Id, Slug = function.Slug, Name = function.Name, CreatedAt = function.CreatedAt };
            copy.Deployments.AddRange(function.Deployments.Where(deployment => deployment == function.Active(now)));
            branch.Functions.Add(copy.Slug, copy);
        }
    }

    private static JsonObject List(RequestContext context)
    {
        ProjectState project = context.Project();
        BranchState branch = context.Branch(project);
        IEnumerable<FunctionState> sorted = branch.Functions.Values.OrderBy(function => function.Slug, StringComparer.Ordinal);
        if (context.Text("cursor") is { } cursor)
        {
            sorted = sorted.Where(function => string.CompareOrdinal(function.Slug, cursor) > 0);
        }

        List<FunctionState> page = Paging.Page(sorted, context.Limit(DefaultLimit), out bool more);
        return new JsonObject
        {
            ["functions"] = Wire.Array(page.Select(function => function.ToJson(branch, project.Region, context.Now))),
        }.WithNext(more ? page[^1].Slug : null, "slug", "asc");
    }

    private static JsonObject Update(RequestContext context)
    {
        ProjectState project = context.Project();
        BranchState branch = context.Branch(project);
        FunctionState function = Get(branch, context.Path("slug"));
        string? name = context.Body.String("name")?.Trim();
        function.Name = name is not { Length: 0 } ? name : throw ApiException.BadRequest("name must not be blank");
        return Respond(context, project, branch, function);
    }

    private static JsonObject Deploy(RequestContext context)
    {
        BranchState branch = context.Branch(context.Project());
        string slug = context.Path("slug");
        byte[]? archive = context.Files.GetValueOrDefault("zip");
        if (archive is null && context.Body.Count == 0)
        {
            throw ApiException.BadRequest("at least one of zip, runtime and environment must be specified");
        }

        FunctionState? function = branch.Functions.GetValueOrDefault(slug);
        DeploymentState? before = function?.Deployments.LastOrDefault();
        byte[] code = archive ?? before?.Archive ?? throw ApiException.BadRequest("zip is required for the first deployment of a function");
        function ??= new FunctionState { Id = context.Store.Ids.Function(), Slug = slug, CreatedAt = context.Now };
        ImmutableSortedDictionary<string, string> environment = Environment(before, context.Body.String("environment"));
        (StateTimeline states, string? error) = Build(context, code);
        DeploymentState deployment = new(
            (before?.Id ?? 0) + 1, context.Body.String("runtime") ?? before?.Runtime ?? DefaultRuntime, environment, code, states, error, context.Now);
        branch.Functions[slug] = function;
        function.Deployments.Add(deployment);
        return new JsonObject { ["deployment"] = deployment.ToJson(context.Now) };
    }

    /// <summary>The previous variables, changed by the specified ones; an empty value removes a variable.</summary>
    private static ImmutableSortedDictionary<string, string> Environment(DeploymentState? before, string? json)
    {
        ImmutableSortedDictionary<string, string> variables =
            before?.Environment ?? ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
        foreach ((string name, string value) in json is null ? [] : Parse(json))
        {
            variables = value.Length == 0 ? variables.Remove(name) : variables.SetItem(name, value);
        }

        return variables;
    }

    private static Dictionary<string, string> Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? [];
        }
        catch (JsonException)
        {
            throw ApiException.BadRequest("environment must be a JSON object of strings");
        }
    }

    /// <summary>The states of a build: it waits, runs, and succeeds if the archive has an entry point.</summary>
    private static (StateTimeline States, string? Error) Build(RequestContext context, byte[] archive)
    {
        OperationFault? fault = context.Store.Scheduler.TakeFault("deploy_function");
        string? error = fault is { EndsInError: true } ? fault.Error : Flaw(archive);
        TimeSpan duration = fault?.Duration ?? context.Store.Scheduler.Duration;
        StateTimeline states = new(context.Now, DeploymentState.Pending);
        states.Change(context.Now + duration, DeploymentState.Building);
        states.Change(context.Now + (duration * 2), error is null ? DeploymentState.Completed : DeploymentState.Failed);
        return (states, error);
    }

    private static string? Flaw(byte[] archive)
    {
        try
        {
            using ZipArchive zip = new(new MemoryStream(archive));
            return zip.GetEntry(EntryFile) is null ? $"the archive has no {EntryFile} at its root" : null;
        }
        catch (InvalidDataException)
        {
            return "the code is not a valid zip archive";
        }
    }

    private static JsonObject Respond(RequestContext context, ProjectState project, BranchState branch, FunctionState function) =>
        new() { ["function"] = function.ToJson(branch, project.Region, context.Now) };
}
