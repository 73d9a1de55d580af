using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>Triggers of a branch, which call functions.</summary>
internal static class Triggers
{
    public static void Register(OperationHandlers handlers)
    {
        handlers.Add("listProjectBranchTriggers", context => new JsonObject
        {
            ["triggers"] = Wire.Array(context.Branch(context.Project()).Triggers.Values
                .OrderBy(trigger => trigger.Id, StringComparer.Ordinal)
                .Select(trigger => trigger.ToJson(context.Now))),
        });
        handlers.Add("getProjectBranchTrigger", context => Respond(context, Get(context, context.Branch(context.Project()))));
        handlers.Add("createProjectBranchTrigger", Create, status: 201);
        handlers.Add("updateProjectBranchTrigger", Update);
        handlers.AddDeletion("deleteProjectBranchTrigger", context =>
        {
            BranchState branch = context.Branch(context.Project());
            branch.Triggers.Remove(Get(context, branch).Id);
            return null;
        });
    }

    /// <summary>A new branch has the triggers of its parent, but they are disabled.</summary>
    public static void Inherit(BranchState branch, BranchState parent)
    {
        foreach (TriggerState trigger in parent.Triggers.Values)
        {
            branch.Triggers.Add(trigger.Id, trigger with { Enabled = false, Inherited = true });
        }
    }

    private static TriggerState Get(RequestContext context, BranchState branch) =>
        branch.Triggers.GetValueOrDefault(context.Path("trigger_id")) ?? throw ApiException.NotFound("trigger not found");

    private static JsonObject Create(RequestContext context)
    {
        BranchState branch = context.Branch(context.Project());
        string name = context.Body.String("name")!;
        CheckName(branch, name);
        TriggerState trigger = new(
            context.Store.Ids.Trigger(),
            context.Body.String("type")!,
            Functions.Get(branch, context.Body.String("function_slug")!).Slug,
            name,
            context.Body.String("function_path") ?? "/",
            Schedule(context.Body),
            context.Body.Object("storage_object_created")?.DeepClone().AsObject(),
            context.Body.Boolean("enabled") ?? true,
            Version: 1,
            Inherited: false);
        branch.Triggers.Add(trigger.Id, trigger);
        return Respond(context, trigger);
    }

    private static JsonObject Update(RequestContext context)
    {
        BranchState branch = context.Branch(context.Project());
        TriggerState current = Get(context, branch);
        JsonObject request = context.Body;
        if (request.String("type") != current.Type)
        {
            throw ApiException.BadRequest($"trigger is of type '{current.Type}'");
        }

        if (request.Count == 1)
        {
            throw ApiException.BadRequest("at least one property besides type must be specified");
        }

        string name = request.String("name") ?? current.Name;
        if (name != current.Name)
        {
            CheckName(branch, name);
        }

        TriggerState changed = current with
        {
            Name = name,
            FunctionSlug = request.String("function_slug") is { } slug ? Functions.Get(branch, slug).Slug : current.FunctionSlug,
            FunctionPath = request.String("function_path") ?? current.FunctionPath,
            Schedule = Schedule(request) ?? current.Schedule,
            StorageObjectCreated = request.Object("storage_object_created")?.DeepClone().AsObject() ?? current.StorageObjectCreated,
            Enabled = request.Boolean("enabled") ?? current.Enabled,
            Version = current.Version + 1,
            Inherited = false,
        };
        branch.Triggers[changed.Id] = changed;
        return Respond(context, changed);
    }

    private static CronSchedule? Schedule(JsonObject request) => request.Object("schedule").String("cron") is not { } cron
        ? null
        : CronSchedule.Parse(cron) ?? throw ApiException.BadRequest($"invalid cron expression '{cron}'");

    private static void CheckName(BranchState branch, string name)
    {
        if (branch.Triggers.Values.Any(trigger => trigger.Name == name))
        {
            throw ApiException.Conflict($"trigger '{name}' already exists");
        }
    }

    private static JsonObject Respond(RequestContext context, TriggerState trigger) => new() { ["trigger"] = trigger.ToJson(context.Now) };
}
