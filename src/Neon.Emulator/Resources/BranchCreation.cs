using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>Creating a branch from its parent.</summary>
internal static class BranchCreation
{
    private const string SchemaOnly = "schema-only";

    public static JsonObject Create(RequestContext context) =>
        Create(context, context.Project(), context.Body, context.Body.Object("annotation_value")).Response;

    /// <summary>Creates the branch that the body describes.</summary>
    public static (BranchState Branch, JsonObject Response) Create(
        RequestContext context, ProjectState project, JsonObject body, JsonObject? annotation)
    {
        JsonObject? request = body.Object("branch");
        BranchState parent = project.Branches.GetValueOrDefault(request.String("parent_id") ?? project.DefaultBranchId) is
        { DeletedAt: null } found
            ? found
            : throw ApiException.NotFound("parent branch not found");
        if (parent.States.Current(context.Now) is "init" or "resetting")
        {
            throw ApiException.Unprocessable("branch not ready yet");
        }

        string initSource = request.String("init_source") ?? "parent-data";
        if (initSource is not ("parent-data" or SchemaOnly))
        {
            throw ApiException.BadRequest($"unknown init_source '{initSource}'");
        }

        if (parent.ExpiresAt is not null)
        {
            throw ApiException.Unprocessable("a branch that expires cannot have child branches");
        }

        PointInTime moment = PointInTime.Read(request.String("parent_timestamp"), request.String("parent_lsn"));
        HistoryPoint point = History.At(project, parent, moment, context.Now);
        point = moment.IsHead ? point with { At = context.Now } : point;
        DateTimeOffset? expiresAt = request.Moment("expires_at");
        bool isProtected = request.Boolean("protected") ?? false;
        BranchChanges.CheckExpiry(expiresAt, context.Now);
        if (expiresAt is not null && isProtected)
        {
            throw ApiException.Unprocessable("a protected branch cannot expire");
        }

        if (isProtected)
        {
            Branches.CheckProtection(project);
        }

        List<JsonObject> computes = [.. (body["endpoints"]?.AsArray() ?? []).Select(item => item!.AsObject())];
        Endpoints.CheckRequests(project.Organization.Terms, computes);
        BranchState branch = Branches.Add(
            context, project, request.String("name"), annotation, initSource == SchemaOnly, request.String("init_source"));
        branch.Protected = isProtected;
        branch.Expire(context.Now, expiresAt);
        Fill(context, project, branch, parent, point, isRoot: initSource == SchemaOnly);
        return (branch, Finish(context, project, branch, computes, isArchived: request.Boolean("archived") ?? false));
    }

    private static void Fill(
        RequestContext context, ProjectState project, BranchState branch, BranchState parent, HistoryPoint point, bool isRoot)
    {
        branch.HasOwnPasswords = parent.Protected;
        BranchContent content = parent.Protected
            ? point.Content.WithPasswords(_ => context.Store.Ids.Password())
            : point.Content;
        if (isRoot)
        {
            // Only the schema is copied: the new branch is a root branch and does not share the other's history.
            project.Write(branch, context.Now, content);
            return;
        }

        branch.TakeBuckets(parent);
        branch.ParentId = parent.Id;
        branch.ParentPoint = point;
        Functions.Inherit(branch, parent, context.Now);
        Triggers.Inherit(branch, parent);
        branch.Write(point with { Content = content });
    }

    private static JsonObject Finish(
        RequestContext context, ProjectState project, BranchState branch, List<JsonObject> computes, bool isArchived)
    {
        List<EndpointState> endpoints =
            [.. computes.Select(compute => Endpoints.Add(context, project, branch.Id, compute.String("type")!, compute))];
        IReadOnlyList<OperationState> operations = context.Schedule(project,
        [
            new OperationStep("create_branch", branch.Id),
            .. endpoints.Select(endpoint => new OperationStep("start_compute", branch.Id, endpoint.Id)),
        ]);
        Branches.BecomeReady(branch, operations);
        if (isArchived && operations[0].Succeeds)
        {
            branch.States.Change(operations[0].EndsAt, "archived");
        }

        foreach (EndpointState endpoint in endpoints)
        {
            Endpoints.Follow(endpoint, operations);
        }

        JsonObject response = new()
        {
            ["branch"] = project.BranchToJson(branch, context.Now),
            ["endpoints"] = Wire.Array(endpoints.Select(endpoint => endpoint.ToJson(context.Now))),
            ["operations"] = context.ToJson(operations),
            ["roles"] = Wire.Array(branch.Content.Roles.Values.Select(role => role.ToJson(branch.Id, project.StoresPasswords))),
            ["databases"] = Wire.Array(branch.Content.Databases.Values.Select(database => database.ToJson(branch.Id))),
        };
        // The role and database of a connection string are unambiguous only if there is one of each.
        if (endpoints.Count > 0 && project.StoresPasswords
            && branch.Content is { Roles.Count: 1, Databases.Count: 1 } content
            && content.Roles.Values.Single() is { CanLogIn: true } onlyRole)
        {
            response["connection_uris"] = Wire.Array(endpoints.Select(endpoint =>
                ConnectionUris.Details(onlyRole, content.Databases.Keys.Single(), endpoint)));
        }

        return response;
    }
}
