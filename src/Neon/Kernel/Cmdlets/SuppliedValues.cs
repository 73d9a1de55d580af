namespace Neon.Commands;

/// <summary>Values of parameters that come from a row. They apply to the current input only: the next row has its own.</summary>
internal sealed class SuppliedValues : IDisposable
{
    private readonly Stack<Action> _restore = [];

    /// <summary>Sets a value until the input has been processed.</summary>
    /// <param name="before">The value that the parameter has now.</param>
    /// <param name="value">The value from the row.</param>
    /// <param name="set">Sets the parameter.</param>
    public void Set<T>(T before, T value, Action<T> set)
    {
        _restore.Push(() => set(before));
        set(value);
    }

    /// <summary>Restores the values.</summary>
    public void Dispose()
    {
        while (_restore.TryPop(out var restore))
        {
            restore();
        }
    }
}
