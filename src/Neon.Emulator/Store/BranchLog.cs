using System.Globalization;
using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>
/// The log of a branch. It is generated when it is read, from the branch's operations and computes: the same history
/// produces the same records.
/// </summary>
internal static class BranchLog
{
    private const string Control = "compute_ctl";
    private const string Postgres = "postgres";
    private static readonly TimeSpan CheckpointInterval = TimeSpan.FromMinutes(5);

    /// <summary>The records from one time until before another, in order.</summary>
    public static List<LogRecordState> Read(ProjectState project, BranchState branch, DateTimeOffset from, DateTimeOffset until) =>
    [
        .. project.Operations.Where(operation => operation.BranchId == branch.Id).SelectMany(Of)
            .Concat(project.Endpoints.Values.Where(endpoint => endpoint.BranchId == branch.Id).SelectMany(endpoint => Checkpoints(endpoint, from, until)))
            .Where(record => record.At >= from && record.At < until)
            .OrderBy(record => record.At),
    ];

    private static IEnumerable<LogRecordState> Of(OperationState operation)
    {
        if (operation.EndpointId is not { } endpoint)
        {
            yield break;
        }

        foreach (OperationPhase phase in operation.Phases)
        {
            (string Service, string Scope, string Severity, string Message)? line = (phase.Status, operation.Action) switch
            {
                (OperationStatus.Running, "start_compute") => (Control, "startup", "INFO", "starting Postgres"),
                (OperationStatus.Finished, "start_compute") => (Postgres, "postmaster", "INFO", "database system is ready to accept connections"),
                (OperationStatus.Running, "suspend_compute") => (Postgres, "postmaster", "INFO", "received fast shutdown request"),
                (OperationStatus.Finished, "suspend_compute") => (Postgres, "postmaster", "INFO", "database system is shut down"),
                (OperationStatus.Finished, "apply_config") => (Control, "config", "INFO", "roles and databases are up to date"),
                (OperationStatus.Failed, _) => (Control, "operations", "WARN", $"{operation.Action} failed and is tried again: {phase.Error}"),
                (OperationStatus.Error, _) => (Control, "operations", "ERROR", $"{operation.Action} failed: {phase.Error}"),
                _ => null,
            };
            if (line is var (service, scope, severity, message))
            {
                yield return new LogRecordState(phase.At, message, endpoint, service, scope, severity)
                {
                    TraceId = operation.Id.Replace("-", string.Empty, StringComparison.Ordinal),
                    Attributes = new JsonObject { ["operation.id"] = operation.Id, ["operation.action"] = operation.Action, ["operation.failures"] = phase.Failures },
                };
            }
        }
    }

    /// <summary>Records that Postgres writes periodically while it runs.</summary>
    private static IEnumerable<LogRecordState> Checkpoints(EndpointState endpoint, DateTimeOffset from, DateTimeOffset until)
    {
        DateTimeOffset start = from > endpoint.CreatedAt ? from : endpoint.CreatedAt;
        long first = ((start.UtcTicks - 1) / CheckpointInterval.Ticks) + 1;
        for (long index = first; index * CheckpointInterval.Ticks < until.UtcTicks; index++)
        {
            DateTimeOffset at = new(index * CheckpointInterval.Ticks, TimeSpan.Zero);
            if (endpoint.States.Current(at) == EndpointState.Active)
            {
                string message = string.Create(CultureInfo.InvariantCulture, $"checkpoint complete: wrote {(index % 97) + 3} buffers");
                yield return new LogRecordState(at, message, endpoint.Id, Postgres, "checkpointer", "DEBUG");
            }
        }
    }
}
