using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>Anonymized branches: creating them, their rules, and the masking, which runs over time without operations.</summary>
internal static class Anonymization
{
    public static void Register(OperationHandlers handlers)
    {
        handlers.Add("createProjectBranchAnonymized", Create, status: 201);
        handlers.Add("getMaskingRules", context => Rules(Get(context).Anonymization));
        handlers.Add("updateMaskingRules", UpdateRules);
        handlers.Add("getAnonymizedBranchStatus", context =>
        {
            (BranchState branch, AnonymizationState anonymization) = Get(context);
            return anonymization.ToJson(branch.ProjectId, branch.Id, context.Now);
        });
        handlers.Add("startAnonymization", Start);
    }

    private static (BranchState Branch, AnonymizationState Anonymization) Get(RequestContext context)
    {
        BranchState branch = context.Branch(context.Project());
        return branch.Anonymization is { } anonymization
            ? (branch, anonymization)
            : throw ApiException.NotFound("the branch is not an anonymized branch");
    }

    private static JsonObject Rules(AnonymizationState anonymization) => new() { ["masking_rules"] = anonymization.Rules.DeepClone() };

    private static JsonObject Create(RequestContext context)
    {
        ProjectState project = context.Project();
        JsonArray rules = context.Body["masking_rules"]?.DeepClone().AsArray() ?? [];
        CheckRules(rules);
        (BranchState branch, JsonObject response) = BranchCreation.Create(
            context, project, context.Body.Object("branch_create") ?? [], context.Body.Object("annotation_value"));
        AnonymizationState anonymization = new()
        {
            CreatedAt = context.Now,
            States = new StateTimeline(context.Now, AnonymizationState.Created),
            Rules = rules,
        };
        branch.Anonymization = anonymization;
        TimeSpan duration = context.Store.Scheduler.Duration;
        if (branch.States.Final == "init")
        {
            anonymization.States.Change(context.Now + duration, AnonymizationState.InitializationError);
        }
        else
        {
            DateTimeOffset ready = branch.States.LastEntered(branch.States.Final, DateTimeOffset.MaxValue)!.Value + duration;
            anonymization.States.Change(ready, AnonymizationState.Initialized);
            if (context.Body.Boolean("start_anonymization") == true)
            {
                anonymization.Start(ready + duration, duration, context.Store.User, FailureOf(branch, rules));
            }
        }

        response["branch"] = project.BranchToJson(branch, context.Now);
        return response;
    }

    private static JsonObject UpdateRules(RequestContext context)
    {
        AnonymizationState anonymization = Get(context).Anonymization;
        if (anonymization.States.Current(context.Now) == AnonymizationState.Anonymizing)
        {
            throw ApiException.Unprocessable("the rules cannot be changed while the branch is being anonymized");
        }

        JsonArray rules = context.Body["masking_rules"]!.DeepClone().AsArray();
        CheckRules(rules);
        anonymization.Rules = rules;
        return Rules(anonymization);
    }

    private static JsonObject Start(RequestContext context)
    {
        (BranchState branch, AnonymizationState anonymization) = Get(context);
        string state = anonymization.States.Current(context.Now);
        if (state is not (AnonymizationState.Initialized or AnonymizationState.Anonymized or AnonymizationState.Error))
        {
            throw ApiException.Unprocessable($"anonymization cannot be started in the state '{state}'");
        }

        anonymization.Start(
            context.Now, context.Store.Scheduler.Duration, context.Store.User, FailureOf(branch, anonymization.Rules));
        return anonymization.ToJson(branch.ProjectId, branch.Id, context.Now);
    }

    private static void CheckRules(JsonArray rules)
    {
        foreach (JsonObject rule in rules.Select(item => item!.AsObject()))
        {
            if (rule.String("masking_function") is null == rule.String("masking_value") is null)
            {
                throw ApiException.BadRequest("a masking rule needs either masking_function or masking_value");
            }
        }
    }

    /// <summary>The error that would stop a run in Postgres: a rule for a database that does not exist.</summary>
    private static string? FailureOf(BranchState branch, JsonArray rules) => rules
        .Select(rule => rule!.AsObject().String("database_name")!)
        .FirstOrDefault(database => !branch.Content.Databases.ContainsKey(database)) is { } missing
            ? $"database \"{missing}\" does not exist"
            : null;
}
