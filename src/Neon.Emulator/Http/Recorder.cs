namespace Neon.Emulator;

/// <summary>Records what happened, for tests.</summary>
internal sealed class Recorder
{
    // An emulator may run for days, so it records only the latest entries.
    private const int Capacity = 20_000;

    private readonly object _gate = new();
    private readonly Queue<EmulatorExchange> _exchanges = new();
    private readonly List<string> _violations = [];

    public IReadOnlyList<EmulatorExchange> Exchanges
    {
        get
        {
            lock (_gate)
            {
                return [.. _exchanges];
            }
        }
    }

    public IReadOnlyList<string> Violations
    {
        get
        {
            lock (_gate)
            {
                return [.. _violations];
            }
        }
    }

    public void Add(EmulatorExchange exchange)
    {
        lock (_gate)
        {
            _exchanges.Enqueue(exchange);
            if (_exchanges.Count > Capacity)
            {
                _exchanges.Dequeue();
            }
        }
    }

    public void Violate(string what)
    {
        lock (_gate)
        {
            _violations.Add(what);
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _exchanges.Clear();
            _violations.Clear();
        }
    }
}
