namespace Neon.Tests.Reliability;

/// <summary>Counts which of the objects that a pipeline emitted are still alive.</summary>
internal sealed class Survivors
{
    private readonly List<WeakReference<object>> _seen = [];

    /// <summary>The number of objects.</summary>
    public int Count { get; private set; }

    /// <summary>The largest number of objects that were alive at the same time, whenever that was checked.</summary>
    public int Most { get; private set; }

    /// <summary>Records an object without keeping it alive; called by a script.</summary>
    public void Add(object item)
    {
        _seen.Add(new WeakReference<object>(item));
        if (++Count % 9999 == 0)
        {
            Most = Math.Max(Most, CountAlive());
        }
    }

    /// <summary>The number of objects that are alive now.</summary>
    public int CountAlive()
    {
        GC.Collect();
        _seen.RemoveAll(item => !item.TryGetTarget(out _));
        return _seen.Count;
    }
}
