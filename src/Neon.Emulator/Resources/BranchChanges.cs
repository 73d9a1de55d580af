using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>Changing, deleting and recovering branches.</summary>
internal static class BranchChanges
{
    private static readonly TimeSpan MaxLife = TimeSpan.FromDays(30);

    public static void Register(OperationHandlers handlers)
    {
        handlers.Add("updateProjectBranch", Update);
        handlers.Add("setDefaultProjectBranch", SetDefault);
        handlers.AddDeletion("deleteProjectBranch", Delete);
        handlers.Add("recoverProjectBranch", Recover);
    }

    public static void CheckExpiry(DateTimeOffset? expiresAt, DateTimeOffset now)
    {
        if (expiresAt <= now)
        {
            throw ApiException.BadRequest("expires_at must be in the future");
        }

        if (expiresAt > now + MaxLife)
        {
            throw ApiException.BadRequest("expires_at must be at most 30 days ahead");
        }
    }

    /// <summary>The response to a change of a branch.</summary>
    public static JsonObject Respond(
        RequestContext context, ProjectState project, BranchState branch, IReadOnlyList<OperationState> operations) => new()
        {
            ["branch"] = project.BranchToJson(branch, context.Now),
            ["operations"] = context.ToJson(operations),
        };

    private static JsonObject Update(RequestContext context)
    {
        ProjectState project = context.Project();
        BranchState branch = context.Branch(project);
        JsonObject change = context.Body.Object("branch")!;
        string name = change.String("name") ?? branch.Name;
        bool isProtected = change.Boolean("protected") ?? branch.Protected;
        // An explicit null removes the expiration; an absent member keeps it.
        DateTimeOffset? expiresAt = change.ContainsKey("expires_at") ? change.Moment("expires_at") : branch.ExpiresAt;
        if (name != branch.Name)
        {
            Branches.CheckName(project, name);
        }

        if (isProtected && !branch.Protected)
        {
            Branches.CheckProtection(project);
        }

        if (expiresAt is not null)
        {
            CheckCanExpire(project, branch, isProtected);
        }

        if (change.ContainsKey("expires_at"))
        {
            CheckExpiry(expiresAt, context.Now);
            branch.Expire(context.Now, expiresAt);
        }

        branch.Name = name;
        branch.Protected = isProtected;
        branch.UpdatedAt = context.Now;
        return Respond(context, project, branch, []);
    }

    private static void CheckCanExpire(ProjectState project, BranchState branch, bool isProtected)
    {
        if (isProtected)
        {
            throw ApiException.Unprocessable("a protected branch cannot expire");
        }

        if (branch.Id == project.DefaultBranchId)
        {
            throw ApiException.Unprocessable("the default branch cannot expire");
        }

        if (project.ChildrenOf(branch.Id).Any())
        {
            throw ApiException.Unprocessable("a branch that has child branches cannot expire");
        }
    }

    private static JsonObject SetDefault(RequestContext context)
    {
        ProjectState project = context.Project();
        BranchState branch = context.Branch(project);
        if (branch.ExpiresAt is not null)
        {
            throw ApiException.Unprocessable("a branch that expires cannot be the default branch");
        }

        if (project.DefaultBranchId != branch.Id)
        {
            project.Branches[project.DefaultBranchId].UpdatedAt = context.Now;
            project.DefaultBranchId = branch.Id;
            branch.UpdatedAt = context.Now;
        }

        return Respond(context, project, branch, []);
    }

    private static JsonObject? Delete(RequestContext context)
    {
        ProjectState project = context.Project();
        if (!project.Branches.TryGetValue(context.Path("branch_id"), out BranchState? branch))
        {
            throw ApiException.NotFound("branch not found");
        }

        if (branch.DeletedAt is not null)
        {
            return null;
        }

        CheckCanDelete(project, branch);
        List<EndpointState> active =
            [.. project.EndpointsOf(branch.Id).Where(endpoint => Endpoints.IsUp(endpoint))];
        branch.Delete(context.Now, byExpiry: false);
        IReadOnlyList<OperationState> operations = context.Schedule(project,
        [
            .. active.Select(endpoint => new OperationStep("suspend_compute", branch.Id, endpoint.Id)),
            new OperationStep("delete_timeline", branch.Id),
        ]);
        active.ForEach(endpoint => Endpoints.Follow(endpoint, operations));
        return Respond(context, project, branch, operations);
    }

    private static void CheckCanDelete(ProjectState project, BranchState branch)
    {
        if (branch.Id == project.DefaultBranchId)
        {
            throw ApiException.Unprocessable("cannot delete the default branch");
        }

        if (branch.Protected)
        {
            throw ApiException.Unprocessable("cannot delete protected branch");
        }

        if (project.ChildrenOf(branch.Id).Select(child => child.Id).ToList() is { Count: > 0 } children)
        {
            throw ApiException.Unprocessable($"cannot delete branch that has children: {string.Join(", ", children)}");
        }

        if (branch is { ParentId: null, InitSource: null, RestoredFrom: null, IsReplaced: false })
        {
            throw ApiException.Unprocessable("cannot delete the root branch");
        }
    }

    private static JsonObject Recover(RequestContext context)
    {
        ProjectState project = context.Project();
        if (!project.Branches.TryGetValue(context.Path("branch_id"), out BranchState? branch)
            || (branch.DeletedAt is not null && !branch.IsRecoverable(context.Now)))
        {
            throw ApiException.NotFound("branch not found");
        }

        if (branch.DeletedAt is null)
        {
            throw ApiException.Unprocessable("branch is not deleted");
        }

        if (branch.ParentId is { } parent && project.Branches[parent].DeletedAt is not null)
        {
            throw ApiException.Unprocessable("the parent branch is deleted: recover it first");
        }

        Branches.CheckName(project, branch.Name);
        PlanLimit.Branches.Check(project.Organization, project.LiveBranches.Count());
        branch.Recover(context.Now);
        List<EndpointState> endpoints = [.. project.EndpointsOf(branch.Id)];
        endpoints.ForEach(endpoint => endpoint.States.Change(context.Now, EndpointState.Idle));
        return new JsonObject
        {
            ["branch"] = project.BranchToJson(branch, context.Now),
            ["endpoints"] = Wire.Array(endpoints.Select(endpoint => endpoint.ToJson(context.Now))),
        };
    }
}
