using System.Globalization;
using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>Custom domains of functions.</summary>
internal static class CustomDomains
{
    private const int DefaultLimit = 100;
    private const string OfFunction = "function";

    public static void Register(OperationHandlers handlers)
    {
        handlers.Add("listProjectBranchCustomDomains", List);
        handlers.Add("registerProjectBranchCustomDomain", Add, status: 201);
        handlers.AddDeletion("deleteProjectBranchCustomDomain", context =>
        {
            BranchState branch = context.Branch(context.Project());
            return branch.CustomDomains.Remove(Normal(context.Path("domain"))) ? null : throw ApiException.NotFound("custom domain not found");
        });
    }

    private static JsonObject List(RequestContext context)
    {
        BranchState branch = context.Branch(context.Project());
        IEnumerable<CustomDomainState> sorted = branch.CustomDomains.Values.OrderBy(domain => domain.Domain, StringComparer.Ordinal);
        if (context.Text("cursor") is { } cursor)
        {
            sorted = sorted.Where(domain => string.CompareOrdinal(domain.Domain, cursor) > 0);
        }

        List<CustomDomainState> page = Paging.Page(sorted, context.Limit(DefaultLimit), out bool more);
        return new JsonObject { ["custom_domains"] = Wire.Array(page.Select(domain => domain.ToJson(context.Now))) }
            .WithNext(more ? page[^1].Domain : null, "domain", "asc");
    }

    private static JsonObject Add(RequestContext context)
    {
        ProjectState project = context.Project();
        BranchState branch = context.Branch(project);
        string type = context.Body.String("entity_type")!;
        if (type != OfFunction)
        {
            throw ApiException.BadRequest($"unsupported entity_type '{type}'");
        }

        FunctionState function = Functions.Get(branch, context.Body.String("entity_id")!);
        string name = Normal(context.Body.String("domain")!);
        if (branch.CustomDomains.GetValueOrDefault(name) is { } present && present.EntityId == function.Slug)
        {
            return present.ToJson(context.Now);
        }

        if (context.Store.Projects.Values.SelectMany(other => other.LiveBranches).Any(other => other.CustomDomains.ContainsKey(name)))
        {
            throw ApiException.Conflict($"domain '{name}' is already registered");
        }

        TimeSpan duration = context.Store.Scheduler.Duration;
        StateTimeline dns = new(context.Now, CustomDomainState.Pending);
        dns.Change(context.Now + duration, CustomDomainState.Ok);
        StateTimeline binding = new(context.Now, CustomDomainState.Pending);
        binding.Change(context.Now + (duration * 2), CustomDomainState.Ok);
        CustomDomainState domain = new(name, type, function.Slug, function.Host(branch, project.Region), dns, binding);
        branch.CustomDomains.Add(name, domain);
        return domain.ToJson(context.Now);
    }

    private static string Normal(string domain) => domain.TrimEnd('.').ToLower(CultureInfo.InvariantCulture);
}
