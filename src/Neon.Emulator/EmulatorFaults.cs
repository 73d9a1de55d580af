namespace Neon.Emulator;

/// <summary>The planned faults. Safe for use from any thread.</summary>
public sealed class EmulatorFaults
{
    private readonly object _gate = new();
    private readonly List<PlannedFault> _requests = [];
    private readonly List<OperationFault> _operations = [];

    /// <summary>The number of planned faults, of requests and of operations, that have not happened yet.</summary>
    public int Pending
    {
        get
        {
            lock (_gate)
            {
                return _requests.Sum(planned => planned.Remaining) + _operations.Count;
            }
        }
    }

    /// <summary>Plans a fault for the next requests of an operation.</summary>
    /// <param name="operationId">The operation of the contract, such as <c>createProjectBranch</c>.</param>
    /// <param name="fault">The fault.</param>
    /// <param name="count">The number of affected requests.</param>
    /// <param name="skip">The number of matching requests before the fault.</param>
    /// <exception cref="ArgumentException">The contract does not have this operation.</exception>
    public void Add(string operationId, EmulatorFault fault, int count = 1, int skip = 0)
    {
        if (!ApiContract.Current.Operations.ContainsKey(operationId))
        {
            throw new ArgumentException($"The contract has no operation '{operationId}'.", nameof(operationId));
        }

        Plan((operation, _, _) => operation == operationId, fault, count, skip);
    }

    /// <summary>Plans a fault for the next requests that match a predicate.</summary>
    /// <param name="matches">A predicate for the method and the path below the base path, such as <c>/projects</c>.</param>
    /// <param name="fault">The fault.</param>
    /// <param name="count">The number of affected requests.</param>
    /// <param name="skip">The number of matching requests before the fault.</param>
    public void Add(Func<HttpMethod, string, bool> matches, EmulatorFault fault, int count = 1, int skip = 0) =>
        Plan((_, method, path) => matches(method, path), fault, count, skip);

    /// <summary>Plans a fault for the next requests of any kind.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="count">The number of affected requests.</param>
    /// <param name="skip">The number of requests before the fault.</param>
    public void AddToAny(EmulatorFault fault, int count = 1, int skip = 0) => Plan((_, _, _) => true, fault, count, skip);

    /// <summary>Plans a fault for the next matching operation (the work behind a change, not the request).</summary>
    /// <param name="fault">The operation and its fault.</param>
    public void AddToOperation(OperationFault fault)
    {
        lock (_gate)
        {
            _operations.Add(fault);
        }
    }

    /// <summary>Removes all planned faults.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _requests.Clear();
            _operations.Clear();
        }
    }

    internal EmulatorFault? Take(string? operationId, HttpMethod method, string path)
    {
        lock (_gate)
        {
            foreach (PlannedFault planned in _requests)
            {
                if (!planned.Matches(operationId, method, path))
                {
                    continue;
                }

                if (planned.Skip > 0)
                {
                    planned.Skip--;
                    continue;
                }

                if (--planned.Remaining == 0)
                {
                    _requests.Remove(planned);
                }

                return planned.Fault;
            }

            return null;
        }
    }

    internal OperationFault? TakeOperationFault(string action)
    {
        lock (_gate)
        {
            OperationFault? fault = _operations.Find(planned => planned.Action is null || planned.Action == action);
            if (fault is not null)
            {
                _operations.Remove(fault);
            }

            return fault;
        }
    }

    private void Plan(Func<string?, HttpMethod, string, bool> matches, EmulatorFault fault, int count, int skip)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ArgumentOutOfRangeException.ThrowIfNegative(skip);
        lock (_gate)
        {
            _requests.Add(new PlannedFault(matches, fault) { Remaining = count, Skip = skip });
        }
    }

    private sealed class PlannedFault(Func<string?, HttpMethod, string, bool> matches, EmulatorFault fault)
    {
        public Func<string?, HttpMethod, string, bool> Matches { get; } = matches;

        public EmulatorFault Fault { get; } = fault;

        public int Remaining { get; set; }

        public int Skip { get; set; }
    }
}
