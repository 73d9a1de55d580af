namespace Neon.Emulator;

/// <summary>Turns the steps of a change into consecutive operations on the clock.</summary>
internal sealed class OperationScheduler(EmulatorOptions options, EmulatorFaults faults, IdGenerator ids)
{
    /// <summary>How long one operation runs, and one step of work without operations.</summary>
    public TimeSpan Duration { get; set; } = options.OperationDuration;

    /// <summary>Schedules a chain that starts now and returns its operations in order.</summary>
    public IReadOnlyList<OperationState> Schedule(
        ProjectState project, DateTimeOffset now, IEnumerable<OperationStep> steps)
    {
        List<OperationState> chain = [];
        DateTimeOffset begins = now;
        bool broken = false;
        foreach (OperationStep step in steps)
        {
            DateTimeOffset created = project.Operations.Count > 0 && project.Operations[^1].CreatedAt >= now
                ? project.Operations[^1].CreatedAt.AddMicroseconds(1)
                : now;
            OperationState operation = new()
            {
                Id = ids.Uuid(),
                ProjectId = project.Id,
                Action = step.Action,
                BranchId = step.BranchId,
                EndpointId = step.EndpointId,
                CreatedAt = created,
                Phases = broken
                    ? [new(now, OperationStatus.Scheduling), new(begins, OperationStatus.Cancelled)]
                    : Course(now, begins, faults.TakeOperationFault(step.Action)),
            };
            broken |= !operation.Succeeds;
            begins = operation.EndsAt;
            project.Operations.Add(operation);
            chain.Add(operation);
        }

        return chain;
    }

    /// <summary>Takes the planned fault for work without an operation.</summary>
    public OperationFault? TakeFault(string action) => faults.TakeOperationFault(action);

    private List<OperationPhase> Course(DateTimeOffset now, DateTimeOffset begins, OperationFault? fault)
    {
        TimeSpan duration = fault?.Duration ?? Duration;
        List<OperationPhase> phases = [new(now, OperationStatus.Scheduling), new(begins, OperationStatus.Running)];
        DateTimeOffset time = begins + duration;
        int failures = 0;
        DateTimeOffset? retry = null;
        while (failures < (fault?.Failures ?? 0))
        {
            failures++;
            retry = time + duration;
            phases.Add(new(time, OperationStatus.Failed, failures, retry, fault!.Error));
            phases.Add(new(retry.Value, OperationStatus.Running, failures, retry));
            time = retry.Value + duration;
        }

        phases.Add(fault switch
        {
            { EndsInError: true } => new(time, OperationStatus.Error, failures + 1, retry, fault.Error),
            { IsSkipped: true } => new(time, OperationStatus.Skipped, failures, retry),
            _ => new(time, OperationStatus.Finished, failures, retry),
        });
        return phases;
    }
}
