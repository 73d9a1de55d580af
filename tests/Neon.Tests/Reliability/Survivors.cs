namespace Neon.Tests.Reliability;

/// <summary>Tells which of the objects that a pipeline emitted are still alive.</summary>
internal sealed class Survivors
{
    private readonly List<WeakReference<object>> _seen = [];

    /// <summary>How many objects came.</summary>
    public int Count { get; private set; }

    /// <summary>The most that were alive at once, whenever that was looked at.</summary>
    public int Most { get; private set; }

    /// <summary>Remembers an object without keeping it alive; a script calls it.</summary>
    public void Add(object item)
    {
        _seen.Add(new WeakReference<object>(item));
        if (++Count % 4999 == 0)
        {
            Most = Math.Max(Most, CountAlive());
        }
    }

    /// <summary>How many are alive now.</summary>
    public int CountAlive()
    {
        GC.Collect();
        _seen.RemoveAll(item => !item.TryGetTarget(out _));
        return _seen.Count;
    }
}
