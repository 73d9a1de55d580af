using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>Restoring snapshots: first to a new branch, which then replaces the target.</summary>
internal static class SnapshotRestores
{
    public static void Register(OperationHandlers handlers)
    {
        handlers.Add("restoreSnapshot", Restore);
        handlers.Add("finalizeRestoreBranch", context =>
        {
            ProjectState project = context.Project();
            BranchState branch = context.Branch(project);
            BranchState target = Target(project, branch);
            string name = OldName(project, target, context.Body.String("name"));
            return new JsonObject { ["operations"] = context.ToJson(Swap(context, project, branch, target, name, [])) };
        });
    }

    private static JsonObject Restore(RequestContext context)
    {
        ProjectState project = context.Project();
        SnapshotState snapshot = Snapshots.Get(context, project);
        string targetId = context.Body.String("target_branch_id") ?? snapshot.SourceBranchId;
        BranchState target = project.Branches.GetValueOrDefault(targetId) is { DeletedAt: null } found
            ? found
            : throw Missing(context.Store, project, targetId);
        bool isFinal = context.Body.Boolean("finalize_restore") ?? false;
        BranchState branch = Branches.Add(
            context, project, context.Body.String("name"), isRoot: true, restoredFrom: snapshot, restoredAs: target.Id);
        branch.Write(new HistoryPoint(context.Now, project.NextLsn(), snapshot.Point.Content));
        OperationStep creation = new("create_branch", branch.Id);
        IReadOnlyList<OperationState> operations = isFinal
            ? Swap(context, project, branch, target, OldName(project, target, null), [creation])
            : context.Schedule(project, [creation]);
        Branches.BecomeReady(branch, operations);
        JsonObject response = BranchChanges.Respond(context, project, branch, operations);
        if (isFinal)
        {
            response["endpoints"] = Wire.Array(project.EndpointsOf(branch.Id).Select(endpoint => endpoint.ToJson(context.Now)));
        }

        return response;
    }

    private static ApiException Missing(EmulatorStore store, ProjectState project, string targetId) =>
        store.Projects.Values.Any(other => other != project && other.Branches.ContainsKey(targetId))
            ? ApiException.BadRequest("target branch is from another project")
            : ApiException.NotFound("target branch not found");

    private static BranchState Target(ProjectState project, BranchState branch)
    {
        if (branch.RestoreStatus != "restored")
        {
            throw ApiException.Unprocessable("the branch is not a restored branch that can be finalized");
        }

        return project.Branches[branch.RestoredAs!] is { DeletedAt: null } target
            ? target
            : throw ApiException.Unprocessable("the branch to be replaced was deleted");
    }

    private static string OldName(ProjectState project, BranchState target, string? wanted)
    {
        if (wanted is not null)
        {
            Branches.CheckName(project, wanted);
            return wanted;
        }

        string name = $"{target.Name} (old)";
        for (int count = 2; project.LiveBranches.Any(branch => branch.Name == name); count++)
        {
            name = $"{target.Name} (old {count})";
        }

        return name;
    }

    /// <summary>Replaces the target with the branch: swaps name, protection, default, schedule and computes.</summary>
    private static IReadOnlyList<OperationState> Swap(
        RequestContext context, ProjectState project, BranchState branch, BranchState target, string oldName, OperationStep[] before)
    {
        List<EndpointState> moving = [.. project.EndpointsOf(target.Id)];
        List<EndpointState> leaving = [.. project.EndpointsOf(branch.Id)];
        List<EndpointState> active = [.. moving.Where(Endpoints.IsUp)];
        (branch.Name, target.Name) = (target.Name, oldName);
        (branch.Protected, target.Protected) = (target.Protected, false);
        (branch.SnapshotSchedule, target.SnapshotSchedule) = (target.SnapshotSchedule, SnapshotScheduleState.None);
        if (project.DefaultBranchId == target.Id)
        {
            project.DefaultBranchId = branch.Id;
        }

        moving.ForEach(endpoint => endpoint.BranchId = branch.Id);
        leaving.ForEach(endpoint => endpoint.BranchId = target.Id);
        branch.RestoreStatus = "finalized";
        target.IsReplaced = true;
        branch.UpdatedAt = context.Now;
        target.UpdatedAt = context.Now;
        IReadOnlyList<OperationState> operations = context.Schedule(project,
        [
            .. before,
            .. active.SelectMany(endpoint => new[]
            {
                new OperationStep("suspend_compute", branch.Id, endpoint.Id),
                new OperationStep("start_compute", branch.Id, endpoint.Id),
            }),
        ]);
        active.ForEach(endpoint => Endpoints.Follow(endpoint, operations));
        return operations;
    }
}
