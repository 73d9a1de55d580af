using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>Changing, starting, suspending and restarting compute endpoints.</summary>
internal static class EndpointChanges
{
    private const string Start = "start_compute";
    private const string Suspend = "suspend_compute";

    public static void Register(OperationHandlers handlers)
    {
        handlers.Add("updateProjectEndpoint", Update);
        handlers.Add("startProjectEndpoint", context => Switch(
            context, "start", endpoint => Endpoints.IsUp(endpoint) ? [] : [Start]));
        handlers.Add("suspendProjectEndpoint", context => Switch(
            context, "suspend", endpoint => Endpoints.IsUp(endpoint) ? [Suspend] : []));
        handlers.Add("restartProjectEndpoint", context => Switch(
            context, "restart", endpoint => Endpoints.IsUp(endpoint) ? [Suspend, Start] : [Start]));
    }

    private static JsonObject Switch(RequestContext context, string verb, Func<EndpointState, string[]> actions)
    {
        ProjectState project = context.Project();
        EndpointState endpoint = context.Endpoint(project);
        if (endpoint.States.Pending(context.Now) is not null)
        {
            throw ApiException.Locked($"endpoint is in some transitive state, could not {verb}");
        }

        string[] steps = actions(endpoint);
        if (endpoint.Disabled && steps.Contains(Start))
        {
            throw ApiException.Unprocessable($"endpoint is disabled, could not {verb}");
        }

        return Endpoints.Run(context, project, endpoint, steps);
    }

    private static JsonObject Update(RequestContext context)
    {
        ProjectState project = context.Project();
        EndpointState endpoint = context.Endpoint(project);
        JsonObject change = context.Body.Object("endpoint")!;
        (double min, double max) = ComputeSize.Change(project.Organization.Terms, change, endpoint.MinCu, endpoint.MaxCu);
        long suspendTimeout = ComputeSize.SuspendTimeout(project.Organization.Terms, change, endpoint.SuspendTimeoutSeconds);
        Move(context, project, endpoint, change.String("branch_id"));
        bool restarts = min != endpoint.MinCu || max != endpoint.MaxCu || change.ContainsKey("settings");
        bool reconfigures = restarts || suspendTimeout != endpoint.SuspendTimeoutSeconds || change.ContainsKey("passwordless_access");
        bool wasDisabled = endpoint.Disabled;
        endpoint.MinCu = min;
        endpoint.MaxCu = max;
        endpoint.SuspendTimeoutSeconds = suspendTimeout;
        endpoint.Provisioner = change.String("provisioner") ?? endpoint.Provisioner;
        endpoint.Settings = change.Object("settings")?.DeepClone().AsObject() ?? endpoint.Settings;
        endpoint.Name = change.String("name") ?? endpoint.Name;
        endpoint.Disabled = change.Boolean("disabled") ?? endpoint.Disabled;
        endpoint.PasswordlessAccess = change.Boolean("passwordless_access") ?? endpoint.PasswordlessAccess;
        endpoint.PoolerEnabled = change.Boolean("pooler_enabled") ?? endpoint.PoolerEnabled;
        endpoint.UpdatedAt = context.Now;
        return Endpoints.Run(
            context, project, endpoint, Steps(Endpoints.IsUp(endpoint), !wasDisabled && endpoint.Disabled, restarts, reconfigures));
    }

    private static string[] Steps(bool isUp, bool isDisabledNow, bool restarts, bool reconfigures) => isUp switch
    {
        true when isDisabledNow => [Suspend],
        true when restarts => [Suspend, Start],
        true when reconfigures => ["apply_config"],
        // A suspended compute starts for the change and is suspended again.
        false when reconfigures && !isDisabledNow => [Start, Suspend],
        _ => [],
    };

    private static void Move(RequestContext context, ProjectState project, EndpointState endpoint, string? branchId)
    {
        if (branchId is null || branchId == endpoint.BranchId)
        {
            return;
        }

        BranchState target = RequestContext.Branch(project, branchId);
        if (endpoint.Type == EndpointState.ReadWrite && project.ReadWriteEndpointOf(target.Id) is not null)
        {
            throw Endpoints.SecondReadWrite();
        }

        endpoint.BranchId = target.Id;
        endpoint.UpdatedAt = context.Now;
    }
}
