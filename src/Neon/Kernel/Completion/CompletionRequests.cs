namespace Neon.Commands;

/// <summary>
/// The requests that one Tab may send: enough to look up a parent by name and to read its items. Each reads one list, and only its
/// first page.
/// </summary>
internal sealed class CompletionRequests(NeonConnection connection)
{
    /// <summary>How many requests one Tab may send.</summary>
    public const int Most = 3;

    private int _count;

    /// <summary>Sends the current request.</summary>
    public NeonClient Client { get; private set; } = new(connection) { SendsOnce = true };

    /// <summary>Begins another request; false if none is left.</summary>
    public bool TryBegin()
    {
        if (_count == Most)
        {
            return false;
        }

        _count++;
        Client = new NeonClient(connection) { SendsOnce = true };
        return true;
    }
}
