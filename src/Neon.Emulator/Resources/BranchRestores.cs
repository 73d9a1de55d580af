using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>Restoring a branch to a point of its own or another branch's history.</summary>
internal static class BranchRestores
{
    public static void Register(OperationHandlers handlers) => handlers.Add("restoreProjectBranch", Restore);

    private static JsonObject Restore(RequestContext context)
    {
        ProjectState project = context.Project();
        BranchState branch = context.Branch(project);
        BranchState source = project.Branches.GetValueOrDefault(context.Body.String("source_branch_id")!) is { DeletedAt: null } found
            ? found
            : throw ApiException.NotFound("source branch not found");
        string? preserve = context.Body.String("preserve_under_name");
        PointInTime moment = PointInTime.Read(context.Body.String("source_timestamp"), context.Body.String("source_lsn"));
        Check(project, branch, source, moment, preserve);
        HistoryPoint point = History.At(project, source, moment, context.Now);
        point = moment.IsHead ? point with { At = context.Now } : point;
        bool isReset = source.Id == branch.ParentId && moment.IsHead;
        BranchContent before = branch.Content;
        BranchState? backup = preserve is null ? null : Preserve(context, project, branch, preserve);
        branch.ParentId = source.Id == branch.Id ? backup!.Id : source.Id;
        branch.ParentPoint = point;
        branch.Continue([branch.HasOwnPasswords
            ? point with { Content = point.Content.WithPasswords(role => before.Roles.GetValueOrDefault(role.Name)?.Password ?? role.Password!) }
            : point]);
        if (isReset)
        {
            backup?.TakeBuckets(branch);
            branch.TakeBuckets(source);
        }

        branch.UpdatedAt = context.Now;
        branch.LastResetAt = context.Now;
        if (isReset && branch.TtlSeconds is { } ttl)
        {
            branch.Expire(context.Now, context.Now.AddSeconds(ttl));
        }

        return BranchChanges.Respond(context, project, branch, Run(context, project, branch));
    }

    private static void Check(
        ProjectState project, BranchState branch, BranchState source, PointInTime moment, string? preserve)
    {
        if (branch.Anonymization is not null)
        {
            throw ApiException.Unprocessable("an anonymized branch cannot be restored");
        }

        if (source.Id == branch.Id && (moment.IsHead || preserve is null))
        {
            throw ApiException.BadRequest(
                "restoring a branch to its own history requires source_timestamp or source_lsn, and preserve_under_name");
        }

        if (preserve is null && project.ChildrenOf(branch.Id).Any())
        {
            throw ApiException.Unprocessable("Branch has children, preserve_under_name is required");
        }

        if (preserve is not null)
        {
            Branches.CheckName(project, preserve);
        }

        if (branch.Protected && source.Id == branch.ParentId && moment.IsHead)
        {
            throw ApiException.Unprocessable("a protected branch cannot be reset");
        }
    }

    /// <summary>Keeps the current state as another branch, which takes over the history, the parent and the children.</summary>
    private static BranchState Preserve(RequestContext context, ProjectState project, BranchState branch, string name)
    {
        BranchState backup = Branches.Add(context, project, name);
        backup.ParentId = branch.ParentId;
        backup.ParentPoint = branch.ParentPoint;
        backup.HasOwnPasswords = branch.HasOwnPasswords;
        backup.Continue(branch.History);
        backup.States.Change(context.Now, "ready");
        foreach (BranchState child in project.Branches.Values.Where(child => child.ParentId == branch.Id && child != backup))
        {
            child.ParentId = backup.Id;
        }

        return backup;
    }

    private static IReadOnlyList<OperationState> Run(RequestContext context, ProjectState project, BranchState branch)
    {
        List<EndpointState> active =
            [.. project.EndpointsOf(branch.Id).Where(endpoint => Endpoints.IsUp(endpoint))];
        IReadOnlyList<OperationState> operations = context.Schedule(project,
        [
            .. active.Select(endpoint => new OperationStep("suspend_compute", branch.Id, endpoint.Id)),
            new OperationStep("create_branch", branch.Id),
            .. active.Select(endpoint => new OperationStep("start_compute", branch.Id, endpoint.Id)),
        ]);
        branch.States.Change(context.Now, "resetting");
        Branches.BecomeReady(branch, operations);
        active.ForEach(endpoint => Endpoints.Follow(endpoint, operations));
        return operations;
    }
}
